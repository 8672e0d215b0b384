#include "ui/widgets/cluster_entry.h"

#include <QLocale>
#include <QPainter>
#include <QStyle>

#include "ui/models/cluster_text.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kGlyph = 12;
constexpr int kEdge = 16; ///< From the sidebar's edge to the glyph.
constexpr int kGap = 12;  ///< From the glyph to the title.
constexpr int kMark = 3;  ///< The bar at the edge of the cluster that is shown.

} // namespace

ClusterEntry::ClusterEntry(const QString& objectName, QWidget* parent)
    : QAbstractButton(parent)
{
    setObjectName(objectName);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ClusterEntry::setCluster(const OpenCluster& cluster)
{
    if (m_cluster == cluster) return;
    m_cluster = cluster;
    QStringList words{cluster.title};
    if (!cluster.mode.isEmpty()) words.append(cluster.mode);
    words.append(cluster.ill == 0
                     ? tr("nobody failed or suspect")
                     : tr("%n failed or suspect", nullptr, static_cast<int>(cluster.ill)));
    setAccessibleName(words.join(QStringLiteral(", ")));
    setToolTip(models::tooltipText(words.join(QLatin1Char('\n'))));
    update();
}

void ClusterEntry::setFolded(bool folded)
{
    m_folded = folded;
    updateGeometry();
    update();
}

QSize ClusterEntry::sizeHint() const
{
    const int height = fontMetrics().height() + 10;
    return {m_folded ? kEdge + kGlyph + kEdge : kEdge + kGlyph + kGap + kEdge, height};
}

void ClusterEntry::paintEvent(QPaintEvent*)
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
        painter.drawRoundedRect(QRectF(rect()).adjusted(4.5, 1.5, -3.5, -1.5), 3, 3);
    }
    const QRect glyph(kEdge, (height() - kGlyph) / 2, kGlyph, kGlyph);
    painter.drawPixmap(mirrored(glyph), statusGlyph(m_cluster.mark, kGlyph, devicePixelRatioF(),
                                                    theme.of(m_cluster.mark)));
    if (m_folded) return;
    QFont words = font();
    words.setBold(isChecked());
    const QString count = m_cluster.ill == 0 ? QString() : QLocale().toString(m_cluster.ill);
    const int countWide = count.isEmpty() ? 0 : QFontMetrics(words).horizontalAdvance(count) + 8;
    const int left = kEdge + kGlyph + kGap;
    const QRect area(left, 0, width() - left - kEdge + 4 - countWide, height());
    painter.setFont(words);
    painter.setPen(theme.text);
    painter.drawText(
        mirrored(area),
        static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)) |
            Qt::AlignVCenter | Qt::TextSingleLine,
        QFontMetrics(words).elidedText(m_cluster.title, Qt::ElideMiddle, area.width()));
    if (!count.isEmpty())
        paintCount(painter,
                   mirrored(QRect(width() - kEdge - countWide, 0, countWide + 2, height())));
}

void ClusterEntry::paintCount(QPainter& painter, const QRect& area) const
{
    const Theme& theme = Theme::behind(palette());
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(theme.of(m_cluster.mark));
    painter.drawText(area,
                     static_cast<int>(QStyle::visualAlignment(layoutDirection(), Qt::AlignRight)) |
                         Qt::AlignVCenter | Qt::TextSingleLine,
                     QLocale().toString(m_cluster.ill));
}

} // namespace grapevine::widgets
