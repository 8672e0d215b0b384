#pragma once

#include <cstdint>
#include <string_view>

namespace grapevine::wire {

enum class DecodeError : std::uint8_t {
    Truncated,   ///< Ends too early; on a stream: more bytes may still come.
    WrongType,   ///< A field, or the whole message, has a type Go would refuse too.
    OutOfRange,  ///< A number does not fit its field, or is negative where it must not be.
    TooDeep,     ///< Nested beyond kMsgpackDepthDeepest or kNestingDeepest.
    TooLarge,    ///< Beyond a limit of limits.h.
    UnknownType, ///< Message type byte that is not allowed here.
    Empty,       ///< A body of zero length.
    BadChecksum,
    BadLabel, ///< Header empty or cut off.
    LabelMismatch,
    NotEncrypted,       ///< A key is set, the bytes are plain (or for another key or label).
    CannotOpen,         ///< Encrypted, but no key opens it.
    KeyNeeded,          ///< Encrypted stream, and we hold no key.
    UnknownCompression, ///< Algo other than LZW.
    BadCompression,     ///< LZW stream with an invalid code or without its end.
};

/// Short and stable, for counters: `wire.truncated`, `wire.label-mismatch`, ..
[[nodiscard]] std::string_view counterName(DecodeError error);
/// A few words for a log line or a message to a person.
[[nodiscard]] std::string_view describe(DecodeError error);

} // namespace grapevine::wire
