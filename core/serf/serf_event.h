#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::serf {

/// Serf's status of a member, in Serf's own numbers.
enum class Status : std::uint8_t { None = 0, Alive = 1, Leaving = 2, Left = 3, Failed = 4 };

/// A member's status changed. Leaving and Staying are told too, though Serf itself sends no events
/// for them.
struct MemberEvent {
    enum class Kind : std::uint8_t {
        Join,
        Leaving, ///< It said that it leaves; it is still there.
        Staying, ///< It was leaving, and a newer join intent makes it alive again.
        Leave,
        Failed,
        Update, ///< Its tags or its address changed.
        Reap,   ///< Erased: failed or left long ago, or by force.
    };
    Kind kind = Kind::Join;
    MemberId member;
};

struct UserEventSeen {
    LamportTime time;
    std::string name;
    Bytes payload;
    bool coalesce = false;
};

/// A query that reached us and is meant for us; answer through Serf::respond until `deadline`.
/// Internal ones (`_serf_..`) are answered already and not told.
struct QuerySeen {
    LamportTime time;
    QueryId id;
    std::string name;
    Bytes payload;
    std::string from; ///< SourceNode; empty from old members.
    Endpoint answerTo;
    std::uint8_t relayFactor = 0;
    TimePoint deadline;
};

/// Somebody asks to change the cluster's keys: the operator's `serf keys`. Answered already.
struct KeysChanged {
    std::string query; ///< `install-key`, `use-key` or `remove-key`.
    bool done = false;
};

/// Something came back to a query of ours; `time` and `id` say which.
struct QueryReplySeen {
    LamportTime time;
    QueryId id;
    bool ack = false;
    std::string from;
    Bytes payload; ///< Empty for an ack.
    Duration latency{};
    bool duplicate = false; ///< The same member's second one, by a detour.
    bool late = false;      ///< The query was over.
};

/// Why a query of ours takes no more answers.
enum class QueryEnd : std::uint8_t {
    Everybody, ///< All who were expected have answered.
    TimedOut,
    Stopped, ///< By whoever asked.
    Lost,    ///< We ceased to be a member, or stood still.
};

/// A query of ours is over; what comes after this is late.
struct QueryEnded {
    LamportTime time;
    QueryId id;
    QueryEnd end = QueryEnd::TimedOut;
    std::vector<std::string> silent; ///< Expected ones of whom nothing came; sorted.
};

using SerfEvent =
    std::variant<MemberEvent, UserEventSeen, QuerySeen, KeysChanged, QueryReplySeen, QueryEnded>;

} // namespace grapevine::serf
