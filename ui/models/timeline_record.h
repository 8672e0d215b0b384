#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "ui/models/timeline_kind.h"

namespace grapevine::models {

/// One line of the timeline in 24 bytes; whatever many lines share is a content (content_pool.h).
///
/// ```
///  wall low 32 | boot low 32 | wall high 12, boot high 12, kind 5, known 1, 2 spare |
///  Lamport time 32 | incarnation 32 | content 32
/// ```
/// Both times are whole milliseconds, good until the year 2527. A Lamport time of more than 32
/// bits stands in the content instead.
class TimelineRecord {
public:
    TimelineRecord() = default;
    TimelineRecord(TimelineKind kind, Moment at, std::optional<LamportTime> lamport,
                   Incarnation incarnation, std::uint32_t content)
        : m_lamport(fits(lamport) ? static_cast<std::uint32_t>(lamport->value()) : 0)
        , m_incarnation(incarnation.value())
        , m_content(content)
    {
        using std::chrono::milliseconds;
        const auto boot =
            clamped(std::chrono::duration_cast<milliseconds>(at.boot.time_since_epoch()).count());
        const auto wall = clamped(at.wall.milliseconds);
        m_wallLow = static_cast<std::uint32_t>(wall);
        m_bootLow = static_cast<std::uint32_t>(boot);
        m_high = static_cast<std::uint32_t>(wall >> 32U) |
                 static_cast<std::uint32_t>(boot >> 32U) << 12U |
                 static_cast<std::uint32_t>(kind) << 24U | (fits(lamport) ? 1U << 29U : 0U);
    }

    [[nodiscard]] TimelineKind kind() const
    {
        return static_cast<TimelineKind>((m_high >> 24U) & 0x1FU);
    }
    [[nodiscard]] TimePoint boot() const
    {
        const auto high = static_cast<std::uint64_t>((m_high >> 12U) & 0xFFFU);
        return TimePoint{
            std::chrono::milliseconds{static_cast<std::int64_t>(high << 32U | m_bootLow)}};
    }
    [[nodiscard]] WallTime wall() const
    {
        const auto high = static_cast<std::uint64_t>(m_high & 0xFFFU);
        return {.milliseconds = static_cast<std::int64_t>(high << 32U | m_wallLow)};
    }
    /// Nothing: there was none, or it is the content's.
    [[nodiscard]] std::optional<LamportTime> lamport() const
    {
        if ((m_high >> 29U & 1U) == 0) return std::nullopt;
        return LamportTime{m_lamport};
    }
    [[nodiscard]] Incarnation incarnation() const { return Incarnation{m_incarnation}; }
    [[nodiscard]] std::uint32_t content() const { return m_content; }
    void setContent(std::uint32_t content) { m_content = content; }

    [[nodiscard]] static bool fits(std::optional<LamportTime> lamport)
    {
        return lamport && lamport->value() <= UINT32_MAX;
    }

private:
    static std::uint64_t clamped(std::int64_t milliseconds)
    {
        return static_cast<std::uint64_t>(
            std::clamp<std::int64_t>(milliseconds, 0, (std::int64_t{1} << 44U) - 1));
    }

    std::uint32_t m_wallLow = 0;
    std::uint32_t m_bootLow = 0;
    std::uint32_t m_high = 0;
    std::uint32_t m_lamport = 0;
    std::uint32_t m_incarnation = 0;
    std::uint32_t m_content = 0;
};

static_assert(sizeof(TimelineRecord) == 24);

} // namespace grapevine::models
