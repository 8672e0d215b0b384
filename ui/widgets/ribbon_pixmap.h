#pragma once

#include <QPixmap>
#include <QSize>

#include <vector>

#include "ui/models/member_history.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

/// A member's status over time as a small bar, oldest at the left: the worse the status the higher,
/// so that it is read without its colours; hatched where nobody watched. The shortest trouble is
/// still two pixels wide. `size` in logical pixels; drawn once per content, size and theme.
[[nodiscard]] QPixmap ribbonPixmap(const std::vector<models::MemberHistory::Piece>& pieces,
                                   const QSize& size, qreal pixelRatio, const Theme& theme);

} // namespace grapevine::widgets
