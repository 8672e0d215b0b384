#include "core/net/rpc_connection.h"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <vector>

#include "core/net/asio_endpoint.h"
#include "core/net/deadline.h"

namespace grapevine::net {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

namespace {

constexpr std::size_t kReadSize = 64 * 1024;
constexpr std::size_t kAddressesMost = 16; ///< Of one host name.
/// Of several addresses each gets a share of the connect timeout, but no less than this.
constexpr Duration kConnectShortest = std::chrono::milliseconds{500};

rpc::Dialogue::Rules rulesFor(const RpcOptions& options)
{
    rpc::Dialogue::Rules rules;
    rules.answerWithin = options.answerTimeout;
    rules.keysWithin = std::max(rules.keysWithin, options.answerTimeout);
    return rules;
}

} // namespace

link::Refusal refusalFor(rpc::RpcError error)
{
    switch (error) {
    case rpc::RpcError::Foreign: return link::Refusal::Foreign;
    case rpc::RpcError::Silent: return link::Refusal::Silent;
    case rpc::RpcError::Broken: return link::Refusal::Broken;
    case rpc::RpcError::TooLarge: return link::Refusal::TooLarge;
    case rpc::RpcError::WantsKey: return link::Refusal::WantsKey;
    case rpc::RpcError::KeyRefused: return link::Refusal::KeyRefused;
    case rpc::RpcError::KeyNotWanted: return link::Refusal::KeyNotWanted;
    case rpc::RpcError::Closed:
    case rpc::RpcError::Version: break;
    }
    return link::Refusal::RemoteError;
}

class RpcConnection::Session : public std::enable_shared_from_this<Session> {
public:
    Session(asio::io_context& context, const RpcOptions& options, Listener listener)
        : m_where(options.agent)
        , m_options(options)
        , m_listener(std::move(listener))
        , m_resolver(context)
        , m_socket(context)
        , m_deadline(context)
    {
    }

    void start()
    {
        arm(m_options.connectTimeout);
        if (const auto literal = IpAddress::fromText(m_where.host)) {
            m_addresses = {toTcp({*literal, m_where.port})};
            asio::post(m_socket.get_executor(),
                       [self = shared_from_this()] { self->connectNext({}); });
            return;
        }
        m_resolver.async_resolve(
            m_where.host, std::to_string(m_where.port), tcp::resolver::numeric_service,
            [self = shared_from_this()](error_code error,
                                        const tcp::resolver::results_type& found) {
                if (self->m_closed) return;
                if (error || found.empty())
                    return self->end(link::Refusal::BadAddress, error.message());
                for (const auto& entry : found) {
                    if (self->m_addresses.size() < kAddressesMost)
                        self->m_addresses.push_back(entry.endpoint());
                }
                self->connectNext({});
            });
    }

    void close()
    {
        m_closed = true;
        m_listener = {};
        crypto::wipe(m_waiting);
        error_code ignored;
        m_resolver.cancel();
        m_deadline.cancel();
        m_socket.close(ignored);
    }

    [[nodiscard]] rpc::Dialogue* dialogue()
    {
        return m_dialogue && !m_closed ? &*m_dialogue : nullptr;
    }
    [[nodiscard]] std::uint64_t bytesMoved() const { return m_received + m_sent; }
    [[nodiscard]] Counters counters() const
    {
        auto out = m_dialogue ? m_dialogue->counters() : Counters{};
        out.add("rpc.bytes-received", m_received);
        out.add("rpc.bytes-sent", m_sent);
        return out;
    }

    /// Sends what the dialogue has to say, and waits as long as it wants.
    void flush()
    {
        if (m_closed || !m_dialogue) return;
        auto fresh = m_dialogue->takeOutput();
        append(m_waiting, fresh);
        crypto::wipe(fresh);
        write();
        if (const auto due = m_dialogue->nextTimeout()) {
            arm(*due - bootNow());
        } else {
            m_deadline.cancel();
        }
    }

private:
    void arm(Duration duration)
    {
        m_deadline.arm(duration, [self = shared_from_this()] { self->handleDeadline(); });
    }

    void handleDeadline()
    {
        if (m_dialogue) {
            m_dialogue->handleTimeout(bootNow());
            return tell();
        }
        if (m_addresses.empty())
            return end(link::Refusal::BadAddress, "the name lookup took too long");
        if (m_nextAddress < m_addresses.size()) {
            // The connect under way ends with operation_aborted and then tries the next address.
            error_code ignored;
            m_socket.close(ignored);
            return;
        }
        end(link::Refusal::NobodyListens, "no answer to the connection attempt");
    }

