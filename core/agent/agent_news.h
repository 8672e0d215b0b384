#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/coordinate.h"
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
    bool further = false;             ///< It was suspect before; this is one accuser more.
    std::size_t accusers = 0;         ///< Independent ones so far, this one included.
    std::optional<TimePoint> failsBy; ///< When it counts as failed, by memberlist's formula.
};

/// A member was told dead, or told its own leave. Comes before Serf's event, if one follows.
struct Declared {
    MemberId member;
    std::string from; ///< Whose verdict it is; empty: a push/pull said so.
    Incarnation incarnation;
    bool left = false;    ///< It said so itself.
    bool further = false; ///< It was dead already. Told each time, whoever says so again.
    bool unseen = false;  ///< It was gone before we came.
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
    Incarnation incarnation; ///< Ours since.
    Incarnation accused;     ///< The one that was held for it.
    bool dead = false;
};

struct PingNews {
    MemberId member;
    bool answered = false;
    Duration rtt{};
    std::shared_ptr<const Coordinate> coordinate; ///< The peer's; null when it told no fit one.
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
    /// Members in it besides us and itself; asked only. An observer, and who has forgotten all,
    /// tells of nobody.
    std::size_t others = 0;
};

/// Our leave is told, or its time is up: the sockets may be closed.
struct LeaveDone {
    bool told = false;
};

using AgentNews =
    std::variant<serf::MemberEvent, serf::UserEventSeen, serf::QuerySeen, serf::KeysChanged,
                 serf::QueryReplySeen, serf::QueryEnded, Accused, Declared, Refuted, NoVerdict,
                 NameClash, SelfAccused, PingNews, JoinOutcome, Merged, LeaveDone>;

} // namespace grapevine::agent
