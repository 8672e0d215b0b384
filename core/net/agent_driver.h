#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>

#include "core/agent/agent.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

struct AgentSockets;

/// Runs one agent on the context's thread: its sockets, its streams and its one timer. Any number
/// of drivers share a thread.
///
/// ```
/// completion -> now -> [stall?] -> agent input -> outputs, in order -> news -> .. until none
/// ```
class AgentDriver {
public:
    /// A gap between two turns above this, or above two probe intervals, is a stall: we stood
    /// still, and what queued up meanwhile is stale.
    static constexpr Duration kStallShortest = std::chrono::seconds{2};
    /// The driver turns at least this often, so that a gap shows.
    static constexpr Duration kTurnLongest = std::chrono::seconds{1};
    /// Datagrams read in one turn before others get theirs.
    static constexpr std::size_t kDatagramsPerTurn = 64;

    struct Hooks {
        /// After each input that gave news; may act on the agent, and may stop the driver.
        std::function<void(const Moment&, std::span<const agent::AgentNews>)> onNews;
        /// After a stall was dealt with.
        std::function<void(const Moment&, Duration gap)> onStall;
        /// Whether a stall makes the agent's picture start afresh, as an observer's does.
        bool forgetsAfterStall = false;
    };

    /// The agent is told nothing yet: start() it through act().
    AgentDriver(boost::asio::io_context& context, AgentSockets sockets,
                std::unique_ptr<agent::Agent> agent, Hooks hooks);
    /// Closes everything; no hook is called any more. Whoever wants to leave does so before.
    ~AgentDriver();
    AgentDriver(const AgentDriver&) = delete;
    AgentDriver& operator=(const AgentDriver&) = delete;

    /// Lets `input` act on the agent, then carries out what it wants. From the context's thread,
    /// hooks included.
    void act(const std::function<void(agent::Agent&, TimePoint now)>& input);

    /// For the demo's incidents. Frozen, the agent stands still as under SIGSTOP: nothing is read
    /// and no timer fires, so call no act(). After thaw() it goes on with what queued up, and that
    /// is no stall.
    void freeze();
    void thaw();
    /// For the demo's incidents: what `passes` refuses is lost on its way, a dial included. Empty:
    /// everything passes.
    enum class Way : std::uint8_t { DatagramIn, StreamIn, StreamOut };
    void setGate(std::function<bool(Way, const Endpoint& peer)> passes);
    /// For the demo's zones: how much longer a datagram from that peer is on its way. Empty: none
    /// takes any longer. What is on its way when the agent freezes or ends is lost.
    void setDelay(std::function<Duration(const Endpoint& peer)> delay);

    [[nodiscard]] const agent::Agent& agent() const;
    [[nodiscard]] Endpoint bound() const;
    /// The driver's own: what sockets did and dropped. The agent's are in agent().
    [[nodiscard]] const Counters& counters() const;
    /// When the last bytes came in, whatever they were.
    [[nodiscard]] std::optional<TimePoint> lastHeard() const;
    /// Both directions, UDP and TCP.
    [[nodiscard]] std::uint64_t bytesMoved() const;
    /// Datagrams that the system took.
    [[nodiscard]] std::uint64_t datagramsSent() const;

private:
    class Running;
    std::shared_ptr<Running> m_running;
};

} // namespace grapevine::net
