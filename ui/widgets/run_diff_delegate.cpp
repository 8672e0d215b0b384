#include "ui/widgets/run_diff_delegate.h"

#include "ui/models/run_diff_model.h"

namespace grapevine::widgets {

namespace {

using models::DiffKind;
using models::RunDiffModel;

QString signOf(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Changed: return QStringLiteral("≠");
    case DiffKind::OnlyBefore: return QStringLiteral("−");
    case DiffKind::OnlyAfter: return QStringLiteral("+");
    case DiffKind::NoAnswer: return QStringLiteral("·");
    case DiffKind::Same: return QStringLiteral("=");
    }
    return {};
}

} // namespace

MarkDelegate::Look RunDiffDelegate::look(const QModelIndex& index) const
{
    const auto kind = static_cast<DiffKind>(index.data(RunDiffModel::KindRole).toInt());
    const bool calm = kind == DiffKind::Same || kind == DiffKind::NoAnswer;
    Look out;
    out.quiet = calm && index.column() != RunDiffModel::Member;
    if (index.column() != RunDiffModel::Kind) return out;
    out.mark = signOf(kind);
    out.bold = !calm;
    return out;
}

} // namespace grapevine::widgets
