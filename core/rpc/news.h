#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/coordinate.h"
#include "core/base/strong_number.h"
#include "core/rpc/rpc_error.h"
#include "core/rpc/told.h"

namespace grapevine::rpc {

/// Seq of a request, unique within a dialogue; streams and queries are known by it as well.
using RequestId = StrongNumber<struct RequestIdTag, std::uint64_t>;

// What came out of a dialogue, in order; whoever drives it takes it after each input.

/// Requests may be made from here on. The first answer that we got tells the agent's statistics.
struct Ready {
    Stats stats;
};

/// Done, or a stream has begun; requests with an answer of their own bring that instead.
struct Accepted {
    RequestId request;
};

struct Refused {
    RequestId request;
    std::string text; ///< The agent's own words: not safe to show as they are.
};

struct MembersTold {
    RequestId request;
    std::vector<Member> members;
};

struct StatsTold {
    RequestId request;
    Stats stats;
};

struct CoordinateTold {
    RequestId request;
    std::optional<Coordinate> coordinate;
};

struct KeysTold {
    RequestId request;
    std::string text; ///< The agent's own words where not everybody said yes; else empty.
    Keys keys;
};

struct EventTold {
    RequestId stream;
    EventRecord record;
};

struct LogTold {
    RequestId monitor;
    std::string line;
};

struct AckTold {
    RequestId query;
    std::string from;
};

struct ResponseTold {
    RequestId query;
    std::string from;
    Bytes payload;
};

struct QueryEnded {
    RequestId query;
    bool told = true; ///< False: the agent forgot to say so.
};

/// The dialogue is over; no news comes after this, and open requests get no answer of their own.
struct Ended {
    RpcFailure why;
};

using News = std::variant<Ready, Accepted, Refused, MembersTold, StatsTold, CoordinateTold,
                          KeysTold, EventTold, LogTold, AckTold, ResponseTold, QueryEnded, Ended>;

} // namespace grapevine::rpc
