#pragma once

#include <cstdint>
#include <string_view>

namespace grapevine::dns {

enum class DecodeError : std::uint8_t {
    Truncated,   ///< Ends too early, or counts promise more than there is.
    TooLarge,    ///< Beyond a limit of limits.h.
    BadLabel,    ///< A length byte of a kind that nobody uses.
    BadPointer,  ///< Points at itself, forward or outside, or there are too many.
    NameTooLong, ///< Beyond 255 bytes.
    BadRecord,   ///< A record's length does not suit its type.
};

enum class EncodeError : std::uint8_t {
    TooLarge, ///< The message is beyond 65,535 bytes, or a record or count is.
    BadText,  ///< A string of a TXT record is longer than 255 bytes.
};

/// Short and stable, for counters: `dns.truncated`, `dns.bad-pointer`, ..
[[nodiscard]] std::string_view counterName(DecodeError error);
/// A few words for a log line or a message to a person.
[[nodiscard]] std::string_view describe(DecodeError error);

} // namespace grapevine::dns
