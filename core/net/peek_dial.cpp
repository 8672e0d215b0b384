#include "core/net/peek_dial.h"

#include <array>
#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"
#include "core/net/deadline.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

/// A server that waits for a line of text gets the end of our side instead, so that a wrong port
/// is told apart from a silent host without waiting for the whole deadline. Members have read
/// all of the request by then and do not mind.
constexpr auto kHalfCloseAfter = std::chrono::milliseconds{400};
/// Of several addresses each gets a share of the connect timeout, but no less than this.
constexpr Duration kConnectShortest = std::chrono::milliseconds{500};
constexpr std::size_t kReadSize = 64 * 1024;
constexpr std::size_t kAddressesMost = 16; ///< Of one host name.

} // namespace

class PeekDial::Session : public std::enable_shared_from_this<Session> {
public:
    Session(asio::io_context& context, HostPort where, PeekDialSettings settings,
            crypto::Sealer& sealer, agent::FactsInterner& facts, Done done)
        : m_where(std::move(where))
        , m_settings(std::move(settings))
        , m_exchange(m_settings.label, sealer, facts)
        , m_done(std::move(done))
        , m_resolver(context)
        , m_socket(context)
        , m_deadline(context)
        , m_halfClose(context)
    {
    }

    void start()
    {
        arm(m_settings.connectTimeout);
        if (const auto literal = IpAddress::fromText(m_where.host)) {
            m_addresses = {toTcp({*literal, m_where.port})};
            asio::post(m_socket.get_executor(),
                       [self = shared_from_this()] { self->connectNext({}); });
            return;
        }
        m_resolver.async_resolve(m_where.host, std::to_string(m_where.port),
                                 tcp::resolver::numeric_service,
                                 [self = shared_from_this()](
                                     error_code error, const tcp::resolver::results_type& found) {
                                     self->handleResolved(error, found);
                                 });
    }

    void cancel()
    {
        m_done = nullptr;
        close();
    }

private:
    void arm(Duration duration)
    {
        m_deadline.arm(duration, [self = shared_from_this()] { self->handleDeadline(); });
    }

    void handleDeadline()
    {
        if (m_connected) return finish(failure(m_exchange.handleTimeout()));
        const bool lookup = m_addresses.empty();
        if (!lookup && m_nextAddress < m_addresses.size()) {
            // The connect under way ends with operation_aborted and then tries the next address.
            error_code ignored;
            m_socket.close(ignored);
            return;
        }
        finish(failure(agent::PeekFailure{
            lookup ? link::Refusal::BadAddress : link::Refusal::NobodyListens,
            lookup ? "the name lookup took too long" : "no answer to the connection attempt"}));
    }

    void handleResolved(error_code error, const tcp::resolver::results_type& found)
    {
        if (!m_done) return;
        if (error || found.empty()) {
            return finish(failure(agent::PeekFailure{link::Refusal::BadAddress, error.message()}));
        }
        for (const auto& entry : found) {
            if (m_addresses.size() < kAddressesMost) m_addresses.push_back(entry.endpoint());
        }
        connectNext({});
    }

    void connectNext(error_code last)
    {
        if (!m_done) return;
        if (m_nextAddress == m_addresses.size()) {
            return finish(failure(agent::PeekFailure{
                link::Refusal::NobodyListens,
                last == asio::error::connection_refused ? std::string{} : last.message()}));
        }
        const auto address = m_addresses[m_nextAddress++];
        error_code error;
        m_socket.close(error);
        m_socket.open(address.protocol(), error);
        if (!error && m_settings.bind) {
            m_socket.set_option(tcp::socket::reuse_address(true), error);
            m_socket.bind(toTcp({*m_settings.bind, m_settings.bindPort}), error);
        }
        if (error) return connectNext(error);
        m_remote = address;
        m_startedAt = bootNow();
        const auto left = static_cast<Duration::rep>(m_addresses.size() - m_nextAddress + 1);
        arm(std::max<Duration>(m_settings.connectTimeout / left, kConnectShortest));
        m_socket.async_connect(address, [self = shared_from_this()](error_code connectError) {
            if (!self->m_done) return;
            if (connectError) return self->connectNext(connectError);
            self->handleConnected();
        });
    }

