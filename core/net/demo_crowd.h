#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/endpoint.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/base/random.h"
#include "core/net/agent_driver.h"
#include "core/net/agent_sockets.h"
#include "core/net/demo_news.h"
#include "core/net/demo_node.h"
#include "core/net/demo_options.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The nodes of a demo, what lies between them, and what they see of each other. On the context's
/// thread.
class DemoCrowd {
public:
    DemoCrowd(boost::asio::io_context& context, const DemoOptions& options, Log log);
    ~DemoCrowd();
    DemoCrowd(const DemoCrowd&) = delete;
    DemoCrowd& operator=(const DemoCrowd&) = delete;

    /// Finds addresses and makes the nodes, all of them down. Fails with one sentence.
    [[nodiscard]] Expected<void, std::string> open();
    /// The node begins, and joins through the first one, or through another while that is away.
    [[nodiscard]] Expected<void, std::string> start(std::size_t at);
    /// Joins again where a join did not work.
    void retryJoin(std::size_t at);
    void killAll();

    [[nodiscard]] std::size_t size() const { return m_nodes.size(); }
    [[nodiscard]] DemoNode& node(std::size_t at) { return *m_nodes[at]; }
    [[nodiscard]] const DemoNode& node(std::size_t at) const { return *m_nodes[at]; }
    [[nodiscard]] std::optional<std::size_t> find(std::string_view name) const;
    /// One of those that fit, the first node only if no other does.
    [[nodiscard]] std::optional<std::size_t> any(const std::function<bool(std::size_t)>& fits);
    [[nodiscard]] const IpAddress& beside() const { return m_beside; } ///< See DemoDoors.
    [[nodiscard]] const IpAddress& desk() const { return m_desk; }     ///< The same.

    /// Nothing passes between the zone and the rest, strangers among the rest. But from the desk
    /// each node can be asked: who looks at a torn network from outside may reach both sides.
    void cut(const std::string& zone) { m_cuts.insert(zone); }
    void heal() { m_cuts.clear(); }
    [[nodiscard]] bool isCut(const std::string& zone) const { return m_cuts.contains(zone); }
    [[nodiscard]] std::vector<std::string> zones() const;
    void setSick(std::size_t at, bool sick);
    [[nodiscard]] bool isSick(std::size_t at) const { return m_sick.contains(at); }

    [[nodiscard]] bool allSeeAll() const;
    /// It holds every node for alive.
    [[nodiscard]] bool seesAll(std::size_t at) const;
    /// Every node that runs holds it for alive.
    [[nodiscard]] bool seenByAll(std::size_t at) const;
    /// More than half of the others that run hold it for failed.
    [[nodiscard]] bool failedAtMost(std::size_t at) const;
    [[nodiscard]] std::vector<DemoNodeRow> rows() const;

private:
    [[nodiscard]] bool passes(std::size_t at, AgentDriver::Way way, const Endpoint& peer) const;
    [[nodiscard]] Duration delay(std::size_t at, const Endpoint& peer) const;
    [[nodiscard]] std::vector<Endpoint> contactsOf(std::size_t at) const;

    DemoOptions m_options;
    DemoNode::World m_world;
    SeededRandom m_random;
    bool m_shared = false; ///< One address for all.
    IpAddress m_beside;
    std::vector<int> m_zoneRanks; ///< Of each node's zone among all.
    IpAddress m_desk;
    std::set<std::string> m_cuts;
    std::set<std::size_t> m_sick;
    std::map<Endpoint, std::size_t> m_byEndpoint;
    std::map<IpAddress, std::size_t> m_byAddress;     ///< Empty where they share one.
    std::vector<std::optional<AgentSockets>> m_doors; ///< Open from the start until used.
    std::vector<std::unique_ptr<DemoNode>> m_nodes;
};

} // namespace grapevine::net
