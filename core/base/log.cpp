#include "core/base/log.h"

#include <algorithm>
#include <cctype>

#include "core/base/plain_text.h"

namespace grapevine {

namespace {

constexpr std::size_t kLineLongest = 2000;

bool isKeyCharacter(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '+' || c == '/' || c == '=';
}

// A 16-, 24- or 32-byte key in base64 is 24, 32 or 44 characters; in hex 32, 48 or 64.
bool looksLikeKey(std::string_view word)
{
    const auto size = word.size();
    if (size != 24 && size != 32 && size != 44 && size != 48 && size != 64) return false;
    const bool hex = std::all_of(word.begin(), word.end(), [](char c) {
        return std::isxdigit(static_cast<unsigned char>(c)) != 0;
    });
    if (hex && size >= 32) return true;
    if (size > 44) return false;
    const bool padded = size == 32 || word.ends_with(size == 44 ? "=" : "==");
    const bool mixed = std::any_of(word.begin(), word.end(), [](char c) {
        return std::isdigit(static_cast<unsigned char>(c)) != 0 ||
               std::isupper(static_cast<unsigned char>(c)) != 0;
    });
    return padded && mixed;
}

} // namespace

void Log::write(LogLevel level, std::string_view line) const
{
    if (!shows(level)) return;
    m_sink(level, redact(plainText(line, kLineLongest)));
}

std::string Log::redact(std::string_view line)
{
    std::string out;
    out.reserve(line.size());
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = at;
        while (end < line.size() && isKeyCharacter(line[end])) ++end;
        if (end == at) {
            out.push_back(line[at++]);
            continue;
        }
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
