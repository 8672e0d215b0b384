#include "core/serf/relay.h"

#include <limits>
#include <string>

#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

std::optional<DirectMessage> unwrapRelay(ByteView message, std::size_t largest, Counters& counters)
{
    constexpr auto kResponse = static_cast<std::byte>(wire::SerfType::QueryResponse);
    constexpr std::int64_t kPortHighest = std::numeric_limits<std::uint16_t>::max();

    wire::Scratch scratch;
    const auto relay = wire::decodeSerf<wire::Relay>(message, scratch);
    if (!relay) {
        counters.add("serf.undecodable");
        return std::nullopt;
    }
    const auto address = IpAddress::fromBytes(relay->destinationIp);
    const auto port = relay->destinationPort;
    if (!address || port <= 0 || port > kPortHighest || relay->inner.empty() ||
        relay->inner[0] != kResponse || relay->inner.size() > largest) {
        counters.add("serf.relay-refused");
        return std::nullopt;
    }
    counters.add("serf.relayed");
    return DirectMessage{{*address, static_cast<std::uint16_t>(port)},
                         std::string{relay->destinationName},
                         {relay->inner.begin(), relay->inner.end()}};
}

Bytes wrapRelay(ByteView address, std::uint16_t port, std::string_view name, ByteView response)
{
    wire::Relay relay;
    relay.destinationIp = address;
    relay.destinationPort = port;
    relay.destinationName = name;
    relay.inner = response;
    Bytes out;
    wire::encodeSerf(out, relay);
    return out;
}

} // namespace grapevine::serf
