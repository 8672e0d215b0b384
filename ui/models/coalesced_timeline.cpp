#include "ui/models/coalesced_timeline.h"

#include <algorithm>

namespace grapevine::models {

bool CoalescedTimeline::work(const TimelineStore& raw, std::size_t most)
{
    m_next = std::max(m_next, raw.firstId());
    for (; m_next < raw.endId() && most > 0; ++m_next, --most) {
        const auto& record = raw.record(m_next);
        const Moment at{.boot = record.boot(), .wall = record.wall()};
        while (const auto due = m_coalescer.nextTimeout()) {
            if (*due > at.boot) break;
            const auto ago = std::chrono::floor<std::chrono::milliseconds>(at.boot - *due);
            m_coalescer.handleTimeout(
                {.boot = *due, .wall = {.milliseconds = at.wall.milliseconds - ago.count()}});
        }
        takeReady();
        if (record.kind() == TimelineKind::Note) {
            m_store.add(
                raw.entry(m_next)); // No application is told of it, so nothing holds it back.
        } else if (entryKind(record.kind())) {
            m_coalescer.handleEntry(raw.entry(m_next));
            takeReady();
        }
    }
    return m_next < raw.endId();
}

void CoalescedTimeline::handleTimeout(Moment now)
{
    m_coalescer.handleTimeout(now);
    takeReady();
}

void CoalescedTimeline::takeReady()
{
    while (const auto entry = m_coalescer.pollEntry())
        m_store.add(*entry);
}

std::size_t CoalescedTimeline::done(const TimelineStore& raw) const
{
    return m_next <= raw.firstId() ? 0 : static_cast<std::size_t>(m_next - raw.firstId());
}

} // namespace grapevine::models
