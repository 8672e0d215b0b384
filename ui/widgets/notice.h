#pragma once

#include <QString>

#include <cstdint>
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
};

enum class NoticeAction : std::uint8_t {
    None,
    GoBack, ///< To the start page, what was entered kept.
    TryNow,
    Resume,
    ClearFilter,
    Dismiss,
};

struct SeedLine {
    QString address;
    QString words;
    bool failed = false;
};

/// Why nothing, or nothing new, is shown, and the one thing to do about it.
struct Notice {
    NoticeKind kind = NoticeKind::None;
    bool covers = false; ///< Stands in the table's place; otherwise a bar above it.
    bool warns = false;
    QString headline{};
    QString detail{};
    QString evidence{}; ///< The link's own words, for a report.
    std::vector<SeedLine> seeds{};
    NoticeAction action = NoticeAction::None;
    QString actionText{};
};

struct NoticeInput {
    const link::LinkStatus& status;
    std::size_t members = 0; ///< Rows there are.
    int shown = 0;           ///< Rows that pass the filter.
    bool paused = false;
    Moment startedAt;
    Moment now;
};

[[nodiscard]] Notice noticeFor(const NoticeInput& input);

} // namespace grapevine::widgets
