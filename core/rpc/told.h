#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/coordinate.h"
#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/member_status.h"

namespace grapevine::rpc {

// What an agent tells, as values of their own.

/// Head of every answer and record.
struct ResponseHeader {
    std::uint64_t seq = 0;
    std::string error; ///< The agent's own words; empty: all is well.
};

struct Member {
    NodeFactsPtr facts; ///< Never null.
    link::MemberStatus status = link::MemberStatus::None;
};

/// Section, name, value: `serf info`.
using Stats = std::map<std::string, std::map<std::string, std::string>>;

/// What the members said of their keyrings.
struct Keys {
    std::map<std::string, std::size_t> keys;     ///< Base64, and how many hold it.
    std::map<std::string, std::string> messages; ///< What single members had to say, by name.
    std::size_t members = 0;
    std::size_t responses = 0;
    std::size_t errors = 0;
};

/// One record of an event stream; which fields count depends on `kind`.
struct EventRecord {
    enum class Kind : std::uint8_t {
        Join,
        Leave,
        Failed,
        Update,
        Reap,
        User,
        Query,
        Unknown, ///< Of a later Serf than we know.
    };

    Kind kind = Kind::Unknown;
    std::vector<Member> members; ///< Join to Reap.
    LamportTime time;            ///< User, Query.
    std::string name;
    Bytes payload;
    bool coalesce = false; ///< User.
    std::uint64_t id = 0;  ///< Query: counts within the connection; to respond with.
};

/// One record of a query's answers.
struct QueryRecord {
    enum class Kind : std::uint8_t { Ack, Response, Done, Unknown };

    Kind kind = Kind::Unknown;
    std::string from;
    Bytes payload; ///< Response.
};

} // namespace grapevine::rpc
