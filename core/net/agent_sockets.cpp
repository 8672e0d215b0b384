#include "core/net/agent_sockets.h"

#include <boost/asio/io_context.hpp>
#include <utility>

#include "core/net/asio_endpoint.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;
using boost::system::error_code;

namespace {

/// Bursts of gossip wait here while the thread is busy; the system may grant less.
constexpr int kReceiveRoom = 1024 * 1024;
/// Tries for a port that is free for both, where any will do.
constexpr int kAnyPortTries = 20;

Expected<AgentSockets, error_code> openAt(asio::io_context& context, const Endpoint& at)
{
    AgentSockets out{udp::socket(context), tcp::acceptor(context), at};
    error_code error;
    const auto where = toTcp(at);
    out.tcp.open(where.protocol(), error);
    // Connections of an earlier run may still be winding down on this port.
    if (!error) out.tcp.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) out.tcp.bind(where, error);
    if (!error) out.tcp.listen(asio::socket_base::max_listen_connections, error);
    if (!error) out.bound.port = out.tcp.local_endpoint(error).port();
    if (!error) out.udp.open(where.address().is_v4() ? udp::v4() : udp::v6(), error);
    if (!error) out.udp.bind(toUdp(out.bound), error);
    if (!error) out.udp.non_blocking(true, error);
    if (!error) out.tcp.non_blocking(true, error);
    if (error) return failure(error);
    error_code ignored;
    out.udp.set_option(asio::socket_base::receive_buffer_size(kReceiveRoom), ignored);
    return out;
}

} // namespace

Expected<AgentSockets, std::string> AgentSockets::open(asio::io_context& context,
                                                       const IpAddress& address,
                                                       std::optional<std::uint16_t> port)
{
    Endpoint at{address, port.value_or(kGossipPort)};
    const int tries = !port ? static_cast<int>(kPortsTried) + 1 : *port == 0 ? kAnyPortTries : 1;
    error_code last;
    for (int attempt = 0; attempt < tries; ++attempt) {
        auto opened = openAt(context, at);
        if (opened) return std::move(*opened);
        last = opened.error();
        // Other errors than a port in use are the address's, and stay.
        if (last != asio::error::address_in_use) break;
        if (!port) ++at.port;
    }
    auto text = "cannot listen on " + Endpoint{address, port.value_or(kGossipPort)}.text();
    if (tries > 1) text += " nor on the next " + std::to_string(tries - 1);
    return failure(text + ": " + last.message());
}

} // namespace grapevine::net
