#include "ui/models/density.h"

#include <algorithm>
#include <chrono>

namespace grapevine::models {

namespace {

using namespace std::chrono_literals;

constexpr Duration kWidths[] = {100ms, 200ms, 500ms, 1s,    2s, 5s, 10s, 15s, 30s, 1min, 2min,
                                5min,  10min, 15min, 30min, 1h, 2h, 6h,  12h, 24h, 48h,  168h};

/// By kind: a look-up for each of a million lines is quicker than a switch.
const auto kClassOf = [] {
    std::array<std::uint8_t, kTimelineKinds> classes{};
    for (std::size_t kind = 0; kind < kTimelineKinds; ++kind)
        classes[kind] = static_cast<std::uint8_t>(changeClass(static_cast<TimelineKind>(kind)));
    return classes;
}();

} // namespace

std::uint32_t Density::Bin::changes() const
{
    return of(ChangeClass::Failed) + of(ChangeClass::Suspect) + of(ChangeClass::Gone) +
           of(ChangeClass::Back) + of(ChangeClass::Changed);
}

Duration Density::roundWidth(Duration least)
{
    for (const auto width : kWidths)
        if (width >= least) return width;
    return kWidths[std::size(kWidths) - 1];
}

std::int64_t Density::numberOf(TimePoint at) const
{
    return at.time_since_epoch().count() / m_width.count();
}

TimePoint Density::begin(std::size_t bin) const
{
    return TimePoint{m_width * (m_first + static_cast<std::int64_t>(bin))};
}

void Density::show(const TimelineStore& store, TimeRange range, Duration width)
{
    const auto widthBefore = m_width;
    m_width = std::max<Duration>(width, 1ms);
    const auto first = numberOf(range.from);
    const auto bins = static_cast<std::size_t>(
        std::max<std::int64_t>(numberOf(range.to - Duration{1}) - first + 1, 1));
    const bool goesOn = widthBefore == m_width && first >= m_first && !m_bins.empty() &&
                        bins + static_cast<std::size_t>(first - m_first) >= m_bins.size() &&
                        m_next >= store.firstId() && m_next <= store.endId();
    if (goesOn) {
        const auto gone =
            std::min<std::size_t>(static_cast<std::size_t>(first - m_first), m_bins.size());
        m_bins.erase(m_bins.begin(), m_bins.begin() + static_cast<std::ptrdiff_t>(gone));
        m_first = first;
        const auto known = m_bins.size();
        m_bins.resize(bins);
        // What came while its bin was beyond the end counts now.
        const auto edge = TimePoint{m_width * (m_first + static_cast<std::int64_t>(known))};
        const auto from = known < bins ? std::min(m_next, store.firstAtOrAfter(edge)) : m_next;
        if (from < m_next) {
            for (auto bin = known; bin < bins; ++bin)
                m_bins[bin] = {};
        }
        count(store, from);
        return;
    }
    m_first = first;
    m_bins.assign(bins, {});
    m_silent = false;
    count(store, store.firstAtOrAfter(TimePoint{m_width * m_first}));
}

void Density::count(const TimelineStore& store, TimelineStore::Id from)
{
    const auto end = m_first + static_cast<std::int64_t>(m_bins.size());
    // Lines come in order of time: dividing once a bin is enough.
    std::int64_t number = m_first - 1;
    TimePoint binEnd{m_width * m_first};
    for (auto id = from; id < store.endId(); ++id) {
        const auto& record = store.record(id);
        if (const auto at = record.boot(); number < m_first || at >= binEnd) {
            number = numberOf(at);
            binEnd = TimePoint{m_width * (number + 1)};
        }
        if (number >= end) break;
        if (number < m_first) continue;
        auto& bin = m_bins[static_cast<std::size_t>(number - m_first)];
        const auto kind = record.kind();
        ++bin.counts[kClassOf[static_cast<std::size_t>(kind)]];
        if (m_silent && kind != TimelineKind::Note && kind != TimelineKind::Stale) {
            breakFrom(m_silentFrom, number);
            m_silent = false;
        }
        if (isBreak(kind)) bin.isBroken = true;
        if (kind == TimelineKind::Stale && !m_silent) {
            m_silent = true;
            m_silentFrom = number;
        }
    }
    if (m_silent) breakFrom(m_silentFrom, end);
    m_next = store.endId();
}

void Density::breakFrom(std::int64_t bin, std::int64_t end)
{
    for (auto number = std::max(bin, m_first); number < end; ++number)
        m_bins[static_cast<std::size_t>(number - m_first)].isBroken = true;
}

std::uint32_t Density::most() const
{
    std::uint32_t most = 1;
    for (const auto& bin : m_bins)
        most = std::max(most, bin.changes());
    return most;
}

} // namespace grapevine::models
