#include "tests/bench/plain_table.h"

#include <utility>

namespace grapevine::bench {

PlainTable::PlainTable(std::vector<link::MemberRowPtr> rows)
    : m_rows(std::move(rows))
{
    for (std::size_t at = 0; at < m_rows.size(); ++at)
        m_places.emplace(m_rows[at]->key, static_cast<int>(at));
}

void PlainTable::apply(const std::vector<link::MemberRowPtr>& changed)
{
    for (const auto& row : changed) {
        const int at = m_places.at(row->key);
        auto& there = m_rows[static_cast<std::size_t>(at)];
        const bool status = there->state != row->state;
        there = row;
        if (status) Q_EMIT dataChanged(index(at, Status), index(at, Status));
        Q_EMIT dataChanged(index(at, Rtt), index(at, Rtt));
    }
}

int PlainTable::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PlainTable::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PlainTable::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole) return {};
    const auto& row = *m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Status: return static_cast<int>(row.state);
    case Name: return QString::fromStdString(row.facts->name);
    case Address: return QString::fromStdString(row.facts->endpoint.text());
    case Rtt: return row.rtt ? static_cast<qlonglong>(row.rtt->count()) : -1;
    default: return {};
    }
}

} // namespace grapevine::bench