    void connectNext(error_code last)
    {
        if (m_closed) return;
        if (m_nextAddress == m_addresses.size()) {
            const bool refused = last == asio::error::connection_refused;
            return end(link::Refusal::NobodyListens, refused ? std::string{} : last.message());
        }
        const auto address = m_addresses[m_nextAddress++];
        error_code error;
        m_socket.close(error);
        m_socket.open(address.protocol(), error);
        if (error) return connectNext(error);
        const auto left = static_cast<Duration::rep>(m_addresses.size() - m_nextAddress + 1);
        arm(std::max<Duration>(m_options.connectTimeout / left, kConnectShortest));
        m_socket.async_connect(address, [self = shared_from_this()](error_code connectError) {
            if (self->m_closed) return;
            if (connectError) return self->connectNext(connectError);
            self->handleConnected();
        });
    }

    void handleConnected()
    {
        error_code ignored;
        m_socket.set_option(tcp::no_delay(true), ignored);
        m_dialogue.emplace(bootNow(),
                           m_options.authKey ? m_options.authKey->text() : std::string_view{},
                           rulesFor(m_options));
        flush();
        read();
    }

    void read()
    {
        m_socket.async_read_some(asio::buffer(m_buffer), [self = shared_from_this()](
                                                             error_code error, std::size_t bytes) {
            if (self->m_closed) return;
            self->m_received += bytes;
            if (error) {
                self->m_dialogue->handleClosed();
                return self->tell();
            }
            self->m_dialogue->handleBytes(bootNow(), ByteView{self->m_buffer}.first(bytes));
            self->tell();
            if (!self->m_closed) self->read();
        });
    }

    /// One write at a time; what is said meanwhile goes out together.
    void write()
    {
        if (m_writing || m_waiting.empty() || m_closed) return;
        m_writing = true;
        m_outgoing = std::move(m_waiting);
        m_waiting = {};
        asio::async_write(m_socket, asio::buffer(m_outgoing.data(), m_outgoing.size()),
                          [self = shared_from_this()](error_code error, std::size_t bytes) {
                              crypto::wipe(self->m_outgoing);
                              self->m_sent += bytes;
                              self->m_writing = false;
                              // A broken connection shows at the reading side, too.
                              if (!error) self->write();
                          });
    }

    void tell()
    {
        while (!m_closed) {
            auto news = m_dialogue->pollNews();
            if (!news) return flush();
            if (const auto* ended = std::get_if<rpc::Ended>(&*news)) {
                const auto& why = ended->why;
                const auto detail = why.error == rpc::RpcError::Closed
                                        ? std::string{"the agent closed the connection"}
                                        : why.detail;
                return end(refusalFor(why.error), detail);
            }
            const auto listener = m_listener.news; // It may close us.
            listener(std::move(*news));
        }
    }

    void end(link::Refusal refusal, std::string detail)
    {
        if (m_closed) return;
        const auto listener = std::move(m_listener.ended);
        close();
        listener(refusal, std::move(detail));
    }

    HostPort m_where;
    RpcOptions m_options;
    Listener m_listener;
    tcp::resolver m_resolver;
    tcp::socket m_socket;
    Deadline m_deadline;
    std::vector<tcp::endpoint> m_addresses;
    std::size_t m_nextAddress = 0;
    std::optional<rpc::Dialogue> m_dialogue; ///< Once connected.
    Bytes m_waiting;
    Bytes m_outgoing;
    bool m_writing = false;
    bool m_closed = false;
    std::uint64_t m_received = 0;
    std::uint64_t m_sent = 0;
    std::array<std::byte, kReadSize> m_buffer{};
};

RpcConnection::RpcConnection(asio::io_context& context, const RpcOptions& options,
                             Listener listener)
    : m_session(std::make_shared<Session>(context, options, std::move(listener)))
{
    m_session->start();
}

RpcConnection::~RpcConnection()
{
    m_session->close();
}

rpc::Dialogue* RpcConnection::dialogue()
{
    return m_session->dialogue();
}

void RpcConnection::flush()
{
    m_session->flush();
}

void RpcConnection::forgetQuery(rpc::RequestId query)
{
    if (auto* to = dialogue()) to->forgetQuery(query);
}

std::uint64_t RpcConnection::bytesMoved() const
{
    return m_session->bytesMoved();
}

Counters RpcConnection::counters() const
{
    return m_session->counters();
}

} // namespace grapevine::net
