#pragma once

#include <QStyledItemDelegate>

#include <optional>

#include "ui/models/status_kind.h"

namespace grapevine::widgets {

/// The glyph that stands for what somebody says; nothing for no answer.
[[nodiscard]] std::optional<models::StatusKind> glyphOfSaid(int said);

/// A cell of the matrix: the glyph of what is said, on a tinted ground where most say otherwise.
class MatrixDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
};

} // namespace grapevine::widgets
