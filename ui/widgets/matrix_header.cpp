#include "ui/widgets/matrix_header.h"

#include <QPainter>

#include <algorithm>

#include "ui/models/view_matrix_model.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::ViewMatrixModel;

constexpr int kMargin = 6;
constexpr int kNameEms = 11;     ///< Longest name above, in widths of an `m`.
constexpr int kNameEmsWide = 16; ///< The same beside.
constexpr int kZoneEms = 6;

QColor bandColour(const Theme& theme, bool odd)
{
    return mixed(theme.accent, theme.window, odd ? 0.28 : 0.12);
}

} // namespace

MatrixHeader::MatrixHeader(Qt::Orientation orientation, QWidget* parent)
    : QHeaderView(orientation, parent)
{
    setSectionResizeMode(QHeaderView::Fixed);
    setSectionsClickable(true);
    setFocusPolicy(Qt::NoFocus);
    setHighlightSections(true);
}

int MatrixHeader::bandHeight() const
{
    return m_longestZone > 0 ? fontMetrics().height() + 4 : 0;
}

int MatrixHeader::zoneWidth() const
{
    return m_longestZone > 0 ? m_longestZone + 2 * kMargin : 0;
}

QSize MatrixHeader::sizeHint() const
{
    if (orientation() == Qt::Horizontal)
        return {defaultSectionSize(), bandHeight() + m_longestName + 2 * kMargin};
    return {m_longestName + 2 * kMargin + zoneWidth(), defaultSectionSize()};
}

void MatrixHeader::fit()
{
    if (model() == nullptr) return;
    const QFontMetrics metrics(font());
    const int em = metrics.horizontalAdvance(QLatin1Char('m'));
    const int most = em * (orientation() == Qt::Horizontal ? kNameEms : kNameEmsWide);
    const int zoneMost = em * kZoneEms;
    int name = em * 3;
    int zone = 0;
    QString lastZone;
    for (int at = 0; at < count() && (name < most || zone < zoneMost); ++at) {
        const auto text = [&](int role) {
            return model()->headerData(at, orientation(), role).toString();
        };
        if (name < most) name = std::max(name, metrics.horizontalAdvance(text(Qt::DisplayRole)));
        if (zone >= zoneMost) continue;
        // Members stand by zone: the next is most often in the same.
        const auto here = text(ViewMatrixModel::ZoneRole);
        if (here != lastZone) zone = std::max(zone, metrics.horizontalAdvance(here));
        lastZone = here;
    }
    m_longestName = std::min(name, most);
    m_longestZone = std::min(zone, zoneMost);
    updateGeometry();
    // The view asks for the new size in its own time only.
    Q_EMIT geometriesChanged();
    viewport()->update();
}

void MatrixHeader::paintEvent(QPaintEvent* event)
{
    QHeaderView::paintEvent(event);
    if (orientation() != Qt::Horizontal || bandHeight() == 0) return;
    QPainter painter(viewport());
    paintBands(painter);
}

void MatrixHeader::paintSection(QPainter* painter, const QRect& rect, int section) const
{
    const Theme& theme = Theme::behind(palette());
    const bool current =
        selectionModel() != nullptr &&
        (orientation() == Qt::Horizontal ? selectionModel()->currentIndex().column() == section
                                         : selectionModel()->currentIndex().row() == section);
    painter->save();
    painter->fillRect(rect, current ? theme.selection : theme.window);
    const bool old = model()->headerData(section, orientation(), ViewMatrixModel::OldRole).toBool();
    painter->setPen(old ? theme.quiet : theme.text);
    const auto name = model()->headerData(section, orientation(), Qt::DisplayRole).toString();
    if (orientation() == Qt::Horizontal) {
        paintAbove(*painter, rect, name);
    } else {
        paintBeside(*painter, rect, section, name);
    }
    painter->restore();
}

void MatrixHeader::paintAbove(QPainter& painter, const QRect& rect, const QString& name) const
{
    const int room = rect.height() - bandHeight() - 2 * kMargin;
    painter.translate(rect.left(), rect.bottom() - kMargin);
    painter.rotate(-90);
    painter.drawText(QRect(0, 0, room, rect.width()), Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(name, Qt::ElideMiddle, room));
}

void MatrixHeader::paintBeside(QPainter& painter, const QRect& rect, int section,
                               const QString& name) const
{
    const Theme& theme = Theme::behind(palette());
    const bool mirrored = isRightToLeft();
    const auto zone =
        model()->headerData(section, orientation(), ViewMatrixModel::ZoneRole).toString();
    const int aside = zoneWidth();
    QRect names = rect.adjusted(kMargin, 0, -kMargin, 0);
    QRect zones = names;
    if (mirrored) {
        names.setLeft(names.left() + aside);
        zones.setWidth(std::max(0, aside - kMargin));
    } else {
        names.setRight(names.right() - aside);
        zones.setLeft(zones.right() - aside + kMargin + 1);
    }
    const auto align = (mirrored ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter;
    painter.drawText(names, static_cast<int>(align),
                     fontMetrics().elidedText(name, Qt::ElideMiddle, names.width()));
    if (aside > 0) {
        painter.setPen(theme.quiet);
        painter.drawText(zones, static_cast<int>(align),
                         fontMetrics().elidedText(zone, Qt::ElideRight, zones.width()));
    }
    if (model()->headerData(section, orientation(), ViewMatrixModel::BorderRole).toBool()) {
        painter.setPen(theme.quiet);
        painter.drawLine(rect.topLeft(), rect.topRight());
    }
}

void MatrixHeader::paintBands(QPainter& painter) const
{
    const Theme& theme = Theme::behind(palette());
    bool odd = false;
    int at = 0;
    while (at < count()) {
        const auto zone =
            model()->headerData(at, orientation(), ViewMatrixModel::ZoneRole).toString();
        int last = at;
        while (last + 1 < count() &&
               !model()->headerData(last + 1, orientation(), ViewMatrixModel::BorderRole).toBool())
            ++last;
        const int one = sectionViewportPosition(at);
        const int other = sectionViewportPosition(last);
        const int left = std::min(one, other);
        const int right = std::max(one + sectionSize(at), other + sectionSize(last));
        const QRect band(left, 0, right - left, bandHeight());
        painter.fillRect(band.adjusted(1, 1, -1, -1), bandColour(theme, odd));
        painter.setPen(theme.text);
        // Of a band that is half out of sight the name stays in it.
        const QRect seen = band.intersected(viewport()->rect()).adjusted(3, 0, -3, 0);
        if (!zone.isEmpty() && seen.width() > fontMetrics().averageCharWidth() * 2) {
            painter.drawText(seen, Qt::AlignCenter,
                             fontMetrics().elidedText(zone, Qt::ElideRight, seen.width()));
        }
        odd = !odd;
        at = last + 1;
    }
}

} // namespace grapevine::widgets
