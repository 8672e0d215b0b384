// How the matrix is drawn.
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

#include "ui/models/rtt_estimate.h"
#include "ui/widgets/rtt_colours.h"
#include "ui/widgets/rtt_matrix_view.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using Role = models::RttMatrixModel::Role;

constexpr int kPadding = 6;
constexpr double kStaleInk = 0.5;

} // namespace

RttMatrixView::Span RttMatrixView::inSight(Qt::Orientation way) const
{
    const bool across = way == Qt::Horizontal;
    const int size = across ? m_cell.width() : m_cell.height();
    const int from = (across ? horizontalScrollBar() : verticalScrollBar())->value();
    const int room = across ? grid().width() : grid().height();
    return {from / size, std::min((from + room) / size, m_model.rowCount() - 1)};
}

void RttMatrixView::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::behind(palette());
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), theme.base);
    paintHeads(painter, theme);
    painter.save();
    painter.setClipRect(grid());
    paintCells(painter, theme);
    painter.restore();
    paintZones(painter, theme);
    if (hasFocus() && !current().isValid()) {
        painter.setPen(theme.accent);
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

void RttMatrixView::paintCell(QPainter& painter, const Theme& theme, int row, int column) const
{
    const auto index = m_model.index(row, column);
    const bool hairline = std::min(m_cell.width(), m_cell.height()) >= 10;
    const QRect cell = cellRect(row, column).adjusted(0, 0, hairline ? -1 : 0, hairline ? -1 : 0);
    if (row == column) {
        painter.fillRect(cell, theme.alternate);
        return;
    }
    const auto ms = index.data(Role::MsRole);
    if (!ms.isValid()) {
        painter.fillRect(cell, QBrush(theme.line, Qt::BDiagPattern));
        return;
    }
    QColor ground = rttShade(ms.toDouble(), m_model.leastMs(), m_model.mostMs(), theme);
    if (m_stale) ground = mixed(ground, theme.base, kStaleInk);
    painter.fillRect(cell, ground);
    const QColor ink = inkOn(ground);
    const bool poor =
        models::trustIn(index.data(Role::ErrorRole).toDouble()) == models::RttTrust::Poor;
    if (poor && m_cell.width() >= 10) {
        const int side = std::min(cell.width(), cell.height()) / 3;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(
            QPolygon({cell.topRight() + QPoint(1, 0), cell.topRight() + QPoint(1 - side, 0),
                      cell.topRight() + QPoint(1, side)}));
        painter.setBrush(Qt::NoBrush);
    }
    if (!showsNumbers()) return;
    const double value = ms.toDouble();
    const int decimals = value < 10.0 ? 2 : value < 100.0 ? 1 : 0;
    painter.setPen(ink);
    painter.drawText(cell, Qt::AlignCenter | Qt::TextSingleLine,
                     QLocale().toString(value, 'f', decimals));
}

void RttMatrixView::paintCells(QPainter& painter, const Theme& theme) const
{
    const auto rows = inSight(Qt::Vertical);
    const auto columns = inSight(Qt::Horizontal);
    for (int row = rows.first; row <= rows.last; ++row) {
        for (int column = columns.first; column <= columns.last; ++column)
            paintCell(painter, theme, row, column);
    }
    // Between zones.
    const auto room = grid();
    painter.setPen(QPen(theme.text, 1));
    for (int at = std::min(rows.first, columns.first); at < m_model.rowCount(); ++at) {
        if (!m_model.endsZone(at)) continue;
        const QPoint end = cellRect(at, at).bottomRight();
        const QPoint whole = cellRect(m_model.rowCount() - 1, m_model.rowCount() - 1).bottomRight();
        painter.drawLine(room.left(), end.y(), whole.x(), end.y());
        painter.drawLine(end.x(), room.top(), end.x(), whole.y());
    }
    painter.setBrush(Qt::NoBrush);
    if (const auto at = current(); at.isValid()) {
        painter.setPen(QPen(theme.accent, 2));
        const auto cell = cellRect(at.row(), at.column());
        painter.drawRect(cell.adjusted(0, 0, -1, -1));
        // Seen on a strong shade as well, which has the accent's hue.
        painter.setPen(QPen(theme.base, 1));
        painter.drawRect(cell.adjusted(1, 1, -2, -2));
    }
    if (m_hovered) {
        painter.setPen(QPen(theme.text, 1));
        painter.drawRect(cellRect(m_hovered->y(), m_hovered->x()).adjusted(0, 0, -1, -1));
    }
}

QString RttMatrixView::headText(int row, int room) const
{
    const auto name = m_model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
    return fontMetrics().elidedText(name, Qt::ElideMiddle, room);
}

void RttMatrixView::paintHeads(QPainter& painter, const Theme& theme) const
{
    const auto at = current();
    const auto room = grid();
    const int height = fontMetrics().height();
    const auto inkFor = [&](int place, bool isRow) {
        const bool gone = m_model.headerData(place, Qt::Vertical, Role::GoneRole).toBool();
        const bool marked = at.isValid() && (isRow ? at.row() : at.column()) == place;
        return marked ? theme.accent : gone ? theme.quiet : theme.text;
    };
    if (m_headWidth > kPadding) {
        const auto rows = inSight(Qt::Vertical);
        painter.save();
        painter.setClipRect(QRect(0, room.top(), m_headWidth, room.height()));
        for (int row = rows.first; row <= rows.last; ++row) {
            const auto cell = cellRect(row, 0);
            painter.setPen(inkFor(row, true));
            painter.drawText(QRect(kPadding, cell.top(), m_headWidth - 2 * kPadding, cell.height()),
                             Qt::AlignVCenter | Qt::AlignRight | Qt::TextSingleLine,
                             headText(row, m_headWidth - 2 * kPadding));
        }
        painter.restore();
    }
    if (m_headHeight <= kPadding + height) return;
    const auto columns = inSight(Qt::Horizontal);
    const int length = m_headHeight - height - 2 * kPadding;
    painter.save();
    painter.setClipRect(QRect(room.left(), 0, room.width(), room.top()));
    for (int column = columns.first; column <= columns.last; ++column) {
        const auto cell = cellRect(0, column);
        painter.setPen(inkFor(column, false));
        painter.save();
        // Read from below upwards, beginning above the cell.
        painter.translate(cell.left() + (cell.width() - height) / 2, room.top() - kPadding);
        painter.rotate(-90);
        painter.drawText(QRect(0, 0, length, height),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                         headText(column, length));
        painter.restore();
    }
    painter.restore();
}

void RttMatrixView::paintZones(QPainter& painter, const Theme& theme) const
{
    // A zone's name stands above its columns, where it has room.
    const auto room = grid();
    painter.save();
    painter.setClipRect(QRect(room.left(), 0, room.width(), room.top()));
    painter.setPen(theme.quiet);
    int first = 0;
    for (int at = 0; at < m_model.rowCount(); ++at) {
        const bool ends = m_model.endsZone(at) || at + 1 == m_model.rowCount();
        if (!ends) continue;
        const auto title = m_model.zoneTitleAt(first);
        const QRect span(QPoint(cellRect(0, first).left(), 0),
                         QPoint(cellRect(0, at).right(), fontMetrics().height()));
        const QRect shown = span & QRect(room.left(), 0, room.width(), room.top());
        if (!title.isEmpty() && fontMetrics().horizontalAdvance(title) < shown.width())
            painter.drawText(shown, Qt::AlignCenter | Qt::TextSingleLine, title);
        first = at + 1;
    }
    painter.restore();
}

} // namespace grapevine::widgets
