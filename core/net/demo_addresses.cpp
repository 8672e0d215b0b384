#include "core/net/demo_addresses.h"

#include <array>
#include <cstdint>
#include <utility>

namespace grapevine::net {

namespace {

/// Demos side by side on one machine; each has two of the networks 127.77.x.
constexpr unsigned kBlocks = 100;
constexpr unsigned kHostsPerNetwork = 250;
constexpr std::uint32_t kFirstAddress = 0x7F4D0001; ///< 127.77.0.1
constexpr std::uint32_t kLoopback = 0x7F000001;

IpAddress addressOf(std::uint32_t number)
{
    std::array<std::byte, 4> bytes{};
    for (unsigned at = 0; at < 4; ++at)
        bytes[at] = static_cast<std::byte>(number >> (24U - 8U * at) & 255U);
    return *IpAddress::fromBytes(bytes);
}

std::uint32_t numberOf(const IpAddress& address)
{
    std::uint32_t out = 0;
    for (const auto byte : address.bytes())
        out = out << 8U | std::to_integer<std::uint32_t>(byte);
    return out;
}

/// The node's address, counted from the first; no host part is 0 or 255.
std::uint32_t follow(std::uint32_t first, std::size_t at)
{
    if ((first & 255U) != 1) return first + static_cast<std::uint32_t>(at);
    return first + static_cast<std::uint32_t>(at / kHostsPerNetwork * 256U + at % kHostsPerNetwork);
}

/// One address each, all with the same port: the one given, or that which the first node finds.
Expected<DemoDoors, std::string> openApart(boost::asio::io_context& context, std::size_t nodes,
                                           std::uint32_t first, std::optional<std::uint16_t> port)
{
    DemoDoors out;
    const auto beside = (first & 255U) == 1 ? first + kHostsPerNetwork : follow(first, nodes);
    out.beside = addressOf(beside);
    out.desk = addressOf(beside + 1);
    out.sockets.reserve(nodes);
    for (std::size_t at = 0; at < nodes; ++at) {
        auto door = AgentSockets::open(context, addressOf(follow(first, at)), port);
        if (!door) return failure(std::move(door.error()));
        port = door->bound.port;
        out.sockets.push_back(std::move(*door));
    }
    return out;
}

/// All on one address: the gossip port and what is free after it, then whatever is free.
Expected<DemoDoors, std::string> openTogether(boost::asio::io_context& context, std::size_t nodes,
                                              const IpAddress& address)
{
    DemoDoors out;
    out.shared = true;
    out.beside = address;
    out.sockets.reserve(nodes);
    for (std::size_t at = 0; at < nodes; ++at) {
        auto door = AgentSockets::open(context, address,
                                       at == 0 ? std::nullopt : std::optional<std::uint16_t>{0});
        if (!door) return failure(std::move(door.error()));
        out.sockets.push_back(std::move(*door));
    }
    return out;
}

} // namespace

Expected<DemoDoors, std::string> openDemoDoors(boost::asio::io_context& context, std::size_t nodes,
                                               std::optional<IpAddress> bind)
{
    if (bind) {
        const bool apart = bind->isV4() && numberOf(*bind) >> 24U == kLoopback >> 24U &&
                           numberOf(*bind) != kLoopback;
        return apart ? openApart(context, nodes, numberOf(*bind), std::nullopt)
                     : openTogether(context, nodes, *bind);
    }
    for (const auto port :
         {std::optional<std::uint16_t>{kGossipPort}, std::optional<std::uint16_t>{}}) {
        for (unsigned block = 0; block < kBlocks; ++block) {
            if (auto doors = openApart(context, nodes, kFirstAddress + block * 512U, port))
                return doors;
        }
    }
    return openTogether(context, nodes, addressOf(kLoopback));
}

} // namespace grapevine::net
