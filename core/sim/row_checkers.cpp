#include "core/sim/row_checkers.h"

#include <fmt/core.h>

namespace grapevine::sim {

namespace {

// memberlist lets a member that left be replaced from another address, whatever the incarnation.
bool replaced(const RowChange& change)
{
    return change.before.state == swim::State::Left &&
           change.before.addressHash != change.after.addressHash;
}

const char* word(swim::State state)
{
    switch (state) {
    case swim::State::Alive: return "alive";
    case swim::State::Suspect: return "suspect";
    case swim::State::Dead: return "dead";
    case swim::State::Left: return "left";
    }
    return "in no known state";
}

} // namespace

void IncarnationChecker::handleChange(TimePoint at, const std::string& watcher,
                                      const std::string& member, const RowChange& change)
{
    if (change.after.incarnation >= change.before.incarnation) return;
    if (change.maybeForgotten || replaced(change)) return;
    m_log.report(at, watcher,
                 fmt::format("incarnation of {} fell from {} to {}", member,
                             change.before.incarnation.value(), change.after.incarnation.value()));
}

void ResurrectionChecker::handleChange(TimePoint at, const std::string& watcher,
                                       const std::string& member, const RowChange& change)
{
    const auto gone = [](const SeenRow& row) {
        return row.state == swim::State::Dead || row.state == swim::State::Left;
    };
    if (!gone(change.before) || gone(change.after)) return;
    if (change.after.incarnation > change.before.incarnation) return;
    if (change.maybeForgotten || replaced(change)) return;
    m_log.report(at, watcher,
                 fmt::format("{} was {} and is {} again with incarnation {}, no higher than {}",
                             member, word(change.before.state), word(change.after.state),
                             change.after.incarnation.value(), change.before.incarnation.value()));
}

} // namespace grapevine::sim
