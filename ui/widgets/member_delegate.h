#pragma once

#include "ui/widgets/cell_delegate.h"

class QAbstractItemView;

namespace grapevine::widgets {

/// Paints the member table's cells: glyph and word for the status, a dot for newcomers, a
/// struck-through name for ghosts, everything at 70 % while the data is stale.
class MemberDelegate final : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void setStale(bool stale) { m_stale = stale; }
    [[nodiscard]] bool isStale() const { return m_stale; }

    /// Focus and current cell are this view's, for views that share its model and selection.
    void setFocusView(const QAbstractItemView* view) { m_focusView = view; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

    /// Space left and right of a cell's text.
    static constexpr int kMargin = 8;
    /// Space between a cell's text and the remark behind it.
    static constexpr int kRemarkGap = 10;
    /// Width the glyph and its gap take before the status word, for a row of this height.
    [[nodiscard]] static int glyphSpace(int rowHeight);

private:
    [[nodiscard]] bool isCurrent(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const;

    const QAbstractItemView* m_focusView = nullptr;
    bool m_stale = false;
};

} // namespace grapevine::widgets
