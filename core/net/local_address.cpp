#include "core/net/local_address.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/udp.hpp>

#include "core/net/asio_endpoint.h"

namespace grapevine::net {

using boost::asio::ip::udp;
using boost::system::error_code;

namespace {
/// Nobody's, kept for documents (RFC 5737): which way it would be is all we ask.
constexpr auto kOutside = "192.0.2.77";
} // namespace

std::optional<IpAddress> routeAddress(boost::asio::io_context& context, const Endpoint& to)
{
    if (to.address.isNone()) return std::nullopt;
    udp::socket probe(context);
    error_code error;
    const auto there = toUdp({to.address, to.port == 0 ? kGossipPort : to.port});
    probe.connect(there, error);
    if (error) return std::nullopt;
    const auto local = probe.local_endpoint(error);
    if (error || local.address().is_unspecified()) return std::nullopt;
    return fromAsio(local.address());
}

IpAddress usualAddress(boost::asio::io_context& context)
{
    const auto outside = routeAddress(context, {*IpAddress::fromText(kOutside), kGossipPort});
    return outside.value_or(*IpAddress::fromText("127.0.0.1"));
}

bool isOwnAddress(boost::asio::io_context& context, const IpAddress& address)
{
    udp::socket probe(context);
    error_code error;
    const auto here = toUdp({address, 0});
    probe.open(here.protocol(), error);
    if (!error) probe.bind(here, error);
    return !error;
}

} // namespace grapevine::net
