#pragma once

#include <QString>

#include "core/base/bytes.h"

namespace grapevine::models {

/// Without the one newline at the end that a handler's `echo` leaves; the raw answer keeps it.
[[nodiscard]] ByteView withoutNewline(ByteView payload);

/// No text to be read: bytes that are no UTF-8, or control characters besides tab and line ends.
[[nodiscard]] bool isBinary(ByteView payload);

/// The first line of an answer, `…` behind it where there are more; hexadecimal digits of a binary
/// one; empty for an empty one. Safe to show.
[[nodiscard]] QString answerLine(ByteView payload);

/// All of an answer as it came, line by line; each line safe to show. At most kAnswerLongest
/// characters.
[[nodiscard]] QString answerLines(ByteView payload);

inline constexpr std::size_t kAnswerLongest = 16'384;

} // namespace grapevine::models
