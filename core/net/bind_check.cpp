#include "core/net/bind_check.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include "core/net/asio_endpoint.h"

namespace grapevine::net {

std::optional<std::string> bindProblem(const Endpoint& local)
{
    using boost::asio::ip::tcp;
    boost::asio::io_context context;
    tcp::socket probe(context);
    boost::system::error_code error;
    const auto endpoint = toTcp(local);
    probe.open(endpoint.protocol(), error);
    if (!error) probe.set_option(tcp::socket::reuse_address(true), error);
    if (!error) probe.bind(endpoint, error);
    return error ? std::optional{error.message()} : std::nullopt;
}

} // namespace grapevine::net
