#include "ui/widgets/change_delegate.h"

#include "ui/models/table_changes_model.h"

namespace grapevine::widgets {

namespace {

using models::ChangeKind;
using models::TableChangesModel;

QString signOf(ChangeKind kind)
{
    switch (kind) {
    case ChangeKind::Gone: return QStringLiteral("−");
    case ChangeKind::Added: return QStringLiteral("+");
    case ChangeKind::Changed: return QStringLiteral("≠");
    }
    return {};
}

} // namespace

MarkDelegate::Look ChangeDelegate::look(const QModelIndex& index) const
{
    const bool repeats = index.data(TableChangesModel::RepeatsRole).toBool();
    const int column = index.column();
    Look out;
    out.quiet =
        (repeats && column <= TableChangesModel::Kind) || column == TableChangesModel::Before;
    if (column != TableChangesModel::Kind) return out;
    out.mark = signOf(static_cast<ChangeKind>(index.data(TableChangesModel::KindRole).toInt()));
    out.bold = !repeats;
    return out;
}

} // namespace grapevine::widgets
