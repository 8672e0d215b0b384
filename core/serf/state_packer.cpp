#include "core/serf/state_packer.h"

#include "core/wire/serf_messages.h"

namespace grapevine::serf {

namespace {

wire::SerfPushPull opening(const Clocks& clocks)
{
    wire::SerfPushPull state;
    state.time = clocks.member;
    state.eventTime = clocks.event;
    state.queryTime = clocks.query;
    return state;
}

Bytes encoded(const wire::SerfPushPull& state)
{
    Bytes out;
    wire::encodeSerf(out, state);
    return out;
}

} // namespace

Bytes StatePacker::full(const Clocks& clocks) const
{
    auto state = opening(clocks);
    state.statusTimes.reserve(m_statuses.size());
    for (const auto& row : m_statuses.all()) {
        // Whoever merges takes a status time for a join's; a leave's would hide the leave from it.
        if (row.status == Status::Leaving) continue;
        const auto& name = m_names.name(row.member);
        state.statusTimes.emplace_back(name, row.statusTime);
        if (row.status == Status::Left) state.leftMembers.emplace_back(name);
    }
    state.events = m_events.slots();
    return encoded(state);
}

Bytes StatePacker::observer(const Clocks& clocks, std::span<const MemberId> listed) const
{
    auto state = opening(clocks);
    for (const auto member : listed) {
        const auto* row = m_statuses.find(member);
        if (row == nullptr || row->status != Status::Alive || row->statusTime == LamportTime{}) {
            continue;
        }
        state.statusTimes.emplace_back(m_names.name(member), row->statusTime);
    }
    return encoded(state);
}

} // namespace grapevine::serf
