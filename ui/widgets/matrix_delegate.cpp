#include "ui/widgets/matrix_delegate.h"

#include <QAbstractItemView>
#include <QPainter>

#include "ui/models/view_matrix_model.h"
#include "ui/widgets/status_glyph.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

using models::ViewMatrixModel;

constexpr double kOldStrength = 0.45;
constexpr double kCrossStrength = 0.45; ///< Of the selection's tint, along the cursor's row.

} // namespace

std::optional<models::StatusKind> glyphOfSaid(int said)
{
    switch (static_cast<models::Said>(said)) {
    case models::Said::Nothing: return std::nullopt;
    case models::Said::Unlisted: return models::StatusKind::NoData;
    case models::Said::Alive: return models::StatusKind::Alive;
    case models::Said::Suspect: return models::StatusKind::Suspect;
    case models::Said::Failed: return models::StatusKind::Failed;
    case models::Said::Left: return models::StatusKind::Left;
    }
    return std::nullopt;
}

void MatrixDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                           const QModelIndex& index) const
{
    const Theme& theme = Theme::behind(option.palette);
    const QRect cell = option.rect;
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const QModelIndex current = view != nullptr ? view->currentIndex() : QModelIndex();
    const bool here = current == index;
    const bool cross =
        current.isValid() && (current.row() == index.row() || current.column() == index.column());
    const bool odd = index.data(ViewMatrixModel::OddRole).toBool();
    const bool old = index.data(ViewMatrixModel::OldRole).toBool();
    QColor ground = odd ? theme.noticeWarn : theme.base;
    if (cross) ground = mixed(theme.selection, ground, here ? 1.0 : kCrossStrength);

    painter->save();
    painter->fillRect(cell, ground);
    const auto* model = index.model();
    painter->setPen(theme.quiet);
    const auto begins = [&](int section, Qt::Orientation orientation) {
        return model->headerData(section, orientation, ViewMatrixModel::BorderRole).toBool();
    };
    if (begins(index.row(), Qt::Vertical)) painter->drawLine(cell.topLeft(), cell.topRight());
    if (begins(index.column(), Qt::Horizontal)) {
        const bool mirrored = option.direction == Qt::RightToLeft;
        painter->drawLine(mirrored ? cell.topRight() : cell.topLeft(),
                          mirrored ? cell.bottomRight() : cell.bottomLeft());
    }
    if (index.data(ViewMatrixModel::OwnRole).toBool()) {
        painter->setPen(theme.line);
        painter->drawRect(cell.adjusted(1, 1, -2, -2));
    }
    if (here) {
        painter->setPen(QPen(theme.accent, 1));
        painter->drawRect(cell.adjusted(0, 0, -1, -1));
    }
    if (const auto kind = glyphOfSaid(index.data(ViewMatrixModel::SaidRole).toInt())) {
        const int side = cell.height() / 2;
        const QPoint at(cell.left() + (cell.width() - side) / 2,
                        cell.top() + (cell.height() - side) / 2);
        painter->drawPixmap(at,
                            statusGlyph(*kind, side, painter->device()->devicePixelRatioF(),
                                        mixed(theme.of(*kind), ground, old ? kOldStrength : 1.0)));
    }
    painter->restore();
}

} // namespace grapevine::widgets
