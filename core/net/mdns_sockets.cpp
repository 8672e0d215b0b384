#include "core/net/mdns_sockets.h"

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/multicast.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/ip/v6_only.hpp>
#include <netinet/in.h>
#include <set>

#include "core/net/asio_endpoint.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::udp;
using boost::system::error_code;

namespace {

constexpr int kHops = 255;                  ///< RFC 6762 11: neighbours may insist on it.
constexpr int kReceiveBuffer = 1024 * 1024; ///< A thousand agents answer at once.

asio::ip::address groupOf(const MulticastInterface& interface, bool v6)
{
    if (!v6) return asio::ip::make_address_v4("224.0.0.251");
    auto group = asio::ip::make_address_v6("ff02::fb");
    group.scope_id(interface.index);
    return group;
}

template<class T>
void setOption(udp::socket& socket, int level, int name, const T& value, error_code& error)
{
    if (error) return;
    if (setsockopt(socket.native_handle(), level, name, &value, sizeof value) != 0)
        error.assign(errno, boost::system::system_category());
}

ip_mreqn groupRequest(const MulticastInterface& interface)
{
    ip_mreqn out{};
    out.imr_multiaddr.s_addr = htonl(INADDR_UNSPEC_GROUP | 251U);
    out.imr_ifindex = static_cast<int>(interface.index);
    return out;
}

} // namespace

/// One socket of one family on one interface.
class MdnsSockets::Line : public std::enable_shared_from_this<Line> {
public:
    Line(asio::io_context& context, const MulticastInterface& interface, bool v6, bool asks)
        : m_socket(context)
        , m_interface(interface)
        , m_v6(v6)
        , m_asks(asks)
    {
    }

    [[nodiscard]] error_code open()
    {
        error_code error;
        m_socket.open(m_v6 ? udp::v6() : udp::v4(), error);
        if (!error && m_v6) m_socket.set_option(asio::ip::v6_only(true), error);
        if (!error) m_asks ? openToAsk(error) : openToHear(error);
        if (!error) m_socket.non_blocking(true, error);
        error_code ignored;
        m_socket.set_option(asio::socket_base::receive_buffer_size(kReceiveBuffer), ignored);
        return error;
    }

    void start(MdnsSockets& owner)
    {
        m_owner = &owner;
        receive();
    }

    void close()
    {
        m_owner = nullptr;
        error_code ignored;
        m_socket.close(ignored);
    }

    void send(ByteView datagram, Counters& counters)
    {
        m_socket.send_to(asio::buffer(datagram.data(), datagram.size()),
                         {groupOf(m_interface, m_v6), MdnsSockets::kPort}, 0, m_lastSend);
        counters.add(m_lastSend ? "mdns.send-failed" : "mdns.sent");
    }

    [[nodiscard]] bool asks() const { return m_asks; }
    [[nodiscard]] const error_code& lastSend() const { return m_lastSend; }
    [[nodiscard]] std::string label() const { return m_interface.name + (m_v6 ? " (IPv6)" : ""); }

private:
    void openToAsk(error_code& error)
    {
        const auto& own = m_v6 ? *m_interface.v6LinkLocal : *m_interface.v4;
        m_socket.bind(toUdp({own, 0}), error);
        if (m_v6) {
            setOption(m_socket, IPPROTO_IPV6, IPV6_MULTICAST_IF,
                      static_cast<int>(m_interface.index), error);
        } else {
            setOption(m_socket, IPPROTO_IP, IP_MULTICAST_IF, groupRequest(m_interface), error);
        }
        if (!error) m_socket.set_option(asio::ip::multicast::hops(kHops), error);
    }

    void openToHear(error_code& error)
    {
        m_socket.set_option(udp::socket::reuse_address(true), error);
        const auto group = groupOf(m_interface, m_v6);
        if (!error) m_socket.bind({group, MdnsSockets::kPort}, error);
        if (m_v6) {
            const asio::ip::multicast::join_group join(group.to_v6(), m_interface.index);
            if (!error) m_socket.set_option(join, error);
        } else {
            setOption(m_socket, IPPROTO_IP, IP_ADD_MEMBERSHIP, groupRequest(m_interface), error);
            // Else it would hear what comes in elsewhere, too.
            setOption(m_socket, IPPROTO_IP, IP_MULTICAST_ALL, 0, error);
        }
    }

