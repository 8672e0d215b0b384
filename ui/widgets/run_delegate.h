#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Draws the members of a query: a glyph for how each stands, values, and dashes where there are
/// none.
class RunDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    static constexpr int kMargin = 8;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
