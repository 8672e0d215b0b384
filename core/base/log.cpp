#include "core/base/log.h"

#include <algorithm>
#include <cctype>

#include "core/base/plain_text.h"

namespace grapevine {

namespace {

constexpr std::size_t kLineLongest = 2000;

bool isKeyCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/';
}

bool isHex(std::string_view word)
{
    return std::all_of(word.begin(), word.end(),
                       [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
}

// A 16-, 24- or 32-byte key in base64 is 24, 32 or 44 characters, in hex 32, 48 or 64. A slash is
// a base64 digit, so a word may be a path with a key at its end.
bool looksLikeKey(std::string_view word)
{
    if (word.starts_with("0x") || word.starts_with("0X")) word.remove_prefix(2);
    const auto size = word.size();
    if ((size == 32 || size == 48 || size == 64) && isHex(word)) return true;
    if (size >= 44 && word.ends_with('=') && word[size - 2] != '=') return true;
    if (size >= 24 && word.ends_with("==")) return true;
    if (size != 32 || word.ends_with('=')) return false;
    return std::any_of(word.begin(), word.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
               std::isupper(static_cast<unsigned char>(c)) != 0;
    });
}

} // namespace

void Log::write(LogLevel level, std::string_view line) const
{
    if (!shows(level)) return;
    // Redacted first: cut to length, half a key would no longer look like one.
    m_sink(level, plainText(redact(line), kLineLongest));
}

std::string Log::redact(std::string_view line)
{
    std::string out;
    out.reserve(line.size());
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() && isKeyCharacter(line[end]))
            ++end;
        if (end == at) {
            out.push_back(line[at++]);
            continue;
        }
        // Padding ends a word: in `key=abc..` the first `=` belongs to no key.
        const auto longest = std::min(line.size(), end + 2);
        while (end < longest && line[end] == '=')
            ++end;
        const auto word = line.substr(at, end - at);
        out += looksLikeKey(word) ? std::string_view{"[redacted]"} : word;
        at = end;
    }
    return out;
}

std::string_view name(LogLevel level)
{
    switch (level) {
    case LogLevel::Error: return "error";
    case LogLevel::Warning: return "warning";
    case LogLevel::Info: return "info";
    case LogLevel::Debug: return "debug";
    case LogLevel::Trace: return "trace";
    }
    return "unknown";
}

} // namespace grapevine
