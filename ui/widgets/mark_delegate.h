#pragma once

#include "ui/widgets/cell_delegate.h"

namespace grapevine::widgets {

/// Paints cells with a sign before the word, bold where somebody should look, quiet where nobody
/// need. Of tables that have the roles of models::KeyList; others say it in a class of their own.
class MarkDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    /// For all that the cell holds.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;

protected:
    struct Look {
        QString mark; ///< Empty: the word begins where it would have stood.
        bool bold = false;
        bool quiet = false;
    };
    [[nodiscard]] virtual Look look(const QModelIndex& index) const;
};

} // namespace grapevine::widgets
