#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Paints the lines of a comparison: a sign before the word, and a name that repeats is quiet.
class ChangeDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
