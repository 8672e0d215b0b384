#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/strong_number.h"

namespace grapevine::link {

using CommandId = StrongNumber<struct CommandIdTag, std::uint64_t>;

/// Ask the next member now instead of waiting for the interval.
struct SweepNow {};
/// Stop or go on asking; what was seen stays.
struct SetPaused {
    bool paused = false;
};

/// Tell the cluster that we go, if we are a member; the link's phase ends as Closed.
struct Leave {};

/// Open or shut the lock that what the cluster would notice stands behind: SendEvent, SendQuery
/// and AnswerQuery. Shut at first, open in the demo.
struct SetLock {
    bool open = false;
    std::optional<Duration> openFor{}; ///< Then it shuts by itself; nothing: it stays open.
};

/// A user event for everybody.
struct SendEvent {
    std::string name;
    Bytes payload;
    bool coalesce = true; ///< Serf's default: of several in a row, handlers get the newest.
};

/// A member must have a tag whose value the expression matches anywhere (RE2, as Go's); a missing
/// tag counts as empty.
struct TagMatch {
    std::string tag;
    std::string expression;
};

/// A query to everybody, or to those whom all filters pass.
struct SendQuery {
    std::string name;
    Bytes payload;
    std::vector<std::string> nodes; ///< Empty: any name.
    std::vector<TagMatch> tags;
    bool ack = true;
    std::uint8_t relayFactor = 0; ///< Answers also come by so many detours.
    Duration timeout{};           ///< Zero: Serf's own formula.
};

/// No more answers of that query are wanted; it ends as Stopped.
struct StopQuery {
    CommandId query;
};

/// How much of a key is told.
enum class KeyForm : std::uint8_t {
    Fingerprint, ///< Nothing of it.
    Masked, ///< `U3Vw..==`: the first four characters and the padding, enough to tell two apart.
    Whole,
};

/// Ask every member which encryption keys it holds, with Serf's own `_serf_list-keys`. Changes
/// nothing, so no lock; asked by a person only.
struct ListKeys {
    KeyForm shown = KeyForm::Fingerprint;
};

/// The answer to a query that a timeline entry told us of, by a responder that a person set up.
struct AnswerQuery {
    LamportTime time;
    QueryId id;
    Bytes payload;
};

/// Ask each member from outside whether it holds that user event, one TCP connection each: nothing
/// changes over there, so no lock. One at a time; asked by a person only.
struct ProveEvent {
    LamportTime time;
    std::string name;
    Bytes payload;
    std::vector<std::string> only; ///< Members to ask; empty: all.
};

/// Ask no further; the proof ends as Stopped. Nothing happens when it is over already.
struct StopProof {
    CommandId proof;
};

/// A line of the demo's own language (core/agent/demo_script.h), such as `freeze db-2`, done at
/// once. Only the demo can: nobody else's node is ours to freeze.
struct DirectDemo {
    std::string line;
};

/// Ask each member from outside what it says of every other, one TCP connection each: nothing
/// changes over there, so no lock. Of a large cluster a sample is asked (view_round.h). One at a
/// time; the rows come as `views`, and how far it has come as `viewRounds`.
struct SweepViews {};

/// Ask no further; the round ends as Stopped. Nothing happens when it is over already.
struct StopSweep {
    CommandId sweep;
};

/// What a person can ask of a link. Each ends in a CommandOutcome; a refused one says why there.
using Command = std::variant<SweepNow, SetPaused, Leave, SetLock, SendEvent, SendQuery, StopQuery,
                             ListKeys, AnswerQuery, ProveEvent, StopProof, SweepViews, StopSweep,
                             DirectDemo>;

/// Why a link did not do what it was asked.
enum class CommandRefusal : std::uint8_t {
    Locked,        ///< SetLock first.
    NotSupported,  ///< This kind of link cannot, such as while peeking.
    NotMember,     ///< Not yet, or no more.
    NobodyThere,   ///< No member is known that it could reach.
    InternalName,  ///< `_serf_..` is Serf's own.
    TooLarge,      ///< `size` against `limit`, before or after encoding.
    BadFilter,     ///< An expression that does not compile, or an empty one; `detail` says where.
    TooMany,       ///< So many queries are open already: `limit`.
    UnknownQuery,  ///< StopQuery, AnswerQuery: none such, or over.
    TooFast,       ///< `limit` of them have gone out within the last minute (send_guard.h).
    ClockPoisoned, ///< The cluster's clock was pushed so far that ours would push it further.
    Busy,          ///< ProveEvent, SweepViews: one is under way.
    Demo,          ///< DirectDemo: not like that, or not now; `detail` says what to do instead.
    Remote,        ///< The agent behind an RPC refused, in its own words: `detail`.
};

/// What became of a command.
struct CommandOutcome {
    CommandId command;
    std::optional<CommandRefusal> refusal; ///< Nothing: it was done, or is under way.
    std::string detail;                    ///< Plain text, safe to show; or empty.
    std::size_t size = 0;                  ///< TooLarge: bytes.
    std::size_t limit = 0;
    bool encoded = false; ///< TooLarge: `size` is of the encoded message, not of name and payload.
    /// SendEvent, SendQuery: the time and the bytes that it went out with.
    std::optional<LamportTime> lamportTime;
};

/// One plain English sentence without a full stop, as the CLI prints it.
[[nodiscard]] std::string sentence(const CommandOutcome& outcome);

} // namespace grapevine::link
