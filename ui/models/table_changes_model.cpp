#include "ui/models/table_changes_model.h"

#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/markdown_cell.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

namespace {

/// What a cell shows where there is nothing, so that it is no empty promise.
QString orNothing(const QString& text)
{
    return text.isEmpty() ? QStringLiteral("–") : text;
}

} // namespace

TableChangesModel::TableChangesModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void TableChangesModel::show(std::shared_ptr<const TableChanges> changes, const QString& before,
                             const QString& after)
{
    beginResetModel();
    m_changes = std::move(changes);
    m_before = before;
    m_after = after;
    narrow();
    endResetModel();
}

void TableChangesModel::clear()
{
    show(nullptr, {}, {});
}

void TableChangesModel::setSearch(const QString& words)
{
    const QString search = words.trimmed();
    if (search == m_search) return;
    beginResetModel();
    m_search = search;
    narrow();
    endResetModel();
}

void TableChangesModel::setKind(std::optional<ChangeKind> kind)
{
    if (kind == m_kind) return;
    beginResetModel();
    m_kind = kind;
    narrow();
    endResetModel();
}

void TableChangesModel::narrow()
{
    m_shown.clear();
    if (!m_changes) return;
    const auto& lines = m_changes->lines();
    for (std::size_t i = 0; i < lines.size(); ++i)
        if (isWanted(lines[i])) m_shown.push_back(static_cast<std::uint32_t>(i));
}

bool TableChangesModel::isWanted(const TableChange& line) const
{
    if (m_kind && line.kind != *m_kind) return false;
    if (m_search.isEmpty()) return true;
    for (const auto* text : {&line.member, &line.field, &line.before, &line.after})
        if (text->contains(m_search, Qt::CaseInsensitive)) return true;
    return false;
}

const TableChange& TableChangesModel::lineAt(int row) const
{
    return m_changes->lines()[m_shown[static_cast<std::size_t>(row)]];
}

int TableChangesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int TableChangesModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString TableChangesModel::text(const TableChange& line, int column)
{
    const bool changed = line.kind == ChangeKind::Changed;
    switch (column) {
    case Member: return line.member;
    case Kind: return changeWord(line.kind);
    case Field: return line.field;
    case Before: return changed ? orNothing(line.before) : QString();
    case After: return changed ? orNothing(line.after) : QString();
    default: return {};
    }
}

QVariant TableChangesModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& line = lineAt(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(line, index.column());
    case Qt::ToolTipRole: return tooltipText(text(line, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() != Member || line.kind != ChangeKind::Changed)
            return text(line, index.column());
        return tr("%1: %2, before %3, after %4")
            .arg(line.member, line.field, orNothing(line.before), orNothing(line.after));
    case KindRole: return static_cast<int>(line.kind);
    case RepeatsRole: return index.row() > 0 && lineAt(index.row() - 1).member == line.member;
    default: return {};
    }
}

QStringList TableChangesModel::titles()
{
    return {tr("Member"), tr("What"), tr("Field"), tr("Before"), tr("After")};
}

QVariant TableChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    switch (role) {
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ToolTipRole:
        if (section == Before && !m_before.isEmpty()) return tooltipText(m_before);
        if (section == After && !m_after.isEmpty()) return tooltipText(m_after);
        return {};
    case Qt::DisplayRole: return titles()[section];
    default: return {};
    }
}

QStringList TableChangesModel::cells(const TableChange& line)
{
    QStringList out;
    for (int column = 0; column < kColumns; ++column)
        out.append(text(line, column));
    return out;
}

QString TableChangesModel::asTsv() const
{
    QString out = titles().join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int row = 0; row < rowCount(); ++row) {
        auto line = cells(lineAt(row));
        for (auto& cell : line)
            cell = tsvCell(cell);
        out += line.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return out;
}

QString TableChangesModel::asMarkdown() const
{
    if (!m_changes) return {};
    // What was compared stands above, in a table too: there nothing becomes markup.
    QString out = markdownLine({tr("Before"), m_before}) + markdownRule(2) +
                  markdownLine({tr("After"), m_after}) +
                  markdownLine({tr("What"), changesSummary(*m_changes)}) + QLatin1Char('\n');
    if (rowCount() == 0) return out;
    out += markdownLine(titles()) + markdownRule(kColumns);
    for (int row = 0; row < rowCount(); ++row)
        out += markdownLine(cells(lineAt(row)));
    return out;
}

} // namespace grapevine::models
