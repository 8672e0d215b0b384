#include "ui/models/log_model.h"

#include <QCoreApplication>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {
constexpr std::size_t kLineLongest = 2000; ///< As the log itself cuts them.
} // namespace

QString levelWord(LogLevel level)
{
    switch (level) {
    case LogLevel::Error: return QCoreApplication::translate("LogLevel", "error");
    case LogLevel::Warning: return QCoreApplication::translate("LogLevel", "warning");
    case LogLevel::Info: return QCoreApplication::translate("LogLevel", "info");
    case LogLevel::Debug: return QCoreApplication::translate("LogLevel", "debug");
    case LogLevel::Trace: return QCoreApplication::translate("LogLevel", "trace");
    }
    return {};
}

bool LogModel::isWanted(const Line& line) const
{
    return line.level <= m_least &&
           (m_search.isEmpty() || line.text.contains(m_search, Qt::CaseInsensitive));
}

void LogModel::show(const std::vector<LogRing::Line>& lines, std::uint64_t dropped)
{
    const auto end = dropped + lines.size();
    if (dropped < m_first || end < m_first + m_lines.size()) {
        // Another log than before.
        beginResetModel();
        m_lines.clear();
        m_shown.clear();
        m_first = dropped;
        endResetModel();
    }
    const auto known = m_first + m_lines.size();
    const auto gone = static_cast<int>(std::lower_bound(m_shown.begin(), m_shown.end(), dropped) -
                                       m_shown.begin());
    if (gone > 0) {
        beginRemoveRows({}, 0, gone - 1);
        m_shown.erase(m_shown.begin(), m_shown.begin() + gone);
    }
    const auto before = std::min<std::uint64_t>(dropped - m_first, m_lines.size());
    m_lines.erase(m_lines.begin(), m_lines.begin() + static_cast<std::ptrdiff_t>(before));
    m_first = dropped;
    if (gone > 0) endRemoveRows();

    std::vector<std::uint64_t> fresh;
    for (auto number = std::max(known, dropped); number < end; ++number) {
        const auto& line = lines[static_cast<std::size_t>(number - dropped)];
        m_lines.push_back({line.at, line.level, clusterText(line.text, kLineLongest)});
        if (isWanted(m_lines.back())) fresh.push_back(number);
    }
    if (fresh.empty()) return;
    const int row = rowCount();
    beginInsertRows({}, row, row + static_cast<int>(fresh.size()) - 1);
    m_shown.insert(m_shown.end(), fresh.begin(), fresh.end());
    m_appended += fresh.size();
    endInsertRows();
}

void LogModel::narrow()
{
    beginResetModel();
    m_shown.clear();
    for (std::size_t at = 0; at < m_lines.size(); ++at)
        if (isWanted(m_lines[at])) m_shown.push_back(m_first + at);
    endResetModel();
}

void LogModel::setLevel(LogLevel least)
{
    if (least == m_least) return;
    m_least = least;
    narrow();
}

void LogModel::setSearch(const QString& words)
{
    const QString search = words.trimmed();
    if (search == m_search) return;
    m_search = search;
    narrow();
}

const LogModel::Line& LogModel::shownAt(int row) const
{
    return m_lines[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)] - m_first)];
}

QString LogModel::written(const Line& line) const
{
    return QStringLiteral("%1 %2 %3\n").arg(preciseText(line.at), levelWord(line.level), line.text);
}

QString LogModel::asText() const
{
    QString out;
    for (int row = 0; row < rowCount(); ++row)
        out += written(shownAt(row));
    return out;
}

QString LogModel::asText(const QModelIndexList& rows) const
{
    std::vector<int> wanted;
    for (const auto& index : rows)
        if (index.isValid()) wanted.push_back(index.row());
    std::sort(wanted.begin(), wanted.end());
    wanted.erase(std::unique(wanted.begin(), wanted.end()), wanted.end());
    QString out;
    for (const int row : wanted)
        out += written(shownAt(row));
    return out;
}

int LogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

int LogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant LogModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& line = shownAt(index.row());
    if (role == LevelRole) return static_cast<int>(line.level);
    if (role == MarkedRole) return line.level <= LogLevel::Warning;
    if (role == Qt::AccessibleTextRole && index.column() == Time)
        return QStringLiteral("%1, %2: %3")
            .arg(clockText(line.at), levelWord(line.level), line.text);
    switch (index.column()) {
    case Time:
        if (role == Qt::DisplayRole) return clockText(line.at);
        return role == Qt::ToolTipRole ? tooltipText(preciseText(line.at)) : QVariant();
    case Level:
        if (role == Qt::DisplayRole) return levelWord(line.level);
        return role == Qt::ToolTipRole ? tooltipText(levelWord(line.level)) : QVariant();
    case Text:
        if (role == Qt::DisplayRole) return line.text;
        return role == Qt::ToolTipRole ? tooltipText(line.text) : QVariant();
    default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Time: return tr("Time");
    case Level: return tr("Level");
    case Text: return tr("Line");
    default: return {};
    }
}

} // namespace grapevine::models
