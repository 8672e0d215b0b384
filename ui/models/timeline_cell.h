#pragma once

#include <QString>

#include <cstdint>
#include <functional>
#include <string_view>

#include "ui/models/timeline_rows.h"

namespace grapevine::models {

enum class TimelineColumn : std::uint8_t { Time, Kind, Who, Detail, Lamport, Size, Cluster };
inline constexpr int kTimelineColumns = 7;

/// What cells need to know beside the store.
struct TimelineWords {
    /// A link's own sentence in the reader's language; as it came, without.
    std::function<QString(std::string_view)> engine;
    std::function<QString(ClusterId)> cluster;
    bool asApplication = false; ///< A failure is a leave there.
};

/// The texts of one row. Everything a cluster said has passed the plain-text gateway.
class TimelineCell {
public:
    /// All must outlive this.
    TimelineCell(const TimelineStore& store, const TimelineRows& rows, const TimelineRows::Row& row,
                 const TimelineWords& words)
        : m_store(store)
        , m_rows(rows)
        , m_row(row)
        , m_words(words)
    {
    }

    /// `now` says which day is today.
    [[nodiscard]] QString text(TimelineColumn column, Moment now) const;
    /// For a tooltip; a line break separates its lines.
    [[nodiscard]] QString hint(TimelineColumn column) const;
    /// The whole row, for who hears it.
    [[nodiscard]] QString sentence() const;
    /// Everything there is to know of it, line by line.
    [[nodiscard]] QString story() const;

private:
    [[nodiscard]] QString when(Moment now) const;
    [[nodiscard]] QString what() const;
    [[nodiscard]] QString who() const;
    [[nodiscard]] QString detail(const QString& between) const;
    [[nodiscard]] QString lamport() const;
    [[nodiscard]] QString foldWords(std::size_t namesMost) const;
    [[nodiscard]] QString foldNames(std::size_t most) const;
    [[nodiscard]] QString foldAccusers(std::size_t most) const;
    [[nodiscard]] int foldMembers() const;
    [[nodiscard]] QString foldSpan() const;
    [[nodiscard]] TimelineStore::Id lineOf(std::size_t at) const
    {
        return m_rows.lineAt(m_row.line + at);
    }
    [[nodiscard]] QString changeOf(const TimelineMember& member, const QString& between) const;

    const TimelineStore& m_store;
    const TimelineRows& m_rows;
    const TimelineRows::Row& m_row;
    const TimelineWords& m_words;
};

} // namespace grapevine::models
