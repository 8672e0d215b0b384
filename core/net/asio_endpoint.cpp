#include "core/net/asio_endpoint.h"

#include <boost/asio/ip/address.hpp>
#include <cstring>
#include <span>

namespace grapevine::net {

boost::asio::ip::address toAsio(const IpAddress& address)
{
    if (address.isV4()) {
        boost::asio::ip::address_v4::bytes_type bytes;
        std::memcpy(bytes.data(), address.bytes().data(), bytes.size());
        return boost::asio::ip::address_v4{bytes};
    }
    boost::system::error_code error;
    auto out = boost::asio::ip::make_address(address.text(), error);
    return error ? boost::asio::ip::address{} : out;
}

IpAddress fromAsio(const boost::asio::ip::address& address)
{
    if (address.is_v4()) { // For each datagram: text would be a detour.
        const auto bytes = address.to_v4().to_bytes();
        return IpAddress::fromBytes(std::as_bytes(std::span{bytes})).value_or(IpAddress{});
    }
    return IpAddress::fromText(address.to_string()).value_or(IpAddress{});
}

} // namespace grapevine::net
