#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/coordinate.h"
#include "core/base/ids.h"

namespace grapevine::link {

enum class LinkMode : std::uint8_t {
    Peek,
    Observer,
    Rpc,
    Demo,
    Several, ///< Links of several clusters, told as one. Never sends.
};

/// `peek`, `observer`, `rpc`, `demo`, `several`.
[[nodiscard]] std::string_view word(LinkMode mode);

/// Why an address gave us nothing. Each has its own sentence, next step and exit code.
enum class Refusal : std::uint8_t {
    BadAddress,    ///< The name does not resolve.
    NobodyListens, ///< TCP refused, or no route.
    Silent,        ///< Connected or not, but no answer within the time.
    Foreign,       ///< An answer that is no gossip (HTTP, SSH, ..), or closed without a word.
    WantsKey,      ///< The cluster is encrypted and no key was given.
    KeyRefused,    ///< None of the given keys opens the answer, or the member refused ours.
    KeyNotWanted,  ///< A key was given, but the cluster is not encrypted.
    LabelRefused,  ///< The label differs, or is missing.
    TooLarge,      ///< The answer passes a named limit; `detail` says which.
    Broken,        ///< Gossip, but it does not decode; `detail` says where.
    RemoteError,   ///< The member answered with an error of its own, in `detail`.
};

/// True where trying again by ourselves would only write error lines over there.
[[nodiscard]] bool isFinal(Refusal refusal);

/// One address we asked, as it stands.
struct SeedStatus {
    std::string address; ///< As the user wrote it, or the member's endpoint.
    std::string name;    ///< The member's own name, once known.
    std::optional<Refusal> refusal;
    std::string detail; ///< Plain text, safe to show.
    std::optional<Moment> lastAnswer;
};

enum class LinkPhase : std::uint8_t {
    Connecting, ///< Nobody has answered yet, still trying.
    Live,       ///< The last word is younger than two intervals.
    Stale,      ///< Answers came before and have stopped.
    Refused,    ///< Stopped for good (key or label): only the user can go on.
    Closed,
};

struct ClusterClocks {
    LamportTime member;
    LamportTime event;
    LamportTime query;
};

/// Ourselves, as long as we are a member.
struct SelfStatus {
    MemberKey key;
    std::string name;
    std::string address;         ///< What the others are told to reach us at.
    Incarnation incarnation;     ///< Rises whenever we had to speak up for ourselves.
    unsigned healthScore = 0;    ///< 0 is healthy; above it our own view is to be doubted.
    std::size_t gossipQueue = 0; ///< Messages waiting to be told; of memberlist, then of Serf.
    std::size_t intentQueue = 0;
    std::size_t eventQueue = 0;
    std::size_t queryQueue = 0;
    bool settled = false;                  ///< We know everybody: two members asked in turn agreed.
    std::optional<std::string> wantedName; ///< When another name had to be taken.
    std::optional<Coordinate> coordinate;  ///< Ours, once a member has answered a ping.
};

/// What Serf allows a message to take, and how long a query waits. Bytes.
struct SendLimits {
    std::size_t eventBytes = 512;
    std::size_t queryBytes = 1024;
    std::size_t responseBytes = 1024;
    Duration queryTimeout{}; ///< Of a query that names none, by Serf's formula now.
};

/// State of the link as a whole, complete in each batch.
struct LinkStatus {
    LinkMode mode = LinkMode::Peek;
    LinkPhase phase = LinkPhase::Connecting;
    std::vector<SeedStatus> seeds; ///< What the user named, in that order.
    std::optional<Moment> lastAnswer;
    Moment asOf;         ///< When this status was taken.
    Duration interval{}; ///< Between two peeks.
    /// When somebody is asked next, if that is known: not while paused, nor while everybody who may
    /// be asked is being asked.
    std::optional<TimePoint> nextAsk;
    double bytesPerSecond = 0.0; ///< Really received and sent, over the last minute.
    ClusterClocks clocks;
    std::uint64_t answers = 0;              ///< Push/pulls answered so far.
    std::uint64_t failures = 0;             ///< Push/pulls that gave nothing.
    std::size_t membersAsked = 0;           ///< Different members whose view we hold.
    std::optional<SelfStatus> self;         ///< While we are a member.
    bool sendLocked = true;                 ///< See SetLock.
    std::optional<TimePoint> unlockedUntil; ///< When the lock shuts by itself, if it does.
    SendLimits limits;
    /// What an agent behind an RPC tells of itself: section, name, value (`serf info`).
    std::map<std::string, std::map<std::string, std::string>> agentStats;
    std::string notice; ///< What changed our mode by itself, in plain words; or empty.
};

} // namespace grapevine::link
