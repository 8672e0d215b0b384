#pragma once

#include <cstddef>

namespace grapevine::dns {

// What we accept, whatever a sender claims. Nothing is ever allocated from a claimed count.

inline constexpr std::size_t kMessageLargest = 65'535; ///< As the length before a message on TCP.
inline constexpr std::size_t kNameLongest = 255;       ///< On the wire, lengths and root included.
inline constexpr std::size_t kLabelLongest = 63;
inline constexpr std::size_t kPointersMost = 127;  ///< In one name; more than it can have labels.
inline constexpr std::size_t kQuestionsMost = 256; ///< Of one message; real ones have a few.
inline constexpr std::size_t kRecordsMost = 4096;  ///< Of one message, all sections together.
inline constexpr std::size_t kTextLongest = 255;   ///< One string of a TXT record.

} // namespace grapevine::dns
