#include "ui/models/rate_history.h"

#include <optional>

namespace grapevine::models {

namespace {

std::optional<RateHistory::Rate> rateOf(link::EntryKind kind)
{
    switch (kind) {
    case link::EntryKind::MemberJoin:
    case link::EntryKind::MemberLeave:
    case link::EntryKind::MemberFailed:
    case link::EntryKind::MemberUpdate:
    case link::EntryKind::MemberReap:
    case link::EntryKind::MemberSuspect:
    case link::EntryKind::MemberRefute: return RateHistory::Rate::Members;
    case link::EntryKind::User: return RateHistory::Rate::Events;
    case link::EntryKind::Query: return RateHistory::Rate::Queries;
    case link::EntryKind::Snapshot:
    case link::EntryKind::Stale:
    case link::EntryKind::Ready:
    case link::EntryKind::Conflict:
    case link::EntryKind::Gap:
    case link::EntryKind::Resync:
    case link::EntryKind::Note: break;
    }
    return std::nullopt;
}

std::int64_t stepNumber(TimePoint at)
{
    return at.time_since_epoch() / RateHistory::kStep;
}

} // namespace

RateHistory::Step* RateHistory::stepOf(TimePoint at)
{
    const auto number = stepNumber(at);
    if (m_steps.empty()) m_steps.push_back({.number = number});
    if (number < m_steps.front().number) return nullptr;
    // After a long sleep only the last of it is of interest.
    if (number > m_steps.back().number + static_cast<std::int64_t>(kStepsMost)) {
        m_steps.clear();
        m_steps.push_back({.number = number});
    }
    while (m_steps.back().number < number)
        m_steps.push_back({.number = m_steps.back().number + 1});
    while (m_steps.size() > kStepsMost)
        m_steps.pop_front();
    const auto index = number - m_steps.front().number;
    return index < 0 ? nullptr : &m_steps[static_cast<std::size_t>(index)];
}

void RateHistory::add(const std::vector<link::TimelineEntry>& entries)
{
    for (const auto& entry : entries) {
        const auto rate = rateOf(entry.kind);
        auto* step = rate ? stepOf(entry.at.boot) : nullptr;
        if (step == nullptr) continue;
        const auto amount = *rate == Rate::Members ? entry.members.size() : 1;
        step->happened[static_cast<std::size_t>(*rate)] += static_cast<std::uint32_t>(amount);
    }
}

bool RateHistory::sample(const MemberTally& tally, bool live, Moment now)
{
    const auto before = m_steps.empty() ? std::int64_t{-1} : m_steps.back().number;
    auto* step = stepOf(now.boot);
    if (step == nullptr) return false;
    if (live) {
        step->members = tally.byKind;
        step->watched = true;
    }
    return m_steps.back().number != before;
}

} // namespace grapevine::models
