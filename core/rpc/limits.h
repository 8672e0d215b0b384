#pragma once

#include <cstddef>

namespace grapevine::rpc {

// What we accept, whatever an agent claims. Nothing is ever allocated from a claimed length beyond
// what is there.

inline constexpr std::size_t kHeaderLargest =
    64 * 1024; ///< The longest error is a join's, below 10 KiB.
inline constexpr std::size_t kRecordLargest =
    4 * 1024 * 1024; ///< A user event, a log line, a stat: below 10 KiB.
inline constexpr std::size_t kListLargest =
    64 * 1024 * 1024;                                ///< Members with full tags: some 900 B each.
inline constexpr std::size_t kMembersMost = 131'072; ///< In one answer or record.
inline constexpr std::size_t kTagsMost = 1024; ///< Of one member; Serf allows 512 bytes of them.
inline constexpr std::size_t kStatsMost =
    1024; ///< Sections of an agent's statistics, and values in one.
inline constexpr std::size_t kDepthDeepest = 16; ///< Objects in each other; known ones need 4.
inline constexpr std::size_t kErrorTextLongest = 4096;    ///< Kept of an agent's own words.
inline constexpr std::size_t kLogLineLongest = 16 * 1024; ///< Kept of a line.
inline constexpr std::size_t kRequestsMost = 1024; ///< Open at once, streams and queries included.

} // namespace grapevine::rpc
