#include "core/sim/clock_checker.h"

#include <fmt/core.h>

namespace grapevine::sim {

void ClockChecker::handleClocks(TimePoint at, Node node, const std::string& name,
                                const serf::Clocks& clocks)
{
    if (node.value() >= m_last.size()) m_last.resize(node.value() + 1);
    auto& last = m_last[node.value()];
    const auto check = [&](const char* which, LamportTime before, LamportTime after) {
        if (after >= before) return;
        m_log.report(
            at, name,
            fmt::format("the {} clock fell from {} to {}", which, before.value(), after.value()));
    };
    check("member", last.member, clocks.member);
    check("event", last.event, clocks.event);
    check("query", last.query, clocks.query);
    last = clocks;
}

void ClockChecker::forget(Node node)
{
    if (node.value() < m_last.size()) m_last[node.value()] = {};
}

} // namespace grapevine::sim
