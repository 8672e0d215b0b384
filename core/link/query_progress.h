#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/command.h"

namespace grapevine::link {

/// One thing that came back to a query of ours.
struct QueryReply {
    enum class Kind : std::uint8_t { Ack, Response };

    CommandId query;
    Kind kind = Kind::Ack;
    std::string from;
    Bytes payload;      ///< Of a response; as sent, a trailing newline included.
    Duration latency{}; ///< From our sending to its arrival.
    Moment at;
    bool duplicate = false; ///< The same member's second one, by a detour; counts nowhere else.
    bool late = false;      ///< After the query's end; counts nowhere else.
};

/// A query of ours as it stands; told anew whenever something of it changed.
struct QueryProgress {
    enum class End : std::uint8_t {
        Open,      ///< It still waits.
        Everybody, ///< All who were expected have answered.
        TimedOut,
        Stopped, ///< By StopQuery.
        Lost,    ///< Cut short: we stood still, or the link lost its way to the cluster.
    };

    CommandId query;
    QueryId id;
    LamportTime time;
    std::string name;
    Moment sentAt;
    Duration timeout{};
    bool ackWanted = true;
    End end = End::Open;
    Moment endedAt; ///< Unless open.
    /// Members alive at sending whom all filters pass, ourselves included, sorted. Empty where the
    /// link cannot know them.
    std::shared_ptr<const std::vector<std::string>> expected;
    std::size_t acks = 0;
    std::size_t responses = 0;
    std::size_t duplicates = 0;
    std::size_t late = 0;
    std::size_t dropped = 0; ///< Beyond what one query keeps.
    /// Once ended: expected ones of whom nothing came, neither ack nor response; sorted.
    std::vector<std::string> silent;
};

} // namespace grapevine::link
