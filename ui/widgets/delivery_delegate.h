#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Paints the lines of a delivery: a sign before the word, bold where somebody should look.
class DeliveryDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
