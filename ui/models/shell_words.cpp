#include "ui/models/shell_words.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

#include "core/base/plain_text.h"
#include "core/base/utf8.h"

namespace grapevine::models {

namespace {

bool isLetterOrDigit(char letter)
{
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9');
}

} // namespace

std::string shellWord(std::string_view text)
{
    const bool plain = !text.empty() && std::all_of(text.begin(), text.end(), [](char letter) {
        return isLetterOrDigit(letter) ||
               std::string_view("-_./:@%+,").find(letter) != std::string_view::npos;
    });
    if (plain) return std::string(text);
    std::string out = "'";
    for (const char letter : text) {
        if (letter == '\'') {
            out += "'\\''";
        } else {
            out += letter;
        }
    }
    out += '\'';
    return out;
}

std::string exactPattern(std::string_view text)
{
    const std::string whole = repairedUtf8(text);
    std::string out;
    for (std::size_t at = 0; at < whole.size();) {
        const auto point = codePointAt(whole, at);
        if (point.length == 0) break;
        const std::string_view bytes = std::string_view(whole).substr(at, point.length);
        at += point.length;
        // What a table would show as a mark is spelled out.
        if (plainText(bytes) != bytes) {
            out += fmt::format("\\x{{{:X}}}", static_cast<std::uint32_t>(point.value));
            continue;
        }
        if (std::string_view("\\.+*?()|[]{}^$").find(bytes) != std::string_view::npos) out += '\\';
        out += bytes;
    }
    return out;
}

bool isHostName(std::string_view text)
{
    return !text.empty() && isLetterOrDigit(text.front()) &&
           std::all_of(text.begin(), text.end(), [](char letter) {
               return isLetterOrDigit(letter) || letter == '-' || letter == '.' || letter == '_';
           });
}

} // namespace grapevine::models
