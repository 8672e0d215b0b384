#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "core/link/observation_batch.h"
#include "ui/models/content_pool.h"
#include "ui/models/member_memory.h"
#include "ui/models/timeline_record.h"

namespace grapevine::models {

inline constexpr std::size_t kTimelineMost = 1'000'000;

/// What was seen to happen, oldest first: a ring of compact records. When it is full the oldest
/// give way, which is counted.
///
/// A line is known by a number that only counts up. Times by the boot clock never decrease from
/// line to line: what is told late stands where it was told.
class TimelineStore {
public:
    using Id = std::uint64_t;

    /// Payloads, names and facts together; beyond it the oldest lines give way as well. Bytes.
    static constexpr std::size_t kContentBytesMost = 192U << 20U;
    /// Full pictures whose members are kept; of older ones there is only their number.
    static constexpr std::size_t kPicturesMost = 16;

    explicit TimelineStore(std::size_t capacity = kTimelineMost,
                           std::size_t contentBytesMost = kContentBytesMost);

    /// Adds a batch's entries, and a line for each member that turned `leaving` by it.
    void apply(const link::ObservationBatch& batch);
    void add(const link::TimelineEntry& entry);
    /// Another link goes on: its own count of lost entries starts from zero.
    void beginLink();
    void clear();

    [[nodiscard]] Id firstId() const { return m_firstId; }
    /// One past the newest.
    [[nodiscard]] Id endId() const { return m_endId; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(m_endId - m_firstId); }
    [[nodiscard]] bool holds(Id id) const { return id >= m_firstId && id < m_endId; }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    /// Gave way here because the ring was full.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    /// Lost by the links before they came here.
    [[nodiscard]] std::uint64_t lostBefore() const { return m_lostByOthers + m_lostByLink; }
    [[nodiscard]] std::size_t contentBytes() const { return m_contents.bytes(); }

    [[nodiscard]] const TimelineRecord& record(Id id) const;
    [[nodiscard]] TimelineKind kind(Id id) const { return record(id).kind(); }
    [[nodiscard]] const TimelineContent& content(Id id) const
    {
        return m_contents.at(record(id).content());
    }
    /// Wherever it is kept.
    [[nodiscard]] std::optional<LamportTime> lamport(Id id) const;
    /// As a link would tell it; of kinds of our own only the rest counts. Good until the next call:
    /// one value serves all, so that a filter over a million lines allocates nothing.
    [[nodiscard]] const link::TimelineEntry& entry(Id id) const;

    /// The newest lines that links told, oldest first, at most so many.
    [[nodiscard]] std::vector<link::TimelineEntry> newest(std::size_t most) const;
    /// The first line at that time or later; `endId()` when there is none.
    [[nodiscard]] Id firstAtOrAfter(TimePoint at) const;

private:
    static constexpr std::size_t kChunk = 2048;
    using Chunk = std::array<TimelineRecord, kChunk>;

    void push(TimelineKind kind, Moment at, std::optional<LamportTime> lamport,
              Incarnation incarnation, TimelineContent content);
    void dropFirst();
    void makeRoom();
    void thinPictures();
    void noteLeaving(const link::MemberRow& row, Moment at);
    TimelineRecord& slot(Id id);

    std::size_t m_capacity;
    std::size_t m_contentBytesMost;
    std::deque<std::unique_ptr<Chunk>> m_chunks;
    Id m_chunkBase = 0; ///< Of the first chunk's first record.
    Id m_firstId = 0;
    Id m_endId = 0;
    ContentPool m_contents;
    MemberMemory m_memory;
    std::deque<Id> m_pictures;
    TimePoint m_last;
    std::uint64_t m_dropped = 0;
    std::uint64_t m_lostByLink = 0;
    std::uint64_t m_lostByOthers = 0;
    mutable link::TimelineEntry m_entry;
    mutable std::shared_ptr<link::MemberRow> m_row; ///< The one member that most lines have.
    mutable std::optional<std::uint32_t> m_entryContent;
};

} // namespace grapevine::models
