#include "ui/models/repeater.h"

#include <algorithm>
#include <utility>

#include "core/link/send_guard.h"

namespace grapevine::models {

namespace {

bool isTime(Duration every)
{
    return every >= RepeatPlan::kShortest && every <= RepeatPlan::kLongest;
}

std::size_t within(Duration window, Duration every)
{
    return static_cast<std::size_t>(window / every) + 1;
}

/// Whether it is due; then the next is one step on, or a whole step from now if that has passed.
bool step(TimePoint& at, Duration every, TimePoint now)
{
    if (now < at) return false;
    at += every;
    if (at <= now) at = now + every;
    return true;
}

} // namespace

std::size_t RepeatPlan::sendsPerMinute() const
{
    std::size_t sends = 0;
    if (event && isTime(eventEvery)) sends += within(link::SendGuard::kWindow, eventEvery);
    if (query && isTime(queryEvery)) sends += within(link::SendGuard::kWindow, queryEvery);
    return sends;
}

bool RepeatPlan::isGood() const
{
    if (!event && !query) return false;
    if ((event && !isTime(eventEvery)) || (query && !isTime(queryEvery))) return false;
    return sendsPerMinute() <= link::SendGuard::kSendsMost;
}

void Repeater::start(RepeatPlan plan, TimePoint now)
{
    m_plan = std::move(plan);
    m_eventAt = m_queryAt = now;
    m_open.clear();
    m_totals = {};
    m_running = m_plan.isGood();
}

Repeater::Due Repeater::due(TimePoint now)
{
    if (!m_running) return {};
    return {.event = m_plan.event && step(m_eventAt, m_plan.eventEvery, now),
            .query = m_plan.query && step(m_queryAt, m_plan.queryEvery, now)};
}

void Repeater::sent(std::uint64_t number, bool query)
{
    ++(query ? m_totals.queries : m_totals.events);
    if (m_open.size() == kOpenMost) m_open.erase(m_open.begin());
    m_open[number];
}

void Repeater::hear(const AskRun& run)
{
    const auto at = m_open.find(run.number);
    if (at == m_open.end()) return;
    if (run.progress) {
        auto& heard = at->second;
        const auto acks = std::max(run.progress->acks, heard.acks);
        const auto answers = std::max(run.progress->responses, heard.answers);
        m_totals.acks += acks - heard.acks;
        m_totals.answers += answers - heard.answers;
        heard = {acks, answers};
    }
    if (run.isOpen()) return;
    if (run.progress && !run.isCutShort()) m_totals.silent += run.progress->silent.size();
    m_open.erase(at);
}

} // namespace grapevine::models
