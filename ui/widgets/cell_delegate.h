#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// What all painters of cells have in common: one line of text that is cut where the room ends, and
/// then told in full by the tooltip.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// Draws one line with the painter's font and pen. `leading` is the side a line begins at; it
    /// is turned round where the window is. The letters run the way the text itself does:
    /// `1.5.0-rc1` read from the other end would be another version.
    static void drawLine(QPainter& painter, const QRect& area, Qt::LayoutDirection direction,
                         Qt::Alignment leading, const QString& text);
};

} // namespace grapevine::widgets
