#include "core/agent/peek_schedule.h"

#include <algorithm>
#include <unordered_map>

namespace grapevine::agent {

PeekSchedule::PeekSchedule(std::vector<HostPort> seeds, Rules rules, Random& random)
    : m_rules(rules)
    , m_random(random)
{
    for (auto& seed : seeds) {
        if (find({seed, {}, true}) != nullptr) continue; // Named twice, asked once.
        Target target;
        target.who = {std::move(seed), {}, true};
        m_targets.push_back(std::move(target));
    }
}

void PeekSchedule::setMembers(const std::vector<link::MemberRowPtr>& rows)
{
    std::vector<PeekTarget> wanted;
    for (const auto& row : rows) {
        const bool askable =
            row->status == link::MemberStatus::Alive && row->state == link::RawState::Alive &&
            !row->facts->endpoint.address.isNone() && row->facts->endpoint.port != 0;
        if (!askable) continue;
        wanted.push_back({{row->facts->endpoint.address.text(), row->facts->endpoint.port},
                          row->facts->name,
                          false});
    }
    std::unordered_map<std::string, Target> kept;
    std::vector<Target> next;
    for (auto& target : m_targets) {
        if (target.who.seed) {
            next.push_back(std::move(target));
        } else {
            auto where = target.who.where.text();
            kept.insert_or_assign(std::move(where), std::move(target));
        }
    }
    const auto isSeed = [&](const HostPort& where) {
        return std::any_of(next.begin(), next.end(), [&](const Target& target) {
            return target.who.seed && target.who.where == where;
        });
    };
    std::vector<Target> fresh;
    for (auto& who : wanted) {
        if (isSeed(who.where)) continue;
        const auto at = kept.find(who.where.text());
        if (at != kept.end()) {
            at->second.who = std::move(who);
            next.push_back(std::move(at->second));
        } else {
            Target target;
            target.who = std::move(who);
            fresh.push_back(std::move(target));
        }
    }
    while (!fresh.empty() && next.size() < kTargetsMost) {
        const auto pick = static_cast<std::size_t>(m_random.below(fresh.size()));
        std::swap(fresh[pick], fresh.back());
        next.push_back(std::move(fresh.back()));
        fresh.pop_back();
    }
    m_targets = std::move(next);
    if (m_cursor >= m_targets.size()) m_cursor = 0;
}

std::optional<PeekTarget> PeekSchedule::next(TimePoint now)
{
    if (m_targets.empty() || now < openAt()) return std::nullopt;
    for (std::size_t step = 0; step < m_targets.size(); ++step) {
        const auto at = (m_cursor + step) % m_targets.size();
        auto& target = m_targets[at];
        if (target.refusedForGood || target.underWay || dueAt(target) > now) continue;
        m_cursor = (at + 1) % m_targets.size();
        target.dueAt = now + m_rules.interval;
        target.triedAt = now;
        target.underWay = true;
        m_lastAskedAt = now;
        return target.who;
    }
    return std::nullopt;
}

std::optional<TimePoint> PeekSchedule::nextTimeout(TimePoint now) const
{
    std::optional<TimePoint> earliest;
    for (const auto& target : m_targets) {
        if (target.refusedForGood || target.underWay) continue;
        if (!earliest || dueAt(target) < *earliest) earliest = dueAt(target);
    }
    if (!earliest) return std::nullopt;
    return std::max({*earliest, openAt(), now});
}

/// Spread evenly over the interval, so that something is heard as often as politeness allows.
TimePoint PeekSchedule::openAt() const
{
    if (!m_lastAskedAt) return m_budgetUntil;
    const auto share =
        m_rules.interval / static_cast<Duration::rep>(std::max<std::size_t>(m_targets.size(), 1));
    return std::max(m_budgetUntil, *m_lastAskedAt + std::max(share, m_rules.gapShortest));
}

void PeekSchedule::handleAnswered(TimePoint now, const PeekTarget& who, std::uint64_t bytes)
{
    if (auto* target = find(who)) {
        target->backOff = Duration::zero();
        target->foreignAnswers = 0;
        target->underWay = false;
    }
    spend(now, bytes);
}

void PeekSchedule::handleFailed(TimePoint now, const PeekTarget& who, link::Refusal refusal,
                                std::uint64_t bytes)
{
    if (auto* target = find(who)) {
        if (refusal == link::Refusal::Foreign) ++target->foreignAnswers;
        target->underWay = false;
        target->refusedForGood = link::isFinal(refusal) || target->foreignAnswers >= kForeignTries;
        target->backOff = target->backOff == Duration::zero()
                              ? m_rules.backOffFirst
                              : std::min(target->backOff * 2, m_rules.backOffLongest);
        target->dueAt = now + target->backOff;
    }
    spend(now, bytes);
}

void PeekSchedule::spend(TimePoint now, std::uint64_t bytes)
{
    const double seconds = static_cast<double>(bytes) / std::max(m_rules.bytesPerSecond, 1.0);
    const auto gap = std::chrono::duration_cast<Duration>(std::chrono::duration<double>(seconds));
    m_budgetUntil = std::max(m_budgetUntil, now + gap);
}

TimePoint PeekSchedule::dueAt(const Target& target) const
{
    if (!m_nobodyAnswers || !target.who.seed) return target.dueAt;
    return std::min(target.dueAt, target.triedAt + m_rules.interval);
}

void PeekSchedule::setNobodyAnswers(TimePoint now, bool nobody)
{
    if (m_nobodyAnswers && !nobody) {
        for (auto& target : m_targets) {
            target.backOff = Duration::zero();
            target.dueAt = std::min(target.dueAt, now + m_rules.interval);
        }
    }
    m_nobodyAnswers = nobody;
}

void PeekSchedule::hurry(TimePoint now)
{
    m_budgetUntil = now;
    m_lastAskedAt.reset();
    for (auto& target : m_targets)
        target.dueAt = std::min(target.dueAt, now);
}

void PeekSchedule::forgive()
{
    for (auto& target : m_targets)
        target.refusedForGood = false;
}

bool PeekSchedule::allRefused() const
{
    return std::all_of(m_targets.begin(), m_targets.end(),
                       [](const Target& target) { return target.refusedForGood; });
}

PeekSchedule::Target* PeekSchedule::find(const PeekTarget& who)
{
    const auto at = std::find_if(m_targets.begin(), m_targets.end(), [&](const Target& target) {
        return target.who.where == who.where;
    });
    return at == m_targets.end() ? nullptr : &*at;
}

} // namespace grapevine::agent
