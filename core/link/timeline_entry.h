#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/link/member_row.h"

namespace grapevine::link {

enum class EntryKind : std::uint8_t {
    Snapshot, ///< `members` is everything known; first entry of a watch.
    MemberJoin,
    MemberLeave,
    MemberFailed,
    MemberUpdate,  ///< Tags, address or versions changed.
    MemberReap,    ///< No longer known to anybody asked.
    MemberSuspect, ///< Raw state turned suspect; `from` is the accuser when known.
    MemberRefute,  ///< Suspect no more, by a higher incarnation.
    User,          ///< A user event.
    Stale,         ///< Nobody has answered for a while; `text` says since when and why.
    Ready,         ///< We are a member; `members` holds our own row. Before the snapshot.
    Conflict,      ///< Two members claim one name; `name` it is, `addresses` theirs.
    Query,         ///< A query: `name`, `payload`, `queryId`, `from`.
    Gap,           ///< We stood still or lost entries; `text` says for how long, or how many.
    Resync,        ///< Entries were lost or an outage ended; `members` is everything known.
    Note,          ///< `text` is what a person at this desk wrote; never told by a link.
};

/// `snapshot`, `member-join`, .. as `grapevine-cli watch` prints them.
[[nodiscard]] std::string_view word(EntryKind kind);

/// One thing that was seen to happen.
struct TimelineEntry {
    std::uint64_t number = 0; ///< Counts up by one within a link.
    ClusterId cluster;
    Moment at;
    std::optional<LamportTime> lamportTime;
    EntryKind kind = EntryKind::Snapshot;
    std::vector<MemberRowPtr> members;
    std::optional<std::string> from; ///< Suspect: the accuser, never known while peeking.
                                     ///< Query: who asks, when it says so.
    std::string name;                ///< Of the user event, the query, the contested member.
    Bytes payload;                   ///< User event, query.
    std::optional<QueryId> queryId;
    std::optional<Duration> answerWithin; ///< Query: how long an answer still counts.
    std::vector<std::string> addresses;   ///< Conflict: ours first, then the newcomer's.
    bool coalesce = false;                ///< User event; never known from a push/pull, then false.
    std::string text;                     ///< Stale, Gap, Resync: what happened, in plain words.
};

} // namespace grapevine::link
