#include "core/net/agent_streams.h"

#include <algorithm>
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <optional>
#include <utility>

#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"

namespace grapevine::net {

namespace asio = boost::asio;
using agent::StreamEnd;
using asio::ip::tcp;
using boost::system::error_code;

namespace {
constexpr std::size_t kReadSize = 16 * 1024;
} // namespace

/// One connection. The agent loses sight of it when it closes it or is told of its end; what was
/// written before still goes out.
class AgentStreams::Stream : public std::enable_shared_from_this<Stream> {
public:
    Stream(AgentStreams& owner, StreamId id, tcp::socket socket)
        : m_owner(&owner)
        , m_id(id)
        , m_socket(std::move(socket))
        , m_deadline(m_socket.get_executor())
    {
    }

    void dial(const agent::OpenStream& open, const IpAddress& local)
    {
        error_code error;
        const auto to = toTcp(open.to);
        m_socket.open(to.protocol(), error);
        if (!error && !local.isNone() && local.isV4() == open.to.address.isV4())
            m_socket.bind(toTcp({local, 0}), error);
        if (error) return refuse();
        armDeadline(open.until - bootNow(), [](Stream& stream) {
            if (!stream.m_connected) stream.finish(StreamEnd::TimedOut);
        });
        m_socket.async_connect(to, [self = shared_from_this()](error_code failed) {
            if (!self->m_owner) return;
            if (failed) return self->finish(StreamEnd::Refused);
            self->m_deadline.cancel();
            self->begin();
            if (self->m_told) self->m_owner->m_handlers.connected(self->m_id);
        });
    }

    /// Fails as a dial does that nobody answers, in its own time.
    void refuse()
    {
        asio::post(m_socket.get_executor(),
                   [self = shared_from_this()] { self->finish(StreamEnd::Refused); });
    }

    /// Connected: bytes flow from here on.
    void begin()
    {
        m_connected = true;
        error_code ignored;
        m_socket.set_option(tcp::no_delay(true), ignored);
        read();
        send();
    }

    void write(Bytes bytes)
    {
        if (m_unsent + bytes.size() > kUnsentMost) {
            m_owner->m_counters.add("net.stream-unsent-over-cap");
            asio::post(m_socket.get_executor(),
                       [self = shared_from_this()] { self->finish(StreamEnd::Broken); });
            return;
        }
        m_unsent += bytes.size();
        append(m_waiting, bytes);
        send();
    }

    /// The agent wants no more of it.
    void sayGoodbye()
    {
        m_told = false;
        if (!m_connected) return end();
        armDeadline(kGoodbyeLongest, [](Stream& stream) { stream.end(); });
        send();
    }

