#include "ui/models/natural_key.h"

namespace grapevine::models {

namespace {

constexpr char lowered(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

// A run's length stands in one byte before it, so runs longer than this compare as text.
constexpr std::size_t kDigitRunLongest = 100;

} // namespace

std::string foldCase(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = lowered(c);
    return out;
}

std::string naturalKey(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 4);
    for (std::size_t at = 0; at < text.size();) {
        if (!isDigit(text[at])) {
            out += lowered(text[at++]);
            continue;
        }
        while (at + 1 < text.size() && text[at] == '0' && isDigit(text[at + 1]))
            ++at;
        std::size_t end = at;
        while (end < text.size() && isDigit(text[end]) && end - at < kDigitRunLongest)
            ++end;
        // '0' .. keeps digits where they stood among letters and signs; a longer run is larger.
        out += '0';
        out += static_cast<char>(end - at);
        out += text.substr(at, end - at);
        at = end;
    }
    return out;
}

} // namespace grapevine::models
