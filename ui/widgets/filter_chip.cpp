#include "ui/widgets/filter_chip.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {
constexpr int kMargin = 8;
constexpr int kLettersMost = 36; ///< Beyond it a chip is cut short.
constexpr int kLettersLeast = 6;
constexpr int kAir = 6;
} // namespace

FilterChip::FilterChip(const std::string& term, bool muted, QWidget* parent)
    : QAbstractButton(parent)
    , m_muted(muted)
{
    setObjectName(QStringLiteral("filterChip"));
    setFocusPolicy(Qt::TabFocus);
    setText(models::clusterText(term));
    setAccessibleName(m_muted ? tr("Muted part of the filter: %1").arg(text())
                              : tr("Part of the filter: %1").arg(text()));
    setToolTip(models::tooltipText(
        text() + QLatin1Char('\n') +
        (m_muted ? tr("Muted: it filters nothing. Click to switch it on again.")
                 : tr("Click turns it round, the middle button mutes it, × removes it"))));
    setAttribute(Qt::WA_Hover);
    connect(this, &QAbstractButton::clicked, this, [this] {
        if (m_muted) {
            Q_EMIT muteToggled();
        } else {
            Q_EMIT negated();
        }
    });
}

QSize FilterChip::sizeHint() const
{
    const QFontMetrics metrics(font());
    const int most = metrics.averageCharWidth() * kLettersMost;
    const int height = metrics.height() + kAir;
    // A cross is as wide as the chip is high.
    return {std::min(metrics.horizontalAdvance(text()), most) + 2 * kMargin + height, height};
}

QSize FilterChip::minimumSizeHint() const
{
    const auto whole = sizeHint();
    const int least = QFontMetrics(font()).averageCharWidth() * kLettersLeast;
    return {std::min(whole.width(), least + 2 * kMargin + whole.height()), whole.height()};
}

QRect FilterChip::cross() const
{
    const int side = height();
    return isRightToLeft() ? QRect(0, 0, side, side) : QRect(width() - side, 0, side, side);
}

void FilterChip::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool warm = underMouse() || hasFocus();
    QPen frame(hasFocus() ? theme.accent : theme.line, 1);
    if (m_muted) frame.setStyle(Qt::DashLine);
    painter.setPen(frame);
    painter.setBrush(m_muted ? QBrush(Qt::NoBrush) : QBrush(theme.selection));
    const QRectF body = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(body, body.height() / 2, body.height() / 2);
    QFont letters = font();
    letters.setStrikeOut(m_muted);
    painter.setFont(letters);
    painter.setPen(m_muted ? theme.quiet : theme.text);
    const QRect room = isRightToLeft() ? rect().adjusted(height(), 0, -kMargin, 0)
                                       : rect().adjusted(kMargin, 0, -height(), 0);
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
                     QFontMetrics(letters).elidedText(text(), Qt::ElideRight, room.width()));
    const double arm = height() / 7.0;
    const QPointF centre = QRectF(cross()).center();
    painter.setPen(QPen(warm ? theme.text : theme.quiet, 1.3));
    painter.drawLine(centre + QPointF(-arm, -arm), centre + QPointF(arm, arm));
    painter.drawLine(centre + QPointF(-arm, arm), centre + QPointF(arm, -arm));
}

void FilterChip::mousePressEvent(QMouseEvent* event)
{
    m_onCross = event->button() == Qt::LeftButton && cross().contains(event->pos());
    if (m_onCross || event->button() == Qt::MiddleButton) {
        event->accept();
        return;
    }
    QAbstractButton::mousePressEvent(event);
}

void FilterChip::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::MiddleButton) {
        if (rect().contains(event->pos())) Q_EMIT muteToggled();
        return;
    }
    if (m_onCross) {
        m_onCross = false;
        if (cross().contains(event->pos())) Q_EMIT removed();
        return;
    }
    QAbstractButton::mouseReleaseEvent(event);
}

void FilterChip::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Delete:
    case Qt::Key_Backspace: Q_EMIT removed(); return;
    case Qt::Key_M: Q_EMIT muteToggled(); return;
    case Qt::Key_Return:
    case Qt::Key_Enter: click(); return;
    default: QAbstractButton::keyPressEvent(event);
    }
}

void FilterChip::fill(QMenu& menu)
{
    if (!m_muted)
        connect(menu.addAction(tr("Turn round")), &QAction::triggered, this,
                [this] { Q_EMIT negated(); });
    connect(menu.addAction(m_muted ? tr("Switch on again") : tr("Mute")), &QAction::triggered, this,
            [this] { Q_EMIT muteToggled(); });
    connect(menu.addAction(tr("Remove")), &QAction::triggered, this, [this] { Q_EMIT removed(); });
}

void FilterChip::contextMenuEvent(QContextMenuEvent* event)
{
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("chipMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fill(*menu);
    menu->popup(event->globalPos());
}

} // namespace grapevine::widgets
