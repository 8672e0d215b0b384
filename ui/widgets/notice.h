#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/link/link_status.h"

namespace grapevine::widgets {

enum class NoticeKind : std::uint8_t {
    None,       ///< Live, and there is something to see.
    Connecting, ///< Nobody has answered yet.
    NoAnswer,   ///< Every address has failed at least once; still trying.
    Refused,    ///< Key or label: only the person can go on.
    NoMembers,  ///< Somebody answered, and knows nobody.
    FilteredToNothing,
    Stale, ///< Rows are old.
    Paused,
    SeedsMissing, ///< Live, but some of the named addresses have never answered.
    Joining,      ///< Rows from before are shown while a membership begins, longer than a moment.
    JoinFails,    ///< The same, but nobody lets us in.
    Leaving,      ///< The cluster is being told that we go.
    Gone,         ///< We have left; rows stay as they were.
    ModeChanged,  ///< The link went over to another mode by itself.
    Happened,     ///< Name clash, gap, fresh start: told once, until somebody hides it.
};

enum class NoticeAction : std::uint8_t {
    None,
    GoBack, ///< To the start page, what was entered kept.
    TryNow,
    Resume,
    ClearFilter,
    Dismiss,
    JoinAgain,
    PeekOn,   ///< Give up joining.
    LeaveNow, ///< Without waiting for the cluster to be told.
};

struct SeedLine {
    QString address;
    QString words;
    bool failed = false;
};

/// Why nothing, or nothing new, is shown, and the one thing to do about it.
struct Notice {
    NoticeKind kind = NoticeKind::None;
    bool covers = false; ///< Stands in the table's place; otherwise a bar below it.
    bool warns = false;
    QString headline{};
    QString detail{};
    QString evidence{}; ///< The link's own words, for a report.
    std::vector<SeedLine> seeds{};
    NoticeAction action = NoticeAction::None;
    QString actionText{};
    bool dismissable = false; ///< May be hidden besides.
};

struct NoticeInput {
    const link::LinkStatus& status;
    std::size_t members = 0; ///< Rows there are.
    int shown = 0;           ///< Rows that pass the filter.
    bool paused = false;
    Moment startedAt;
    Moment now;
    std::optional<Moment> leavingSince{};
    const Notice* happened = nullptr; ///< Not hidden yet.
    bool modeHidden = false;          ///< The person has read why the mode changed.
};

[[nodiscard]] Notice noticeFor(const NoticeInput& input);

} // namespace grapevine::widgets
