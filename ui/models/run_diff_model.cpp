#include "ui/models/run_diff_model.h"

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

void RunDiffModel::show(RunDiff diff, const QString& before, const QString& after)
{
    beginResetModel();
    m_diff = std::move(diff);
    m_before = before;
    m_after = after;
    count();
    endResetModel();
}

void RunDiffModel::setDifferencesOnly(bool only)
{
    if (only == m_differencesOnly) return;
    beginResetModel();
    m_differencesOnly = only;
    count();
    endResetModel();
}

void RunDiffModel::count()
{
    const auto& rows = m_diff.rows;
    const auto end = !m_differencesOnly
                         ? rows.end()
                         : std::find_if(rows.begin(), rows.end(), [](const RunDiff::Row& row) {
                               return row.kind == DiffKind::Same;
                           });
    m_shown = static_cast<int>(end - rows.begin());
}

int RunDiffModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shown;
}

int RunDiffModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString RunDiffModel::text(const RunDiff::Row& row, int column) const
{
    switch (column) {
    case Member: return clusterText(row.member, 128);
    case Kind: return diffWord(row.kind);
    case Before: return row.before;
    case After: return row.after;
    default: return {};
    }
}

QVariant RunDiffModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = m_diff.rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(row, index.column());
    case Qt::ToolTipRole: return tooltipText(text(row, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() != Member) return text(row, index.column());
        return tr("%1: %2, before %3, after %4")
            .arg(text(row, Member), text(row, Kind), row.before, row.after);
    case KindRole: return static_cast<int>(row.kind);
    default: return {};
    }
}

QVariant RunDiffModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole) {
        // The title as well: where there is little room it is cut.
        const auto hint = [](const QString& title, const QString& run) {
            return tooltipText(QStringLiteral("%1 · %2").arg(title, tr("The run of %1").arg(run)));
        };
        if (section == Before) return hint(tr("Before"), m_before);
        if (section == After) return hint(tr("After"), m_after);
        return {};
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Member: return tr("Member");
    case Kind: return tr("Answer");
    case Before: return tr("Before");
    case After: return tr("After");
    default: return {};
    }
}

} // namespace grapevine::models
