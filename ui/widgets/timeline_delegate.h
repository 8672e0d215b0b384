#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Paints the timeline's cells: glyph and word for what happened, a triangle at a fold's head, its
/// lines a little to the right.
class TimelineDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

    /// Space left and right of a cell's text.
    static constexpr int kMargin = 8;
    /// What glyph, triangle and their gaps take before the word, for a row of this height.
    [[nodiscard]] static int wordStart(int rowHeight);
    /// Where the triangle is, in a cell of the kind column.
    [[nodiscard]] static QRect triangleIn(const QRect& cell, Qt::LayoutDirection direction);
};

} // namespace grapevine::widgets
