#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Draws one line of what was sent: its name and when, and below it what came of it.
class RunListDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
