#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Draws the members of a query: a glyph for how each stands, values, and dashes where there are
/// none.
class RunDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    static constexpr int kMargin = 8;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
