#pragma once

#include <boost/asio/ip/tcp.hpp>
#include <cstddef>
#include <functional>
#include <memory>
#include <unordered_map>

#include "core/agent/agent_io.h"
#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/ids.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The TCP streams of one agent, dialled and accepted, by the agent's own numbers. Lives on the
/// context's thread.
class AgentStreams {
public:
    /// Open at once, those that only finish sending included; further ones are refused.
    static constexpr std::size_t kStreamsMost = 96;
    /// Written and not yet taken by the other side. The answer to a push/pull of a full member
    /// with the largest table fits; beyond it the stream breaks.
    static constexpr std::size_t kUnsentMost = 64 * 1024 * 1024;
    /// After the agent closed a stream, what is left to send and the other side's goodbye may
    /// take this long.
    static constexpr Duration kGoodbyeLongest = std::chrono::seconds{5};

    /// Called from the context, never from inside a call to this class.
    struct Handlers {
        std::function<void(StreamId)> connected;
        std::function<void(StreamId, ByteView)> bytes;
        std::function<void(StreamId, agent::StreamEnd)> closed;
    };

    /// `counters` is borrowed and must outlive the streams' handlers: stop() ends them.
    AgentStreams(boost::asio::io_context& context, Handlers handlers, Counters& counters);
    ~AgentStreams();
    AgentStreams(const AgentStreams&) = delete;
    AgentStreams& operator=(const AgentStreams&) = delete;

    /// Dials from `local` (any port) if that is an address.
    void open(const agent::OpenStream& open, const IpAddress& local);
    void write(agent::WriteStream write);
    void close(const agent::CloseStream& close);
    /// A stream that was accepted under `id`.
    void adopt(StreamId id, boost::asio::ip::tcp::socket socket);
    /// No further stream should be accepted.
    [[nodiscard]] bool full() const { return m_all.size() >= kStreamsMost; }
    /// Ends all at once and tells nobody.
    void dropAll();

private:
    class Stream;
    void track(StreamId id, const std::shared_ptr<Stream>& stream);

    boost::asio::io_context& m_context;
    Handlers m_handlers;
    Counters& m_counters;
    std::unordered_map<StreamId, std::shared_ptr<Stream>> m_streams; ///< The agent's own.
    std::unordered_map<const Stream*, std::shared_ptr<Stream>> m_all;
};

} // namespace grapevine::net
