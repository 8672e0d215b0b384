#pragma once

#include <cstdint>
#include <functional>
#include <memory>

#include "core/agent/peek_exchange.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// How one push/pull over a socket went.
struct PeekResult {
    Expected<agent::PeekAnswer, agent::PeekFailure> answer;
    Endpoint remote; ///< The address that was really talked to; none if none was.
    Endpoint local;
    Duration took{};            ///< From the connect on, name lookup excluded.
    std::uint64_t received = 0; ///< Bytes, as they came off the socket.
    std::uint64_t sent = 0;
    Counters counters;
};

struct PeekDialSettings {
    std::string label;
    std::optional<IpAddress> bind;
    std::uint16_t bindPort = 0;
    Duration connectTimeout{};
    Duration exchangeTimeout{};
};

/// Looks the host up, connects to each of its addresses in turn, runs one PeekExchange, closes.
/// Everything happens on the context's thread; `done` is called exactly once, never from inside
/// this call, and not at all after cancel().
class PeekDial {
public:
    using Done = std::function<void(PeekResult)>;

    /// `sealer` and `facts` are borrowed until done or cancelled.
    PeekDial(boost::asio::io_context& context, HostPort where, PeekDialSettings settings,
             crypto::Sealer& sealer, agent::FactsInterner& facts, Done done);
    ~PeekDial();
    PeekDial(const PeekDial&) = delete;
    PeekDial& operator=(const PeekDial&) = delete;

    void cancel();

private:
    class Session;
    std::shared_ptr<Session> m_session;
};

} // namespace grapevine::net