    void receive()
    {
        m_socket.async_receive_from(
            asio::buffer(m_buffer), m_from,
            [self = shared_from_this()](error_code error, std::size_t bytes) {
                if (self->m_owner == nullptr || error == asio::error::operation_aborted) return;
                self->handleReceived(error, bytes);
                self->receive();
            });
    }

    /// What is there already is taken along: a whole cluster answers at once.
    void handleReceived(error_code error, std::size_t bytes)
    {
        for (int left = kDatagramsAtOnce; left > 0 && error != asio::error::would_block; --left) {
            // An error is of an earlier question; an interface that is gone closes the line.
            if (!error) {
                m_owner->m_receive(
                    {ByteView{m_buffer}.first(bytes), m_interface.name, m_from.port(), !m_asks});
            }
            bytes = m_socket.receive_from(asio::buffer(m_buffer), m_from, 0, error);
        }
    }

    udp::socket m_socket;
    MulticastInterface m_interface;
    bool m_v6;
    bool m_asks;
    MdnsSockets* m_owner = nullptr; ///< Null before start() and after close().
    error_code m_lastSend;
    udp::endpoint m_from;
    std::array<std::byte, kDatagramLargest> m_buffer{};
};

MdnsSockets::MdnsSockets(asio::io_context& context, Counters& counters, Receive receive)
    : m_context(context)
    , m_counters(counters)
    , m_receive(std::move(receive))
{
}

MdnsSockets::~MdnsSockets()
{
    for (auto& [interface, place] : m_places) {
        for (auto& line : place.lines)
            line->close();
    }
}

void MdnsSockets::refresh()
{
    auto present = multicastInterfaces();
    if (present.size() > kInterfacesMost) {
        m_counters.add("mdns.interfaces-dropped", present.size() - kInterfacesMost);
        present.resize(kInterfacesMost);
    }
    const std::set<MulticastInterface> wanted(present.begin(), present.end());
    for (auto at = m_places.begin(); at != m_places.end();) {
        if (wanted.contains(at->first)) {
            ++at;
            continue;
        }
        for (auto& line : at->second.lines)
            line->close();
        at = m_places.erase(at);
    }
    for (const auto& interface : wanted) {
        const auto [at, isNew] = m_places.try_emplace(interface);
        if (!isNew) continue;
        if (interface.v4) open(interface, at->second, false);
        if (interface.v6LinkLocal) open(interface, at->second, true);
    }
}

void MdnsSockets::open(const MulticastInterface& interface, Place& place, bool v6)
{
    for (const bool asks : {true, false}) {
        auto line = std::make_shared<Line>(m_context, interface, v6, asks);
        if (const auto error = line->open()) {
            m_counters.add(asks ? "mdns.open-failed" : "mdns.listen-failed");
            // Without an ear for everybody the unicast answers still come.
            if (asks) place.problems.push_back({line->label(), error.message()});
            continue;
        }
        line->start(*this);
        place.lines.push_back(std::move(line));
    }
}

void MdnsSockets::send(ByteView datagram)
{
    for (auto& [interface, place] : m_places) {
        for (auto& line : place.lines) {
            if (line->asks()) line->send(datagram, m_counters);
        }
    }
}

std::vector<std::string> MdnsSockets::asking() const
{
    std::vector<std::string> out;
    for (const auto& [interface, place] : m_places) {
        for (const auto& line : place.lines) {
            if (!line->asks() || line->lastSend()) continue;
            if (out.empty() || out.back() != interface.name) out.push_back(interface.name);
        }
    }
    return out;
}

std::vector<MdnsProblem> MdnsSockets::problems() const
{
    std::vector<MdnsProblem> out;
    for (const auto& [interface, place] : m_places) {
        out.insert(out.end(), place.problems.begin(), place.problems.end());
        for (const auto& line : place.lines) {
            if (line->lastSend()) out.push_back({line->label(), line->lastSend().message()});
        }
    }
    return out;
}

} // namespace grapevine::net
