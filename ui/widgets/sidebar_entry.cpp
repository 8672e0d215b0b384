#include "ui/widgets/sidebar_entry.h"

#include <QEvent>
#include <QPainter>
#include <QStyle>

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kIcon = 16;
constexpr int kEdge = 14; ///< From the sidebar's edge to the icon.
constexpr int kGap = 10;  ///< From the icon to the name.
constexpr int kMark = 3;  ///< The bar at the edge of the place that is shown.
constexpr int kBadgePadding = 6;

QFont badgeFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() - 1);
    font.setBold(true);
    return font;
}

} // namespace

SidebarEntry::SidebarEntry(const QString& objectName, const QString& iconName, const QString& title,
                           QWidget* parent)
    : QAbstractButton(parent)
    , m_iconName(iconName)
{
    setObjectName(objectName);
    setText(title);
    setAccessibleName(title);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    tint();
}

void SidebarEntry::setBadge(const QString& text, const QString& meaning, bool warns)
{
    if (m_badge == text && m_badgeWarns == warns && accessibleDescription() == meaning) return;
    m_badge = text;
    m_badgeWarns = warns;
    setAccessibleDescription(meaning);
    update();
}

void SidebarEntry::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

QSize SidebarEntry::sizeHint() const
{
    QFont bold = font();
    bold.setBold(true);
    const QFontMetrics metrics(bold);
    const int height = metrics.height() + 14;
    if (m_folded) return {kEdge + kIcon + kEdge, height};
    const int name = kEdge + kIcon + kGap + metrics.horizontalAdvance(text());
    if (m_plain) return {name + kEdge, height};
    const QFontMetrics small(badgeFont(font()));
    return {name + kGap + small.horizontalAdvance(QStringLiteral("000")) + 2 * kBadgePadding +
                kEdge,
            height};
}

void SidebarEntry::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const auto mirrored = [this](const QRect& part) {
        return QStyle::visualRect(layoutDirection(), rect(), part);
    };
    if (isChecked()) {
        painter.fillRect(rect(), mixed(theme.accent, theme.window, theme.dark ? 0.22 : 0.12));
        painter.fillRect(mirrored(QRect(0, 0, kMark, height())), theme.accent);
    } else if (underMouse()) {
        painter.fillRect(rect(), mixed(theme.text, theme.window, 0.07));
    }
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 2.5, -3.5, -2.5), 3, 3);
    }
    icon().paint(&painter, mirrored(QRect(kEdge, (height() - kIcon) / 2, kIcon, kIcon)));
    if (!m_folded) {
        QFont words = font();
        words.setBold(isChecked());
        painter.setFont(words);
        painter.setPen(theme.text);
        const QRect area(kEdge + kIcon + kGap, 0, width() - 2 * kEdge - kIcon - kGap, height());
        painter.drawText(
            mirrored(area),
            static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
                Qt::AlignVCenter | Qt::TextSingleLine,
            text());
    }
    if (!m_badge.isEmpty()) paintBadge(painter);
}

void SidebarEntry::paintBadge(QPainter& painter) const
{
    const Theme& theme = Theme::behind(palette());
    const QColor colour = m_badgeWarns ? theme.failed : theme.quiet;
    if (m_folded) {
        // No room for a number: a dot says that there is one.
        const QRect dot(kEdge + kIcon - 2, height() / 2 - kIcon / 2 - 2, 7, 7);
        painter.setPen(QPen(theme.window, 1));
        painter.setBrush(colour);
        painter.drawEllipse(QStyle::visualRect(layoutDirection(), rect(), dot));
        return;
    }
    painter.setFont(badgeFont(font()));
    const QFontMetrics metrics(painter.font());
    const int wide = qMax(metrics.height(), metrics.horizontalAdvance(m_badge) + 2 * kBadgePadding);
    const QRect box =
        QStyle::visualRect(layoutDirection(), rect(),
                           QRect(width() - kEdge - wide, (height() - metrics.height() - 2) / 2,
                                 wide, metrics.height() + 2));
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_badgeWarns ? colour : mixed(theme.text, theme.window, 0.12));
    painter.drawRoundedRect(box, box.height() / 2.0, box.height() / 2.0);
    painter.setPen(m_badgeWarns ? theme.base : theme.text);
    painter.drawText(box, Qt::AlignCenter | Qt::TextSingleLine, m_badge);
}

void SidebarEntry::changeEvent(QEvent* event)
{
    QAbstractButton::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) tint();
}

void SidebarEntry::tint()
{
    setIcon(tintedIcon(m_iconName, palette()));
}

} // namespace grapevine::widgets
