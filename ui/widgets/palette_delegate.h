#pragma once

#include <QStyledItemDelegate>

namespace grapevine::widgets {

/// Paints the palette's rows: headings quietly, entries with the letters that fit in bold, a
/// status's glyph before and keys behind; what cannot be done now is grey and says why.
class PaletteDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;
};

} // namespace grapevine::widgets
