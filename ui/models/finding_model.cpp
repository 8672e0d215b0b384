#include "ui/models/finding_model.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

bool sameMatter(const Findings& findings, const auto& rows)
{
    return std::equal(
        findings.begin(), findings.end(), rows.begin(), rows.end(),
        [](const Finding& finding, const auto& row) { return finding.id == row.finding.id; });
}

} // namespace

void FindingModel::show(const Findings& findings, bool held)
{
    if (sameMatter(findings, m_rows)) {
        for (std::size_t i = 0; i < findings.size(); ++i)
            put(static_cast<int>(i), {findings[i], false});
    } else if (held) {
        hold(findings);
    } else {
        settle(findings);
    }
}

void FindingModel::put(int row, Row next)
{
    auto& kept = m_rows[static_cast<std::size_t>(row)];
    if (kept.finding == next.finding && kept.over == next.over) return;
    kept = std::move(next);
    const auto at = index(row);
    Q_EMIT dataChanged(at, at);
}

void FindingModel::hold(const Findings& findings)
{
    const auto find = [&findings](const std::string& id) {
        return std::find_if(findings.begin(), findings.end(),
                            [&id](const Finding& finding) { return finding.id == id; });
    };
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const auto found = find(m_rows[i].finding.id);
        const bool over = found == findings.end();
        put(static_cast<int>(i), {over ? m_rows[i].finding : *found, over});
    }
    for (const auto& finding : findings) {
        const bool known = std::any_of(m_rows.begin(), m_rows.end(), [&](const Row& row) {
            return row.finding.id == finding.id;
        });
        if (known) continue;
        const int end = static_cast<int>(m_rows.size());
        beginInsertRows({}, end, end);
        m_rows.push_back({finding, false});
        endInsertRows();
    }
}

void FindingModel::settle(const Findings& findings)
{
    for (std::size_t i = m_rows.size(); i-- > 0;) {
        const bool stays = std::any_of(findings.begin(), findings.end(), [&](const Finding& one) {
            return one.id == m_rows[i].finding.id;
        });
        if (stays) continue;
        beginRemoveRows({}, static_cast<int>(i), static_cast<int>(i));
        m_rows.erase(m_rows.begin() + static_cast<std::ptrdiff_t>(i));
        endRemoveRows();
    }
    // Those that stay keep their order among themselves unless severity says otherwise: each is
    // moved or inserted to where it belongs, so that the current row stays the current row.
    for (std::size_t i = 0; i < findings.size(); ++i) {
        const auto from =
            std::find_if(m_rows.begin() + static_cast<std::ptrdiff_t>(i), m_rows.end(),
                         [&](const Row& row) { return row.finding.id == findings[i].id; });
        const int to = static_cast<int>(i);
        if (from == m_rows.end()) {
            beginInsertRows({}, to, to);
            m_rows.insert(m_rows.begin() + to, {findings[i], false});
            endInsertRows();
            continue;
        }
        const int at = static_cast<int>(from - m_rows.begin());
        if (at != to) {
            beginMoveRows({}, at, at, {}, to);
            std::rotate(m_rows.begin() + to, from, from + 1);
            endMoveRows();
        }
        put(to, {findings[i], false});
    }
}

int FindingModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant FindingModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid()) return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return row.finding.headline;
    case DetailRole: return row.finding.detail;
    case Qt::ToolTipRole:
        return tooltipText(row.finding.headline + QLatin1Char('\n') + row.finding.detail);
    case MarkRole: return static_cast<int>(markOf(row.finding.kind));
    case OverRole: return row.over;
    case Qt::AccessibleTextRole:
        return row.over ? QCoreApplication::translate("Health", "%1: no longer so")
                              .arg(row.finding.headline)
                        : row.finding.headline + QStringLiteral(". ") + row.finding.detail;
    default: return {};
    }
}

} // namespace grapevine::models
