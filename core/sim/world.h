#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/agent/agent_io.h"
#include "core/agent/observer_policy.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/sim/connections.h"
#include "core/sim/event.h"
#include "core/sim/event_queue.h"
#include "core/sim/fleet_options.h"
#include "core/sim/fleet_watch.h"
#include "core/sim/host.h"
#include "core/sim/network_model.h"
#include "core/sim/node.h"
#include "core/sim/run_hash.h"
#include "core/sim/violation_log.h"
#include "core/sim/warming_policy.h"
#include "core/swim/record_pool.h"

namespace grapevine::sim {

/// The machinery under a Fleet: hosts, wires and virtual time. It plays what `core/net` and the
/// kernel do for a real agent, and shows the checkers everything on the way.
class World {
public:
    explicit World(FleetOptions options);

    // Hosts.
    Node addHost(std::string name, bool observer);
    void start(Node node, const RestartOptions& options);
    void join(Node node, std::optional<Node> via);
    void stop(Node node);
    void resume(Node node);
    void clog(Node node);
    void unclog(Node node);
    void crash(Node node);
    void leave(Node node, Duration limit);
    void clockJump(Node node, Duration by);
    void slow(Node node, Duration perInput);
    /// Every host takes one push/pull that lists them all, quietly.
    void warmUp();
    /// Runs something with the agent as one input, and does what comes of it.
    void with(Node node, const std::function<void(agent::Agent&, TimePoint)>& input);

    // Time.
    [[nodiscard]] TimePoint now() const { return m_now; }
    /// Until then, or until a checker fires.
    void run(TimePoint until);
    void at(TimePoint when, std::function<void()> script);

    [[nodiscard]] const std::deque<Host>& hosts() const { return m_hosts; }
    [[nodiscard]] const Host& host(Node node) const { return m_hosts[node.value()]; }
    /// Of the hosts with one name only the first one does: the one that everybody is to know.
    [[nodiscard]] bool ownsItsName(const Host& host) const
    {
        return m_owners[host.member.value()] == host.node;
    }
    [[nodiscard]] const FleetOptions& options() const { return m_options; }
    [[nodiscard]] const NameTable& names() const { return m_names; }
    [[nodiscard]] NetworkModel& network() { return m_network; }
    [[nodiscard]] FleetWatch& watch() { return m_watch; }
    [[nodiscard]] ViolationLog& log() { return m_log; }
    [[nodiscard]] const ViolationLog& log() const { return m_log; }
    [[nodiscard]] const Traffic& traffic() const { return m_traffic; }
    [[nodiscard]] std::uint64_t hash() const { return m_hash.value(); }
    void setTap(NewsTap tap) { m_tap = std::move(tap); }
    /// Failures told about a host that was up at that moment, and never hurt before.
    [[nodiscard]] std::uint64_t falseFailures() const { return m_falseFailures; }

private:
    void handle(Event event);
    [[nodiscard]] bool heldBack(Host& host, Event& event);
    void deliver(Host& host, Event& event);
    void deliverStream(Host& host, Event& event);
    void takeDial(Host& host, const Event& event);
    void fireTimer(Host& host);
    void settle(Host& host);
    void send(Host& host, agent::AgentOutput& output);
    void sendDatagram(Host& host, agent::SendDatagram& datagram);
    void handleNews(Host& host, const agent::AgentNews& news);
    /// After an input: when its agent wants to be woken next.
    void arm(Host& host);
    void armAt(Host& host);
    void rejoinSoon(Host& host);
    void handleStall(Host& host);
    [[nodiscard]] std::optional<Node> nodeAt(const Endpoint& endpoint) const;
    [[nodiscard]] std::optional<Node> anyUpBut(Node node) const;
    [[nodiscard]] const swim::Policy& policyOf(const Host& host) const;
    void giveAddress(Host& host);
    void own(Host& host);

    FleetOptions m_options;
    NameTable m_names;
    swim::RecordPool m_records;
    WarmingMemberPolicy m_memberPolicy;
    agent::ObserverPolicy m_observerPolicy;
    ViolationLog m_log;
    NetworkModel m_network;
    EventQueue<Event> m_queue;
    Connections m_connections{m_queue, m_network};
    FleetWatch m_watch;
    RunHash m_hash;
    SeededRandom m_chance; ///< Of what no wire decides.
    std::deque<Host> m_hosts;
    std::vector<std::optional<Node>> m_owners; ///< By member: the first host of that name.
    std::unordered_map<std::uint64_t, Node> m_addresses;
    std::uint32_t m_addressesGiven = 0;
    std::vector<std::function<void()>> m_scripts;
    std::vector<agent::AgentOutput> m_outputs; ///< Of no use between inputs; kept for its memory.
    std::vector<agent::AgentNews> m_news;      ///< The same.
    NewsTap m_tap;
    Traffic m_traffic;
    TimePoint m_now;
    std::uint64_t m_falseFailures = 0;
};

} // namespace grapevine::sim
