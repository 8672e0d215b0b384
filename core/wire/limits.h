#pragma once

#include <cstddef>
#include <cstdint>

namespace grapevine::wire {

// What we accept, whatever a sender claims. Nothing is ever allocated from a claimed length.

inline constexpr std::size_t kNestingDeepest =
    4; ///< compress/compound inside each other; Go has no limit.
inline constexpr std::size_t kPacketPartsMost = 1024; ///< Leaf messages out of one datagram.
inline constexpr std::size_t kPacketPlainLargest =
    64 * 1024; ///< Decompressed size of one datagram (R12).
inline constexpr std::size_t kStreamPlainLargest =
    40 * 1024 * 1024; ///< Decompressed size of one stream, as Go.
inline constexpr std::size_t kStreamFrameLargest =
    20 * 1024 * 1024; ///< Ciphertext of one stream, as Go.
inline constexpr std::size_t kUserStateLargest = 20 * 1024 * 1024;   ///< As Go.
inline constexpr std::size_t kUserMessageLargest = 20 * 1024 * 1024; ///< As Go.
inline constexpr std::int64_t kPushPullNodesMost = 1'048'576;        ///< As Go.
inline constexpr std::size_t kMsgpackDepthDeepest =
    1023; ///< Containers inside each other, as Go; known messages need 4.
inline constexpr std::size_t kObjectLargest =
    1024 * 1024; ///< Header or node of a push/pull; a node needs some 200 bytes.
inline constexpr std::size_t kByteFieldLargest =
    kStreamPlainLargest; ///< One byte field: no more fits a stream.
inline constexpr std::size_t kLabelLongest = 255;
inline constexpr std::size_t kMetaLargest = 512;       ///< What we send; we accept more.
inline constexpr std::size_t kTagsMost = 10'000;       ///< Tags of one member that we keep.
inline constexpr std::size_t kNameLongest = 64 * 1024; ///< A member's name; longer is refused.
inline constexpr std::size_t kEventSlotsMost = 65'536; ///< Slots of one event ring.
inline constexpr std::size_t kEventsPerSlotMost = 65'536;
inline constexpr std::size_t kEntriesMost =
    2'097'152; ///< Of all lists in one message, nested ones included.
inline constexpr std::size_t kMemberNamesMost =
    1'048'576; ///< Status times, or left members, of one push/pull.
inline constexpr std::size_t kListMost =
    65'536; ///< Filters of a query, keys of an answer, names in a filter.
inline constexpr std::size_t kUdpPacketLargest = 1400; ///< Target size of what we send.

} // namespace grapevine::wire
