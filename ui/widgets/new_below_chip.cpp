#include "ui/widgets/new_below_chip.h"

#include <algorithm>
#include <climits>

namespace grapevine::widgets {

namespace {
constexpr int kMargin = 12;
} // namespace

NewBelowChip::NewBelowChip(QWidget* parent)
    : QPushButton(parent)
{
    setObjectName(QStringLiteral("newBelow"));
    setFocusPolicy(Qt::NoFocus); // The End key does the same.
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Go on following (End)"));
    hide();
}

void NewBelowChip::showCount(std::uint64_t count, const QRect& area)
{
    setVisible(count > 0);
    if (count == 0) return;
    const auto words =
        tr("%n new below", nullptr, static_cast<int>(std::min<std::uint64_t>(count, INT_MAX)));
    setText(QStringLiteral("↓ ") + words);
    setAccessibleName(words);
    adjustSize();
    move(area.center().x() - width() / 2, area.bottom() - height() - kMargin);
    raise();
}

} // namespace grapevine::widgets
