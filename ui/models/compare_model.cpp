#include "ui/models/compare_model.h"

#include <QStringList>

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/markdown_cell.h"
#include "ui/models/member_model.h"

namespace grapevine::models {

namespace {
const QString& nothing()
{
    static const QString dash = QStringLiteral("–");
    return dash;
}
} // namespace

CompareModel::CompareModel(const MemberModel& members, const std::vector<MemberKey>& keys,
                           QObject* parent)
    : QAbstractTableModel(parent)
    , m_members(members)
    , m_keys(keys)
{
    if (m_keys.size() > kMembersMost) m_keys.resize(kMembersMost);
    for (const auto& key : m_keys) {
        const auto row = m_members.member(key);
        m_names.append(row ? clusterText(row->facts->name, 128) : nothing());
    }
    m_rows = rows();
    collect(m_lines);
    std::stable_sort(m_lines.begin(), m_lines.end(), [](const Line& a, const Line& b) {
        return (a.differs() && !a.fleeting) > (b.differs() && !b.fleeting);
    });
}

bool CompareModel::Line::differs() const
{
    return std::any_of(values.begin(), values.end(),
                       [this](const QString& value) { return value != values.first(); });
}

bool CompareModel::Line::isOdd(qsizetype member) const
{
    if (fleeting || !differs()) return false;
    const auto own = values.count(values[member]);
    return std::any_of(values.begin(), values.end(),
                       [&](const QString& value) { return values.count(value) > own; });
}

void CompareModel::collect(std::vector<Line>& lines) const
{
    for (auto& line : lines)
        line.values.fill(QString());
    for (std::size_t at = 0; at < m_rows.size(); ++at) {
        const auto& row = m_rows[at];
        if (!row) continue;
        for (const auto& fact : memberFacts(*row, &m_members.history(), m_members.now())) {
            auto line = std::find_if(lines.begin(), lines.end(), [&](const Line& one) {
                return one.group == fact.group && one.name == fact.name;
            });
            if (line == lines.end()) {
                lines.push_back({fact.group, fact.name, fact.fleeting,
                                 QList<QString>(static_cast<qsizetype>(m_keys.size()))});
                line = lines.end() - 1;
            }
            line->values[static_cast<qsizetype>(at)] = fact.value;
        }
    }
}

std::vector<link::MemberRowPtr> CompareModel::rows() const
{
    std::vector<link::MemberRowPtr> rows;
    for (const auto& key : m_keys)
        rows.push_back(m_members.member(key));
    return rows;
}

void CompareModel::refresh()
{
    auto rows = this->rows();
    if (rows == m_rows) return;
    m_rows = std::move(rows);
    auto lines = m_lines;
    collect(lines);
    const int before = rowCount();
    const int after = static_cast<int>(lines.size());
    if (after > before) {
        beginInsertRows({}, before, after - 1);
        m_lines = std::move(lines);
        endInsertRows();
    } else {
        m_lines = std::move(lines);
    }
    if (before > 0) Q_EMIT dataChanged(index(0, 0), index(before - 1, columnCount() - 1));
}

int CompareModel::differing() const
{
    return static_cast<int>(std::count_if(m_lines.begin(), m_lines.end(), [](const Line& line) {
        return line.differs() && !line.fleeting;
    }));
}

int CompareModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CompareModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size()) + 1;
}

QVariant CompareModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& line = m_lines[static_cast<std::size_t>(index.row())];
    const bool differs = line.differs() && !line.fleeting;
    const qsizetype member = index.column() - 1;
    switch (role) {
    case Qt::DisplayRole:
        if (member < 0) {
            // A mark beside the colour: it is read without seeing one.
            return (differs ? QStringLiteral("≠ ") : QString()) + line.name;
        }
        return line.values[member].isEmpty() ? nothing() : line.values[member];
    case Qt::AccessibleTextRole:
        if (member < 0) return differs ? tr("%1, differs").arg(line.name) : line.name;
        return QStringLiteral("%1: %2").arg(m_names[member], line.values[member]);
    case Qt::ToolTipRole:
        return tooltipText(member < 0 ? line.name + QLatin1Char('\n') + groupName(line.group)
                                      : line.values[member]);
    case DiffersRole: return differs;
    case OddRole: return member >= 0 && line.isOdd(member);
    default: return {};
    }
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const QString title = section == 0 ? tr("What") : m_names[section - 1];
    if (role == Qt::ToolTipRole) return tooltipText(title);
    return role == Qt::DisplayRole ? QVariant(title) : QVariant();
}

QString CompareModel::asTsv() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            cells.append(row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                                 : data(index(row, column), Qt::DisplayRole).toString());
        }
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

QString CompareModel::asMarkdown() const
{
    QString text;
    for (int row = -1; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < columnCount(); ++column) {
            cells.append(row < 0 ? headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()
                                 : data(index(row, column), Qt::DisplayRole).toString());
        }
        text += markdownLine(cells);
        if (row < 0) text += markdownRule(columnCount());
    }
    return text;
}

} // namespace grapevine::models
