#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Draws a comparison of two runs: a sign and a word for what became of an answer, and what stayed
/// the same in a quiet colour.
class RunDiffDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
