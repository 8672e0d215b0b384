#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Paints the cells of a FrozenTable: a glyph before the text where the model has one, a bar behind
/// it where it has counts, a dot for newcomers, struck through what has gone, everything at 70 %
/// while the data is stale.
class FrozenDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void setStale(bool stale) { m_stale = stale; }
    [[nodiscard]] bool isStale() const { return m_stale; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// For all that the cell holds.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

private:
    bool m_stale = false;
};

} // namespace grapevine::widgets
