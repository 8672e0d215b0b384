#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/crypto/sealer.h"
#include "core/wire/serf_messages.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// One answered or lost ping.
struct PingResult {
    std::optional<Duration> rtt; ///< Nothing: no ack in time.
    std::optional<wire::Coordinate> coordinate;
};

/// Plain memberlist pings from an ephemeral port, as no member: the member acks and forgets.
/// Names no source, so the ack comes back the way the ping went, through NAT too.
class UdpPinger {
public:
    using Done = std::function<void(PingResult)>;

    static constexpr std::size_t kOutstandingMost = 256;
    static constexpr Duration kTimeout = std::chrono::seconds{2};

    /// `sealer` and `counters` are borrowed and must outlive the pinger.
    UdpPinger(boost::asio::io_context& context, std::string label, std::optional<IpAddress> bind,
              crypto::Sealer& sealer, Counters& counters);
    ~UdpPinger();
    UdpPinger(const UdpPinger&) = delete;
    UdpPinger& operator=(const UdpPinger&) = delete;

    /// `done` is called exactly once from the context's thread, unless the pinger dies first.
    /// `name` must be the member's own, or it stays silent and logs a warning.
    void ping(const Endpoint& to, std::string_view name, Done done);

    [[nodiscard]] std::uint64_t bytesSent() const;
    [[nodiscard]] std::uint64_t bytesReceived() const;

private:
    class State;
    std::shared_ptr<State> m_state;
};

} // namespace grapevine::net
