#pragma once

#include <QString>

#include "ui/models/member_history.h"

namespace grapevine::models {

/// A ribbon in words. `history` may be null: nothing has happened to anybody.

/// One line: `1 h: alive 57 min, suspect 2 min, not watched 1 min`.
[[nodiscard]] QString ribbonWords(const link::MemberRow& row, const MemberHistory* history,
                                  RibbonSpan span, TimePoint now);

/// The same and below it the last changes with their times, newest first.
[[nodiscard]] QString ribbonLines(const link::MemberRow& row, const MemberHistory* history,
                                  RibbonSpan span, TimePoint now);

/// `1 h`, `24 h`, `7 d`, translated.
[[nodiscard]] QString spanWord(RibbonSpan span);

} // namespace grapevine::models
