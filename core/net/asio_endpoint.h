#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>

#include "core/base/endpoint.h"

namespace grapevine::net {

[[nodiscard]] boost::asio::ip::address toAsio(const IpAddress& address);
[[nodiscard]] IpAddress fromAsio(const boost::asio::ip::address& address);

[[nodiscard]] inline boost::asio::ip::tcp::endpoint toTcp(const Endpoint& endpoint)
{
    return {toAsio(endpoint.address), endpoint.port};
}

[[nodiscard]] inline boost::asio::ip::udp::endpoint toUdp(const Endpoint& endpoint)
{
    return {toAsio(endpoint.address), endpoint.port};
}

[[nodiscard]] inline Endpoint fromTcp(const boost::asio::ip::tcp::endpoint& endpoint)
{
    return {fromAsio(endpoint.address()), endpoint.port()};
}

[[nodiscard]] inline Endpoint fromUdp(const boost::asio::ip::udp::endpoint& endpoint)
{
    return {fromAsio(endpoint.address()), endpoint.port()};
}

} // namespace grapevine::net
