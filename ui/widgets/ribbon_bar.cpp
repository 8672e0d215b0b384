#include "ui/widgets/ribbon_bar.h"

#include <QPainter>

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/ribbon_pixmap.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

RibbonBar::RibbonBar(QWidget* parent)
    : QWidget(parent)
{
    setObjectName(QStringLiteral("ribbonBar"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void RibbonBar::setPieces(std::vector<models::MemberHistory::Piece> pieces, const QString& words)
{
    setAccessibleName(words);
    setToolTip(models::tooltipText(words));
    m_pieces = std::move(pieces);
    update();
}

QSize RibbonBar::sizeHint() const
{
    return {120, QFontMetrics(font()).height() + 4};
}

void RibbonBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.drawPixmap(
        0, 0, ribbonPixmap(m_pieces, size(), devicePixelRatioF(), Theme::behind(palette())));
}

} // namespace grapevine::widgets
