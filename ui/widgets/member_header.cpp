#include "ui/widgets/member_header.h"

#include <QPainter>

#include "ui/models/member_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kLineHeight = 2;
constexpr int kLineMargin = 8;
} // namespace

MemberHeader::MemberHeader(QWidget* parent)
    : QHeaderView(Qt::Horizontal, parent)
{
}

void MemberHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    // The base class leaves its brush and pen behind.
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    const bool filtered =
        model() != nullptr &&
        model()->headerData(section, Qt::Horizontal, models::MemberModel::FilteredRole).toBool();
    if (!filtered) return;
    const QRect line(rect.left() + kLineMargin, rect.bottom() - kLineHeight,
                     rect.width() - 2 * kLineMargin, kLineHeight);
    painter->fillRect(line, Theme::behind(palette()).accent);
}

} // namespace grapevine::widgets
