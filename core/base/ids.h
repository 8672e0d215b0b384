#pragma once

#include <cstdint>

#include "core/base/strong_number.h"

namespace grapevine {

/// Serf's logical clock: orders intents, events and queries; never a time of day.
using LamportTime = StrongNumber<struct LamportTimeTag, std::uint64_t>;
/// How often a member has spoken up about itself; only the member raises it.
using Incarnation = StrongNumber<struct IncarnationTag, std::uint32_t>;
/// Pairs a ping with its ack.
using SequenceNumber = StrongNumber<struct SequenceNumberTag, std::uint32_t>;
/// Serf's random 31-bit id of a query.
using QueryId = StrongNumber<struct QueryIdTag, std::uint32_t>;
/// One TCP exchange inside the process.
using StreamId = StrongNumber<struct StreamIdTag, std::uint64_t>;
/// A member's name within one cluster, interned; never reused while the process runs.
using MemberId = StrongNumber<struct MemberIdTag, std::uint32_t>;
/// One looked-at cluster inside the process.
using ClusterId = StrongNumber<struct ClusterIdTag, std::uint32_t>;

/// The key of every row: members of several clusters can stand in one table.
struct MemberKey {
    ClusterId cluster;
    MemberId member;

    constexpr auto operator<=>(const MemberKey&) const = default;
};

} // namespace grapevine

template<> struct std::hash<grapevine::MemberKey> {
    std::size_t operator()(const grapevine::MemberKey& key) const noexcept
    {
        const auto joined = static_cast<std::uint64_t>(key.cluster.value()) << 32U |
                            static_cast<std::uint64_t>(key.member.value());
        return std::hash<std::uint64_t>{}(joined);
    }
};
