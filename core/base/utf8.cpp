#include "core/base/utf8.h"

namespace grapevine {

CodePoint codePointAt(std::string_view text, std::size_t offset)
{
    if (offset >= text.size()) return {};
    const auto byteAt = [&](std::size_t i) { return static_cast<unsigned char>(text[offset + i]); };
    const unsigned char first = byteAt(0);
    if (first < 0x80) return {first, 1, true};
    std::size_t length = 0;
    char32_t value = 0;
    char32_t smallest = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        length = 2;
        value = first & 0x1FU;
        smallest = 0x80;
    } else if (first >= 0xE0 && first <= 0xEF) {
        length = 3;
        value = first & 0x0FU;
        smallest = 0x800;
    } else if (first >= 0xF0 && first <= 0xF4) {
        length = 4;
        value = first & 0x07U;
        smallest = 0x10000;
    } else {
        return {first, 1, false};
    }
    if (text.size() - offset < length) return {first, 1, false};
    for (std::size_t i = 1; i < length; ++i) {
        const unsigned char next = byteAt(i);
        if ((next & 0xC0U) != 0x80U) return {first, 1, false};
        value = value << 6U | (next & 0x3FU);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest || value > 0x10FFFF || surrogate) return {first, 1, false};
    return {value, length, true};
}

std::string repairedUtf8(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto point = codePointAt(text, at);
        out += point.valid ? text.substr(at, point.length) : std::string_view{"\xEF\xBF\xBD"};
        at += point.length;
    }
    return out;
}

} // namespace grapevine
