#include "ui/models/timeline_rows.h"

#include <algorithm>

namespace grapevine::models {

bool TimelineRows::takes(const Run& run, const TimelineRecord& record) const
{
    return m_folds && run.lines > 0 && run.lines < kFoldMost && run.kind == record.kind() &&
           isMemberChange(run.kind) && record.boot() - run.last <= kFoldGap;
}

TimelineRows::Run TimelineRows::begun(const TimelineRecord& record)
{
    return {.lines = 1, .kind = record.kind(), .last = record.boot(), .isOpen = false};
}

void TimelineRows::append(Id id, const TimelineRecord& record)
{
    if (m_ids.empty()) {
        m_origin = id;
    } else if (id - m_origin > UINT32_MAX) { // Once in four billion lines.
        const auto shift = m_ids.front();
        for (auto& one : m_ids)
            one -= shift;
        m_origin += shift;
    }
    m_ids.push_back(static_cast<std::uint32_t>(id - m_origin));
    if (!takes(m_run, record)) {
        m_run = begun(record);
        ++m_endRow;
        return;
    }
    ++m_run.lines;
    m_run.last = record.boot();
    if (m_run.lines < kFoldLeast) {
        ++m_endRow;
    } else if (m_run.lines == kFoldLeast) {
        m_endRow -= kFoldLeast - 1;
        m_all.push_back({.line = m_firstLine + m_ids.size() - kFoldLeast,
                         .row = m_endRow,
                         .lines = kFoldLeast,
                         .isOpen = false});
        ++m_endRow;
    } else {
        ++m_all.back().lines;
        if (m_run.isOpen) ++m_endRow;
    }
}

void TimelineRows::takeBack(std::size_t lines)
{
    m_ids.resize(m_ids.size() - lines);
    m_endRow -= lines;
    m_run = {};
}

std::size_t TimelineRows::linesBefore(Id id) const
{
    const auto lines = lineFrom(id);
    // A fold whose beginning goes, goes with it.
    const auto place = m_firstLine + lines;
    const auto after = std::upper_bound(
        m_all.begin(), m_all.end(), place,
        [](std::uint64_t line, const Fold& fold) { return line < fold.endLine(); });
    if (after != m_all.end() && after->line < place)
        return static_cast<std::size_t>(after->endLine() - m_firstLine);
    return lines;
}

std::size_t TimelineRows::rowsBefore(Id id) const
{
    const auto lines = linesBefore(id);
    if (lines == m_ids.size()) return rowCount();
    const auto row = *rowOf(lineAt(lines));
    // The first line of an open fold has its head above it.
    return at(row).isInFold ? row - 1 : row;
}

void TimelineRows::dropBefore(Id id)
{
    const auto lines = linesBefore(id);
    const auto rows = rowsBefore(id);
    m_ids.erase(m_ids.begin(), m_ids.begin() + static_cast<std::ptrdiff_t>(lines));
    m_firstLine += lines;
    m_firstRow += rows;
    while (!m_all.empty() && m_all.front().line < m_firstLine)
        m_all.pop_front();
    // Fewer lines than the run had: it has begun among those that went.
    if (m_run.lines > m_ids.size()) m_run = {};
}

const TimelineRows::Fold* TimelineRows::foldBefore(std::uint64_t row) const
{
    const auto after =
        std::upper_bound(m_all.begin(), m_all.end(), row,
                         [](std::uint64_t at, const Fold& fold) { return at < fold.row; });
    return after == m_all.begin() ? nullptr : &*(after - 1);
}

TimelineRows::Row TimelineRows::at(std::size_t row) const
{
    const std::uint64_t place = m_firstRow + row;
    const auto* fold = foldBefore(place);
    const auto line = [this](std::uint64_t counted) {
        const auto at = static_cast<std::size_t>(counted - m_firstLine);
        return Row{.first = lineAt(at), .line = at};
    };
    if (fold == nullptr) return line(m_firstLine + row);
    Row found;
    if (place == fold->row) {
        found = line(fold->line);
        found.lines = fold->lines;
        found.isOpen = fold->isOpen;
    } else if (place < fold->endRow()) {
        found = line(fold->line + (place - fold->row - 1));
        found.isInFold = true;
    } else {
        found = line(fold->endLine() + (place - fold->endRow()));
    }
    return found;
}

std::size_t TimelineRows::lineFrom(Id id) const
{
    if (id <= m_origin) return 0;
    const auto wanted = std::min<Id>(id - m_origin, UINT32_MAX);
    return static_cast<std::size_t>(std::lower_bound(m_ids.begin(), m_ids.end(), wanted) -
                                    m_ids.begin());
}

std::optional<std::size_t> TimelineRows::rowOf(Id id) const
{
    const auto line = lineFrom(id);
    if (line == m_ids.size() || lineAt(line) != id) return std::nullopt;
    const auto place = m_firstLine + line;
    const auto after =
        std::upper_bound(m_all.begin(), m_all.end(), place,
                         [](std::uint64_t at, const Fold& fold) { return at < fold.line; });
    if (after == m_all.begin()) return line;
    const auto& fold = *(after - 1);
    std::uint64_t row = fold.row;
    if (place >= fold.endLine())
        row = fold.endRow() + (place - fold.endLine());
    else if (fold.isOpen)
        row = fold.row + 1 + (place - fold.line);
    return static_cast<std::size_t>(row - m_firstRow);
}

void TimelineRows::setOpen(std::size_t row, bool open)
{
    const std::uint64_t place = m_firstRow + row;
    auto fold = std::lower_bound(m_all.begin(), m_all.end(), place,
                                 [](const Fold& one, std::uint64_t at) { return one.row < at; });
    if (fold == m_all.end() || fold->row != place || fold->isOpen == open) return;
    fold->isOpen = open;
    const bool isLast = fold + 1 == m_all.end() && fold->endLine() == m_firstLine + m_ids.size();
    if (isLast && m_run.lines > 0) m_run.isOpen = open;
    const auto shift = fold->lines;
    for (auto later = fold + 1; later != m_all.end(); ++later)
        later->row = open ? later->row + shift : later->row - shift;
    m_endRow = open ? m_endRow + shift : m_endRow - shift;
}

void TimelineRows::clear()
{
    m_ids.clear();
    m_all.clear();
    m_firstRow = m_endRow;
    m_run = {};
}

} // namespace grapevine::models
