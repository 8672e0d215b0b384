#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Paints cells with a sign before the word, bold where somebody should look. Roles are those of
/// models::KeyList.
class MarkDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// For all that the cell holds.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
