#include "core/base/plain_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/utf8.h"

namespace grapevine {

namespace {

constexpr int kCombiningRunLongest = 4;

bool isInvisibleOrSteering(char32_t c)
{
    return c == 0x00AD || c == 0x034F || c == 0x061C || c == 0x115F || c == 0x1160 || c == 0x17B4 ||
           c == 0x17B5 || (c >= 0x180B && c <= 0x180F) || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0x3164 ||
           (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF ||
           c == 0xFFA0 || (c >= 0xFFF0 && c <= 0xFFFB) || (c >= 0x13430 && c <= 0x1343F) ||
           (c >= 0x1BCA0 && c <= 0x1BCA3) || (c >= 0x1D173 && c <= 0x1D17A) ||
           (c >= 0xE0000 && c <= 0xE0FFF) || (c & 0xFFFEU) == 0xFFFEU;
}

bool isCombining(char32_t c)
{
    return (c >= 0x0300 && c <= 0x036F) || (c >= 0x0483 && c <= 0x0489) ||
           (c >= 0x0591 && c <= 0x05BD) || (c >= 0x0610 && c <= 0x061A) ||
           (c >= 0x064B && c <= 0x065F) || (c >= 0x0E31 && c <= 0x0E3A) ||
           (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
           (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

std::string markFor(char32_t c)
{
    switch (c) {
    case 0x00: return "<NUL>";
    case 0x07: return "<BEL>";
    case 0x08: return "<BS>";
    case 0x09: return "<TAB>";
    case 0x0A: return "<LF>";
    case 0x0D: return "<CR>";
    case 0x1B: return "<ESC>";
    case 0x7F: return "<DEL>";
    }
    return fmt::format("<U+{:04X}>", static_cast<std::uint32_t>(c));
}

/// Letters, digits and signs of ASCII, and nothing but: what nearly all text from clusters is.
bool isPrintableAscii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

} // namespace

std::string plainText(std::string_view untrusted, std::size_t limit)
{
    if (untrusted.size() <= limit && isPrintableAscii(untrusted)) return std::string(untrusted);
    std::string out;
    out.reserve(untrusted.size() < limit ? untrusted.size() : limit);
    std::size_t shown = 0;
    int combiningRun = 0;
    for (std::size_t at = 0; at < untrusted.size();) {
        if (shown == limit) {
            out += "…";
            break;
        }
        const CodePoint point = codePointAt(untrusted, at);
        const auto piece = untrusted.substr(at, point.length);
        at += point.length;
        ++shown;
        if (!point.valid) {
            out += fmt::format("<0x{:02X}>", static_cast<unsigned>(point.value));
            combiningRun = 0;
            continue;
        }
        if (isCombining(point.value) && !isInvisibleOrSteering(point.value)) {
            if (++combiningRun > kCombiningRunLongest) continue;
            out += piece;
            continue;
        }
        combiningRun = 0;
        const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value <= 0x9F);
        if (control || isInvisibleOrSteering(point.value)) {
            out += markFor(point.value);
        } else {
            out += piece;
        }
    }
    return out;
}

} // namespace grapevine
