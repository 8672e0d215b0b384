#pragma once

#include <QString>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/link/timeline_entry.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// What a line of the timeline tells: every kind of entry, in their order, and one of our own.
enum class TimelineKind : std::uint8_t {
    Snapshot,
    MemberJoin,
    MemberLeave,
    MemberFailed,
    MemberUpdate,
    MemberReap,
    MemberSuspect,
    MemberRefute,
    User,
    Stale,
    Ready,
    Conflict,
    Query,
    Gap,
    Resync,
    Note,          ///< Written by the person at this desk; nobody else has it.
    MemberLeaving, ///< A row turned `leaving`: links tell of a leave when it is done.
};

inline constexpr std::size_t kTimelineKinds = 17;

[[nodiscard]] constexpr TimelineKind timelineKind(link::EntryKind kind)
{
    return static_cast<TimelineKind>(kind);
}
static_assert(timelineKind(link::EntryKind::Note) == TimelineKind::Note);

/// The entry's kind; nothing for ours.
[[nodiscard]] std::optional<link::EntryKind> entryKind(TimelineKind kind);

/// `member-join`, `note`: what a filter calls it.
[[nodiscard]] std::string_view filterWord(TimelineKind kind);
/// A word for the list, translated: `joined`, `failed`, `event`.
[[nodiscard]] QString kindWord(TimelineKind kind);
/// `%n member(s) failed`, translated; for kinds that `isMemberChange`.
[[nodiscard]] QString manyWords(TimelineKind kind, int members);

/// Kinds that go together in a picture too small for single ones, the worst first.
enum class ChangeClass : std::uint8_t { Failed, Suspect, Gone, Back, Changed, Heard, Other };
inline constexpr std::size_t kChangeClasses = 7;

[[nodiscard]] ChangeClass changeClass(TimelineKind kind);
/// `%n failed`, translated.
[[nodiscard]] QString changeClassWords(ChangeClass of, int count);

/// Something became of a member, its status or what it says of itself.
[[nodiscard]] bool isMemberChange(TimelineKind kind);
/// How a member stands after it, and how it must have stood before; nothing when it tells neither.
[[nodiscard]] std::optional<StatusKind> statusAfter(TimelineKind kind);
[[nodiscard]] std::optional<StatusKind> statusBefore(TimelineKind kind);
/// Something was not seen there: a stall, an outage, lost entries.
[[nodiscard]] bool isBreak(TimelineKind kind);

} // namespace grapevine::models
