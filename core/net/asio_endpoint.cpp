#include "core/net/asio_endpoint.h"

#include <boost/asio/ip/address.hpp>

namespace grapevine::net {

boost::asio::ip::address toAsio(const IpAddress& address)
{
    boost::system::error_code error;
    auto out = boost::asio::ip::make_address(address.text(), error);
    return error ? boost::asio::ip::address{} : out;
}

IpAddress fromAsio(const boost::asio::ip::address& address)
{
    return IpAddress::fromText(address.to_string()).value_or(IpAddress{});
}

} // namespace grapevine::net