    void handleConnected()
    {
        m_connected = true;
        arm(m_settings.exchangeTimeout);
        error_code ignored;
        m_socket.set_option(tcp::no_delay(true), ignored);
        m_local = m_socket.local_endpoint(ignored);
        m_request = m_exchange.request();
        asio::async_write(m_socket, asio::buffer(m_request.data(), m_request.size()),
                          [self = shared_from_this()](error_code error, std::size_t bytes) {
                              self->m_sent += bytes;
                              if (!error) self->armHalfClose();
                          });
        read();
    }

    void armHalfClose()
    {
        if (!m_done) return;
        m_halfClose.expires_after(kHalfCloseAfter);
        m_halfClose.async_wait([self = shared_from_this()](error_code error) {
            if (error || !self->m_done || self->m_exchange.bytesReceived() > 0) return;
            error_code ignored;
            self->m_socket.shutdown(tcp::socket::shutdown_send, ignored);
        });
    }

    void read()
    {
        m_socket.async_read_some(asio::buffer(m_buffer),
                                 [self = shared_from_this()](error_code error, std::size_t bytes) {
                                     self->handleRead(error, bytes);
                                 });
    }

    void handleRead(error_code error, std::size_t bytes)
    {
        if (!m_done) return;
        if (error) return finish(failure(m_exchange.handleClosed()));
        const auto progress = m_exchange.handleBytes(ByteView{m_buffer}.first(bytes));
        if (!progress) return finish(failure(progress.error()));
        if (*progress == agent::PeekExchange::Progress::Done)
            return finish(m_exchange.takeAnswer());
        read();
    }

    void finish(Expected<agent::PeekAnswer, agent::PeekFailure> answer)
    {
        if (!m_done) return;
        const auto done = std::move(m_done);
        m_done = nullptr;
        PeekResult result{std::move(answer), {}, {}, {}, 0, 0, {}};
        if (m_connected) {
            result.remote = fromTcp(m_remote);
            result.local = fromTcp(m_local);
        }
        if (m_startedAt != TimePoint{}) result.took = bootNow() - m_startedAt;
        result.received = m_exchange.bytesReceived();
        result.sent = m_sent;
        result.counters = m_exchange.counters();
        close();
        done(std::move(result));
    }

    void close()
    {
        error_code ignored;
        m_resolver.cancel();
        m_deadline.cancel();
        m_halfClose.cancel();
        m_socket.close(ignored);
    }

    HostPort m_where;
    PeekDialSettings m_settings;
    agent::PeekExchange m_exchange;
    Done m_done;
    tcp::resolver m_resolver;
    tcp::socket m_socket;
    Deadline m_deadline;
    asio::steady_timer m_halfClose;
    std::vector<tcp::endpoint> m_addresses;
    std::size_t m_nextAddress = 0;
    tcp::endpoint m_remote;
    tcp::endpoint m_local;
    bool m_connected = false;
    TimePoint m_startedAt{};
    Bytes m_request;
    std::uint64_t m_sent = 0;
    std::array<std::byte, kReadSize> m_buffer{};
};

PeekDial::PeekDial(asio::io_context& context, HostPort where, PeekDialSettings settings,
                   crypto::Sealer& sealer, agent::FactsInterner& facts, Done done)
    : m_session(std::make_shared<Session>(context, std::move(where), std::move(settings), sealer,
                                          facts, std::move(done)))
{
    m_session->start();
}

PeekDial::~PeekDial()
{
    cancel();
}

void PeekDial::cancel()
{
    m_session->cancel();
}

} // namespace grapevine::net
