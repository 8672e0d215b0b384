#pragma once

#include <optional>

#include "core/base/endpoint.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The address from which packets to `to` leave by now; no packet is sent to find out. Nothing
/// when there is no route.
[[nodiscard]] std::optional<IpAddress> routeAddress(boost::asio::io_context& context,
                                                    const Endpoint& to);
/// The address by which the machine reaches the world outside, else loopback.
[[nodiscard]] IpAddress usualAddress(boost::asio::io_context& context);
/// Whether `address` is one of this machine's.
[[nodiscard]] bool isOwnAddress(boost::asio::io_context& context, const IpAddress& address);

} // namespace grapevine::net
