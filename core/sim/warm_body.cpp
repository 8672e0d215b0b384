#include "core/sim/warm_body.h"

#include <array>
#include <cstdint>

#include "core/wire/messages.h"
#include "core/wire/stream.h"

namespace grapevine::sim {

Bytes warmBody(const std::vector<const agent::Agent*>& agents, TimePoint now)
{
    std::int64_t count = 0;
    Bytes rows;
    for (const auto* agent : agents) {
        for (const auto& row : agent->memberlist().localNodes(now, false)) {
            wire::encode(rows, row);
            ++count;
        }
    }
    const auto userState = agents.front()->serf().localState();
    Bytes body;
    wire::encode(body,
                 wire::PushPullHeader{count, static_cast<std::int64_t>(userState.size()), false});
    append(body, rows);
    append(body, userState);
    return wire::wrapStream(body, wire::StreamSide::Dialled, "", nullptr, false);
}

Endpoint warmSource()
{
    constexpr std::array kBytes{std::byte{10}, std::byte{255}, std::byte{255}, std::byte{254}};
    return {*IpAddress::fromBytes(kBytes), kGossipPort};
}

} // namespace grapevine::sim
