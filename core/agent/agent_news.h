#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/link/link_status.h"
#include "core/serf/serf_event.h"
#include "core/swim/node_record.h"

namespace grapevine::agent {

// What an agent saw, in order; whoever shows or checks it takes it after each input.

/// A member is accused by `from`; empty: a push/pull said so, and not who began.
struct Accused {
    MemberId member;
    std::string from;
    Incarnation incarnation;
    bool further = false; ///< It was suspect before; this is one accuser more.
};

/// A member spoke up against an accusation.
struct Refuted {
    MemberId member;
    Incarnation incarnation;
};

/// A suspicion is over time and nobody gave a verdict: an observer gives none of its own.
struct NoVerdict {
    MemberId member;
};

/// Two members claim one name; ours is the one that we have in the table.
struct NameClash {
    MemberId member;
    Endpoint ours;
    Endpoint theirs;
    bool self = false; ///< It is our own name.
};

/// Somebody held us for suspect or dead; we spoke up.
struct SelfAccused {
    std::string from;
    Incarnation incarnation;
};

struct PingNews {
    MemberId member;
    bool answered = false;
    Duration rtt{};
    Bytes payload; ///< Serf's coordinate, as sent.
};

/// One address of a join: an answer was merged, or why not.
struct JoinOutcome {
    Endpoint address;
    bool joined = false;
    link::Refusal refusal = link::Refusal::Silent;
    std::string detail;
};

/// A whole push/pull of `from` is in the table.
struct Merged {
    std::string from;   ///< Empty when it could not be told.
    bool asked = false; ///< By us.
};

/// Our leave is told, or its time is up: the sockets may be closed.
struct LeaveDone {
    bool told = false;
};

using AgentNews =
    std::variant<serf::MemberEvent, serf::UserEventSeen, serf::QuerySeen, serf::KeysChanged,
                 serf::QueryReplySeen, serf::QueryEnded, Accused, Refuted, NoVerdict, NameClash,
                 SelfAccused, PingNews, JoinOutcome, Merged, LeaveDone>;

} // namespace grapevine::agent
