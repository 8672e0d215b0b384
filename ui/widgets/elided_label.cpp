#include "ui/widgets/elided_label.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

ElidedLabel::ElidedLabel(const QString& objectName, QWidget* parent)
    : QLabel(parent)
{
    setObjectName(objectName);
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setHint(const QString& plain)
{
    m_hint = plain;
    const QString whole = plain.isEmpty() ? text() : text() + QLatin1Char('\n') + plain;
    if (whole != accessibleDescription()) setAccessibleDescription(whole);
}

void ElidedLabel::setGivesWay(bool givesWay)
{
    m_givesWay = givesWay;
    updateGeometry();
}

void ElidedLabel::setBadge(bool badge)
{
    m_badge = badge;
    update();
}

QSize ElidedLabel::minimumSizeHint() const
{
    if (!m_givesWay) return QLabel::minimumSizeHint();
    const auto margins = contentsMargins();
    return {margins.left() + margins.right() + fontMetrics().averageCharWidth() * 4,
            QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        QStringList lines;
        if (cut) lines.append(text());
        if (!m_hint.isEmpty()) lines.append(m_hint);
        QToolTip::showText(
            static_cast<QHelpEvent*>(event)->globalPos(),
            lines.isEmpty() ? QString() : models::tooltipText(lines.join(QLatin1Char('\n'))), this);
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    if (m_badge) {
        const int wide = qMin(contentsMargins().left(), fontMetrics().averageCharWidth()) - 1;
        const int high = fontMetrics().height();
        QRect around = contentsRect().adjusted(-wide, 0, wide, 0);
        around.setTop(contentsRect().center().y() - high / 2);
        around.setHeight(high);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(QRectF(around).adjusted(0.5, 0.5, -0.5, -0.5), high / 4.0,
                                high / 4.0);
    }
    painter.drawText(contentsRect(), static_cast<int>(alignment()) | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, contentsRect().width()));
}

} // namespace grapevine::widgets
