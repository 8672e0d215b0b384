#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Paints the timeline's cells: glyph and word for what happened, a triangle at a fold's head, its
/// lines a little to the right.
class TimelineDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    /// Space left and right of a cell's text.
    static constexpr int kMargin = 8;
    /// What glyph, triangle and their gaps take before the word, for a row of this height.
    [[nodiscard]] static int wordStart(int rowHeight);
    /// Where the triangle is, in a cell of the kind column.
    [[nodiscard]] static QRect triangleIn(const QRect& cell, Qt::LayoutDirection direction);
};

} // namespace grapevine::widgets
