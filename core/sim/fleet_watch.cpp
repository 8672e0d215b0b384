#include "core/sim/fleet_watch.h"

#include <optional>
#include <variant>

#include "core/serf/serf_event.h"

namespace grapevine::sim {

namespace {

std::optional<MemberId> about(const agent::AgentNews& news)
{
    if (const auto* event = std::get_if<serf::MemberEvent>(&news)) return event->member;
    if (const auto* accused = std::get_if<agent::Accused>(&news)) return accused->member;
    if (const auto* refuted = std::get_if<agent::Refuted>(&news)) return refuted->member;
    return std::nullopt;
}

} // namespace

FleetWatch::FleetWatch(ViolationLog& log, const NameTable& names, Duration lookEvery)
    : m_log(log)
    , m_names(names)
    , m_lookEvery(lookEvery)
{
}

void FleetWatch::handleStart(Node node, const std::string& name, bool observer,
                             const std::string& label, Duration gossipToTheDeadTime)
{
    if (node.value() >= m_watched.size()) m_watched.resize(node.value() + 1);
    auto& watched = m_watched[node.value()];
    watched.name = name;
    watched.table = TableWatch{gossipToTheDeadTime};
    watched.lookedAt = TimePoint::min();
    watched.observer.reset();
    if (observer) watched.observer = std::make_unique<ObserverChecker>(m_log, name, label);
    m_clocks.forget(node);
    m_events.forget(node);
}

void FleetWatch::handleForget(Node node)
{
    auto& watched = m_watched[node.value()];
    watched.table.forget();
    m_events.forget(node);
    if (watched.observer) watched.observer->forget();
}

void FleetWatch::handleInput(TimePoint at, TimePoint local, Node node, const agent::Agent& agent,
                             std::span<const agent::AgentNews> news)
{
    auto& watched = m_watched[node.value()];
    const auto& table = agent.memberlist().table();
    m_changes.clear();
    const bool whole = watched.lookedAt == TimePoint::min() || at - watched.lookedAt >= m_lookEvery;
    if (whole) {
        watched.lookedAt = at;
        watched.table.look(local, table, m_changes);
    }
    for (const auto& one : news) {
        const auto member = about(one);
        if (!member) continue;
        if (!whole) watched.table.look(local, *member, table.find(*member), m_changes);
        if (const auto* event = std::get_if<serf::MemberEvent>(&one)) {
            m_events.handleEvent(at, node, watched.name, m_names.name(*member), *event);
        }
    }
    for (const auto& change : m_changes) {
        const auto& member = m_names.name(change.member);
        m_incarnations.handleChange(at, watched.name, member, change);
        m_resurrections.handleChange(at, watched.name, member, change);
    }
    m_clocks.handleClocks(at, node, watched.name, agent.serf().clocks());
}

ObserverChecker* FleetWatch::observer(Node node)
{
    return node.value() < m_watched.size() ? m_watched[node.value()].observer.get() : nullptr;
}

} // namespace grapevine::sim