    /// Closes at once; nothing is called any more.
    void end()
    {
        if (!m_owner) return;
        const auto self = shared_from_this();
        auto* const owner = std::exchange(m_owner, nullptr);
        error_code ignored;
        m_deadline.cancel();
        m_socket.close(ignored);
        if (const auto at = owner->m_streams.find(m_id);
            at != owner->m_streams.end() && at->second.get() == this)
            owner->m_streams.erase(at);
        owner->m_all.erase(this);
    }

private:
    void armDeadline(Duration after, void (*expired)(Stream&))
    {
        m_deadline.expires_after(std::chrono::nanoseconds{std::max(after, Duration::zero())});
        m_deadline.async_wait([self = shared_from_this(), expired](error_code error) {
            if (!error && self->m_owner) expired(*self);
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
        if (!m_owner) return;
        if (error == asio::error::eof) {
            m_otherDone = true;
            return finish(StreamEnd::Finished);
        }
        if (error) return finish(StreamEnd::Broken);
        m_owner->m_counters.add("net.stream-bytes-received", bytes);
        // After a goodbye what still comes is read and dropped, or a reset would overtake our
        // last words.
        if (m_told) m_owner->m_handlers.bytes(m_id, ByteView{m_buffer}.first(bytes));
        if (m_owner) read();
    }

    void send()
    {
        if (!m_connected || m_sending || !m_owner) return;
        if (m_waiting.empty()) {
            if (!m_told && !std::exchange(m_shutDown, true)) {
                error_code ignored;
                m_socket.shutdown(tcp::socket::shutdown_send, ignored);
            }
            if (!m_told && m_otherDone) end();
            return;
        }
        m_sending = true;
        m_underway.swap(m_waiting);
        asio::async_write(m_socket, asio::buffer(m_underway.data(), m_underway.size()),
                          [self = shared_from_this()](error_code error, std::size_t bytes) {
                              self->handleSent(error, bytes);
                          });
    }

    void handleSent(error_code error, std::size_t bytes)
    {
        m_sending = false;
        m_unsent -= m_underway.size();
        m_underway.clear();
        if (!m_owner) return;
        m_owner->m_counters.add("net.stream-bytes-sent", bytes);
        if (error) return m_told ? finish(StreamEnd::Broken) : this->end();
        send();
    }

    /// Tells the agent, once, that the stream is over. Ends it, too, unless the other side only
    /// finished speaking and still waits for what we have to say.
    void finish(StreamEnd how)
    {
        if (!m_owner) return;
        const auto self = shared_from_this();
        if (m_told) {
            m_told = false;
            m_owner->m_streams.erase(m_id);
            if (how == StreamEnd::Finished)
                armDeadline(kGoodbyeLongest, [](Stream& stream) { stream.end(); });
            m_owner->m_handlers.closed(m_id, how);
            if (!m_owner) return;
        }
        if (how == StreamEnd::Finished) {
            send();
        } else {
            end();
        }
    }

    AgentStreams* m_owner; ///< Null once ended.
    StreamId m_id;
    tcp::socket m_socket;
    asio::steady_timer m_deadline;
    Bytes m_waiting;
    Bytes m_underway;
    std::size_t m_unsent = 0;
    bool m_connected = false;
    bool m_sending = false;
    bool m_shutDown = false;
    bool m_otherDone = false;
    bool m_told = true; ///< The agent knows of this stream and is told what happens.
    std::array<std::byte, kReadSize> m_buffer{};
};

AgentStreams::AgentStreams(asio::io_context& context, Handlers handlers, Counters& counters)
    : m_context(context)
    , m_handlers(std::move(handlers))
    , m_counters(counters)
{
}

AgentStreams::~AgentStreams()
{
    dropAll();
}

void AgentStreams::track(StreamId id, const std::shared_ptr<Stream>& stream)
{
    m_streams.insert_or_assign(id, stream);
    m_all.emplace(stream.get(), stream);
    m_counters.atLeast("net.streams-most", m_all.size());
}

void AgentStreams::open(const agent::OpenStream& open, const IpAddress& local)
{
    const auto stream = std::make_shared<Stream>(*this, open.stream, tcp::socket(m_context));
    const bool over = full();
    track(open.stream, stream);
    if (over) {
        m_counters.add("net.streams-over-cap");
        return stream->refuse();
    }
    m_counters.add("net.streams-dialled");
    stream->dial(open, local);
}

void AgentStreams::write(agent::WriteStream write)
{
    const auto at = m_streams.find(write.stream);
    if (at != m_streams.end()) at->second->write(std::move(write.bytes));
}

void AgentStreams::close(const agent::CloseStream& close)
{
    const auto at = m_streams.find(close.stream);
    if (at == m_streams.end()) return;
    const auto stream = at->second;
    m_streams.erase(at);
    stream->sayGoodbye();
}

void AgentStreams::adopt(StreamId id, tcp::socket socket)
{
    const auto stream = std::make_shared<Stream>(*this, id, std::move(socket));
    track(id, stream);
    m_counters.add("net.streams-accepted");
    stream->begin();
}

void AgentStreams::dropAll()
{
    const auto all = std::exchange(m_all, {});
    m_streams.clear();
    for (const auto& [raw, stream] : all)
        stream->end();
}

} // namespace grapevine::net
