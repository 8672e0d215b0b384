#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Draws one group of answers: how many, what they say, and below it who they are.
class GroupDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
