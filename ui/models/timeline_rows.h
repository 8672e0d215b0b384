#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>

#include "ui/models/timeline_store.h"

namespace grapevine::models {

/// Which lines of a store stand in which row: four bytes a line, and bursts folded into one.
///
/// A fold is a run of changes of one kind, each within `kFoldGap` of the last:
///
/// ```
///  lines    j  s s s s s  f        rows  0: j   1: [5 x s]            2: f
///                          opened:       0: j   1: [5 x s] 2..6: s    7: f
/// ```
/// Only the last run may still grow, until it is sealed; rows before it never change by themselves.
class TimelineRows {
public:
    using Id = TimelineStore::Id;

    static constexpr std::size_t kFoldLeast = 4;
    static constexpr std::size_t kFoldMost = 1000;
    static constexpr Duration kFoldGap = std::chrono::seconds{1};

    /// What stands in a row.
    struct Row {
        Id first = 0;
        std::size_t line = 0;  ///< Its place among the lines.
        std::size_t lines = 1; ///< More than one: a fold's head.
        bool isOpen = false;   ///< A fold's head with its lines below it.
        bool isInFold = false; ///< One of those lines.

        [[nodiscard]] bool isFold() const { return lines > 1; }
    };

    /// What `append` would do to the rows that are there.
    struct Growth {
        std::size_t rowsTaken = 0; ///< At the end, to stand in a new fold.
        std::size_t rowsAfter = 0; ///< In all.
        bool lastFoldGrows = false;
    };

    explicit TimelineRows(bool folds = true)
        : m_folds(folds)
    {
    }

    [[nodiscard]] std::size_t rowCount() const
    {
        return static_cast<std::size_t>(m_endRow - m_firstRow);
    }
    [[nodiscard]] std::size_t lineCount() const { return m_ids.size(); }
    /// By place among the lines, folded or not.
    [[nodiscard]] Id lineAt(std::size_t at) const { return m_origin + m_ids[at]; }
    /// The place of the first line that is not older.
    [[nodiscard]] std::size_t lineFrom(Id id) const;
    [[nodiscard]] Row at(std::size_t row) const;
    /// The row that shows it: a closed fold's head, for lines within. Nothing when it is not among
    /// the lines.
    [[nodiscard]] std::optional<std::size_t> rowOf(Id id) const;
    /// A number that stays with the row while others before it go.
    [[nodiscard]] std::uint64_t absolute(std::size_t row) const { return m_firstRow + row; }

    /// `lines` in order, newer than all there are.
    template<class Lines>
    [[nodiscard]] Growth growthBy(const Lines& lines, const TimelineStore& store) const
    {
        Growth growth;
        Run run = m_run;
        std::size_t rows = rowCount();
        bool isOld = true; // The run is still the one that is there.
        for (const Id id : lines) {
            const auto& record = store.record(id);
            if (!takes(run, record)) {
                run = begun(record);
                isOld = false;
                ++rows;
                continue;
            }
            if (isOld && run.lines >= kFoldLeast) growth.lastFoldGrows = true;
            ++run.lines;
            run.last = record.boot();
            if (run.lines == kFoldLeast) {
                if (isOld) growth.rowsTaken = m_run.lines;
                rows -= kFoldLeast - 2;
            } else if (run.lines < kFoldLeast || run.isOpen) {
                ++rows;
            }
        }
        growth.rowsAfter = rows;
        return growth;
    }
    void append(Id id, const TimelineRecord& record);
    /// Takes the last lines away again; none of them may stand in a fold.
    void takeBack(std::size_t lines);
    /// What comes next begins a run of its own.
    void seal() { m_run = {}; }

    /// How many rows at the front `dropBefore` would take. A fold goes as a whole.
    [[nodiscard]] std::size_t rowsBefore(Id id) const;
    void dropBefore(Id id);

    /// Shows or hides the lines of the fold whose head stands in that row.
    void setOpen(std::size_t row, bool open);
    void clear();

private:
    struct Fold {
        std::uint64_t line = 0; ///< Place of its first line, counted from the beginning of time.
        std::uint64_t row = 0;  ///< Of its head, counted likewise.
        std::uint32_t lines = 0;
        bool isOpen = false;

        [[nodiscard]] std::uint64_t endLine() const { return line + lines; }
        [[nodiscard]] std::uint64_t endRow() const { return row + 1 + (isOpen ? lines : 0); }
    };
    /// The last lines, as long as more may join them.
    struct Run {
        std::size_t lines = 0;
        TimelineKind kind = TimelineKind::Snapshot;
        TimePoint last;
        bool isOpen = false;
    };

    [[nodiscard]] bool takes(const Run& run, const TimelineRecord& record) const;
    [[nodiscard]] static Run begun(const TimelineRecord& record);
    [[nodiscard]] const Fold* foldBefore(std::uint64_t row) const;
    [[nodiscard]] std::size_t linesBefore(Id id) const;

    bool m_folds;
    Id m_origin = 0;
    std::deque<std::uint32_t> m_ids; ///< From `m_origin`.
    std::deque<Fold> m_all;
    std::uint64_t m_firstLine = 0;
    std::uint64_t m_firstRow = 0;
    std::uint64_t m_endRow = 0;
    Run m_run;
};

} // namespace grapevine::models
