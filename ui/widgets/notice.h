#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/link/link_status.h"
#include "ui/models/finding.h"

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
    SeedsMissing,  ///< Live, but some of the named addresses have never answered.
    Alone,         ///< Live, but most of the cluster looks ill at once: it is us.
    Joining,       ///< Rows from before are shown while a membership begins, longer than a moment.
    JoinFails,     ///< The same, but nobody lets us in.
    Leaving,       ///< The cluster is being told that we go.
    Gone,          ///< We have left; rows stay as they were.
    ModeChanged,   ///< The link went over to another mode by itself.
    Happened,      ///< Name clash, gap, fresh start: told once, until somebody hides it.
    InternalError, ///< A mistake of ours, told of once.
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
    SaveDiagnostics,
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
    const Notice* alone = nullptr;    ///< As `aloneNotice` makes it; null while all is well.
    bool modeHidden = false;          ///< The person has read why the mode changed.
};

[[nodiscard]] Notice noticeFor(const NoticeInput& input);
/// True where rows beside such a notice are as they were before.
[[nodiscard]] bool tellsOfOldRows(NoticeKind kind);

/// What the overview finds about our own link, where members are looked at; nothing when it finds
/// nothing of the kind.
[[nodiscard]] std::optional<Notice> aloneNotice(const models::Findings& findings);

/// Something in Grapevine itself went wrong; `reason` is what it said, in plain words.
[[nodiscard]] Notice internalErrorNotice(const QString& reason);

} // namespace grapevine::widgets
