#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace grapevine {

using Bytes = std::vector<std::byte>;
using ByteView = std::span<const std::byte>;

/// The same memory seen as text; no encoding is implied.
[[nodiscard]] inline std::string_view asText(ByteView bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

[[nodiscard]] inline ByteView asBytes(std::string_view text)
{
    return {reinterpret_cast<const std::byte*>(text.data()), text.size()};
}

[[nodiscard]] inline Bytes toBytes(std::string_view text)
{
    const auto view = asBytes(text);
    return {view.begin(), view.end()};
}

inline void append(Bytes& to, ByteView bytes)
{
    to.insert(to.end(), bytes.begin(), bytes.end());
}

/// Lower-case hexadecimal, two digits a byte.
[[nodiscard]] std::string toHex(ByteView bytes);

/// Nothing when `text` has an odd length or a character that is no hexadecimal digit.
[[nodiscard]] std::optional<Bytes> fromHex(std::string_view text);

/// Standard base64 with padding, as Go's base64.StdEncoding writes it.
[[nodiscard]] std::string toBase64(ByteView bytes);

/// Standard base64 with padding; nothing on any other character.
[[nodiscard]] std::optional<Bytes> fromBase64(std::string_view text);

} // namespace grapevine
