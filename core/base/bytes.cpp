#include "core/base/bytes.h"

#include <array>

namespace grapevine {

namespace {

constexpr std::string_view kHexDigits = "0123456789abcdef";
constexpr std::string_view kBase64Digits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hexValue(char c)
{
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

} // namespace

std::string toHex(ByteView bytes)
{
    std::string out;
    out.reserve(bytes.size() * 2);
    for (const auto b : bytes) {
        out.push_back(kHexDigits[std::to_integer<std::size_t>(b) >> 4U]);
        out.push_back(kHexDigits[std::to_integer<std::size_t>(b) & 15U]);
    }
    return out;
}

std::optional<Bytes> fromHex(std::string_view text)
{
    if (text.size() % 2 != 0) return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size(); i += 2) {
        const int high = hexValue(text[i]);
        const int low = hexValue(text[i + 1]);
        if (high < 0 || low < 0) return std::nullopt;
        out.push_back(static_cast<std::byte>(high * 16 + low));
    }
    return out;
}

std::string toBase64(ByteView bytes)
{
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto left = bytes.size() - i;
        const auto at = [&](std::size_t k) {
            return k < left ? std::to_integer<std::uint32_t>(bytes[i + k]) : 0U;
        };
        const std::uint32_t group = at(0) << 16U | at(1) << 8U | at(2);
        out.push_back(kBase64Digits[group >> 18U & 63U]);
        out.push_back(kBase64Digits[group >> 12U & 63U]);
        out.push_back(left > 1 ? kBase64Digits[group >> 6U & 63U] : '=');
        out.push_back(left > 2 ? kBase64Digits[group & 63U] : '=');
    }
    return out;
}

std::optional<Bytes> fromBase64(std::string_view text)
{
    if (text.size() % 4 != 0) return std::nullopt;
    Bytes out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        std::size_t padding = 0;
        std::uint32_t group = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            const char c = text[i + k];
            if (c == '=' && last && k >= 2) {
                ++padding;
                group <<= 6U;
                continue;
            }
            const auto digit = kBase64Digits.find(c);
            if (digit == std::string_view::npos || padding > 0) return std::nullopt;
            group = group << 6U | static_cast<std::uint32_t>(digit);
        }
        for (std::size_t k = 0; k + padding < 3; ++k) {
            out.push_back(static_cast<std::byte>(group >> (16U - 8U * k) & 255U));
        }
    }
    return out;
}

} // namespace grapevine
