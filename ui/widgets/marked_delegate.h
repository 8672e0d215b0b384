#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Cells with some air at their sides, in line with the titles; in bold where the model marks the
/// row.
class MarkedDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    /// `role` is asked for a bool.
    MarkedDelegate(int role, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    int m_role;
};

} // namespace grapevine::widgets
