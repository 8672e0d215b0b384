#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <cstdint>
#include <optional>
#include <string>

#include "core/base/endpoint.h"
#include "core/base/expected.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The door of one agent: a UDP socket and a TCP acceptor on the same address and port, both
/// without blocking.
struct AgentSockets {
    /// Ports tried after kGossipPort when none is given.
    static constexpr unsigned kPortsTried = 100;

    boost::asio::ip::udp::socket udp;
    boost::asio::ip::tcp::acceptor tcp;
    Endpoint bound;

    /// `port` given: that one, or with 0 any that is free for both. Not given: kGossipPort, else
    /// the next that is free for both. Fails with one sentence.
    [[nodiscard]] static Expected<AgentSockets, std::string>
    open(boost::asio::io_context& context, const IpAddress& address,
         std::optional<std::uint16_t> port = std::nullopt);
};

} // namespace grapevine::net
