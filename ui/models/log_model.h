#pragma once

#include <QAbstractTableModel>

#include <cstdint>
#include <deque>
#include <vector>

#include "core/base/log_ring.h"

namespace grapevine::models {

/// The program's own log, as far as it is still there: oldest first, narrowed by level and words.
/// Lines come at the end and go at the beginning; none moves otherwise.
class LogModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column : int { Time, Level, Text, kColumns };
    enum Role : int {
        LevelRole = Qt::UserRole + 1, ///< int of LogLevel, in every column.
        MarkedRole,                   ///< bool: a warning or worse.
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// The ring as it stands: `dropped` lines stood before the first.
    void show(const std::vector<LogRing::Line>& lines, std::uint64_t dropped);
    /// That one, and graver ones.
    void setLevel(LogLevel least);
    /// Lines whose text holds the words, in any case.
    void setSearch(const QString& words);

    /// Whether shown or not.
    [[nodiscard]] int total() const { return static_cast<int>(m_lines.size()); }
    /// Lines that came into sight so far; counts up alone.
    [[nodiscard]] std::uint64_t appended() const { return m_appended; }
    [[nodiscard]] QString asText() const;
    [[nodiscard]] QString asText(const QModelIndexList& rows) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    struct Line {
        WallTime at;
        LogLevel level = LogLevel::Info;
        QString text;
    };

    [[nodiscard]] bool isWanted(const Line& line) const;
    [[nodiscard]] const Line& shownAt(int row) const;
    [[nodiscard]] QString written(const Line& line) const;
    void narrow();

    std::deque<Line> m_lines;
    std::uint64_t m_first = 0;         ///< Number of the first of them.
    std::deque<std::uint64_t> m_shown; ///< Their numbers.
    std::uint64_t m_appended = 0;
    LogLevel m_least = LogLevel::Trace;
    QString m_search;
};

/// `error`, `warning`, .. in the reader's language.
[[nodiscard]] QString levelWord(LogLevel level);

} // namespace grapevine::models
