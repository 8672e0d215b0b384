#include "ui/models/diagnostics_table.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

DiagnosticsTable::DiagnosticsTable(QStringList titles, QList<int> figures, QObject* parent)
    : QAbstractTableModel(parent)
    , m_titles(std::move(titles))
    , m_figures(std::move(figures))
{
}

int DiagnosticsTable::alignment(int column) const
{
    return static_cast<int>((m_figures.contains(column) ? Qt::AlignRight : Qt::AlignLeft) |
                            Qt::AlignVCenter);
}

bool DiagnosticsTable::isWanted(const Row& row) const
{
    if (m_search.isEmpty()) return true;
    return std::any_of(row.cells.begin(), row.cells.end(), [this](const Cell& cell) {
        return cell.text.contains(m_search, Qt::CaseInsensitive) ||
               cell.hint.contains(m_search, Qt::CaseInsensitive);
    });
}

void DiagnosticsTable::remake()
{
    m_shown.clear();
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        if (m_rows[at].shown) m_shown.push_back(at);
}

void DiagnosticsTable::show(std::vector<Row> rows)
{
    const bool first = m_rows.empty();
    dropVanished(rows);
    std::unordered_map<QString, std::size_t> known;
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        known.emplace(m_rows[at].row.id, at);
    std::vector<Row> fresh;
    for (auto& row : rows) {
        const auto at = known.find(row.id);
        if (at != known.end()) {
            update(at->second, std::move(row));
        } else {
            fresh.push_back(std::move(row));
        }
    }
    for (auto& row : fresh)
        append(std::move(row));
    // Nobody has seen an order yet.
    if (first && !fresh.empty()) sort(m_column, m_order);
}

void DiagnosticsTable::dropVanished(const std::vector<Row>& rows)
{
    std::unordered_set<QString> stay;
    for (const auto& row : rows)
        stay.insert(row.id);
    for (std::size_t at = m_rows.size(); at-- > 0;) {
        if (stay.contains(m_rows[at].row.id)) continue;
        const auto place = std::lower_bound(m_shown.begin(), m_shown.end(), at);
        const bool shown = place != m_shown.end() && *place == at;
        const int row = static_cast<int>(place - m_shown.begin());
        if (shown) beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(at));
        remake();
        if (shown) endRemoveRows();
    }
}

void DiagnosticsTable::update(std::size_t at, Row row)
{
    auto& kept = m_rows[at];
    if (kept.row == row) return;
    kept.row = std::move(row);
    const auto place = std::lower_bound(m_shown.begin(), m_shown.end(), at);
    if (place == m_shown.end() || *place != at) return;
    const int shown = static_cast<int>(place - m_shown.begin());
    Q_EMIT dataChanged(index(shown, 0), index(shown, columnCount() - 1));
}

void DiagnosticsTable::append(Row row)
{
    const bool shown = isWanted(row);
    const int end = rowCount();
    if (shown) beginInsertRows({}, end, end);
    m_rows.push_back({.row = std::move(row), .rank = m_ranks++, .shown = shown});
    if (shown) {
        m_shown.push_back(m_rows.size() - 1);
        endInsertRows();
    }
}

void DiagnosticsTable::setSearch(const QString& words)
{
    const QString search = words.trimmed();
    if (search == m_search) return;
    beginResetModel();
    m_search = search;
    for (auto& kept : m_rows)
        kept.shown = isWanted(kept.row);
    remake();
    endResetModel();
}

bool DiagnosticsTable::isBefore(const Kept& a, const Kept& b) const
{
    if (m_column == kUnsorted) {
        if (a.row.marked != b.row.marked) return a.row.marked;
        return a.rank < b.rank;
    }
    const auto column = static_cast<std::size_t>(m_column);
    const auto& left = a.row.cells[column];
    const auto& right = b.row.cells[column];
    // Those that tell no number stand last, whichever way it goes.
    if (left.number.has_value() != right.number.has_value()) return left.number.has_value();
    const bool down = m_order == Qt::DescendingOrder;
    if (left.number) {
        if (*left.number != *right.number)
            return down ? *left.number > *right.number : *left.number < *right.number;
        return a.rank < b.rank;
    }
    const int compared = left.text.localeAwareCompare(right.text);
    if (compared != 0) return down ? compared > 0 : compared < 0;
    return a.rank < b.rank;
}

void DiagnosticsTable::sort(int column, Qt::SortOrder order)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    m_column = column >= 0 && column < columnCount() ? column : kUnsorted;
    m_order = order;
    const auto before = persistentIndexList();
    QStringList ids;
    for (const auto& index : before)
        ids.append(shownAt(index.row()).id);
    std::sort(m_rows.begin(), m_rows.end(),
              [this](const Kept& a, const Kept& b) { return isBefore(a, b); });
    remake();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after.append(index(rowOf(ids[i]), before[i].column()));
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

int DiagnosticsTable::marked() const
{
    return static_cast<int>(std::count_if(m_rows.begin(), m_rows.end(),
                                          [](const Kept& kept) { return kept.row.marked; }));
}

int DiagnosticsTable::rowOf(const QString& id) const
{
    for (std::size_t row = 0; row < m_shown.size(); ++row)
        if (m_rows[m_shown[row]].row.id == id) return static_cast<int>(row);
    return -1;
}

const DiagnosticsTable::Row& DiagnosticsTable::shownAt(int row) const
{
    return m_rows[m_shown[static_cast<std::size_t>(row)]].row;
}

QString DiagnosticsTable::line(const Row& row) const
{
    QStringList cells;
    for (const auto& cell : row.cells)
        cells.append(tsvCell(cell.text));
    return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
}

QString DiagnosticsTable::asTsv() const
{
    QString out = m_titles.join(QLatin1Char('\t')) + QLatin1Char('\n');
    for (int row = 0; row < rowCount(); ++row)
        out += line(shownAt(row));
    return out;
}

QString DiagnosticsTable::asTsv(const QModelIndexList& rows) const
{
    std::vector<int> wanted;
    for (const auto& index : rows)
        if (index.isValid()) wanted.push_back(index.row());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QString out;
    for (const int row : wanted)
        out += line(shownAt(row));
    return out;
}

int DiagnosticsTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int DiagnosticsTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_titles.size());
}

QVariant DiagnosticsTable::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = shownAt(index.row());
    const auto& cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole: return cell.text;
    case Qt::ToolTipRole:
        if (cell.text.isEmpty() && cell.hint.isEmpty()) return {};
        return cell.hint.isEmpty() ? tooltipText(cell.text) : tooltipText(cell.text, cell.hint);
    case Qt::TextAlignmentRole: return alignment(index.column());
    case Qt::AccessibleTextRole:
        return index.column() == 0 && !row.sentence.isEmpty() ? row.sentence : cell.text;
    case IdRole: return row.id;
    case MarkedRole: return row.marked;
    default: return {};
    }
}

QVariant DiagnosticsTable::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    if (role == Qt::DisplayRole) return m_titles[section];
    if (role == Qt::ToolTipRole) return tooltipText(m_titles[section]);
    if (role == Qt::TextAlignmentRole) return alignment(section);
    return {};
}

} // namespace grapevine::models
