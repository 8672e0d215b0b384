#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Paints members side by side: lines that differ in full ink, the others quietly, and bold what
/// is not as with most.
class CompareDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
