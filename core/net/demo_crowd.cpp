#include "core/net/demo_crowd.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

#include "core/net/demo_addresses.h"

namespace grapevine::net {

DemoCrowd::DemoCrowd(boost::asio::io_context& context, const DemoOptions& options, Log log)
    : m_options(options)
    , m_world{context, {}, options.timing, std::move(log)}
    , m_random(options.seed)
{
}

DemoCrowd::~DemoCrowd() = default;

Expected<void, std::string> DemoCrowd::open()
{
    auto cast = agent::castDemo({m_options.nodes, m_options.seed});
    auto doors = openDemoDoors(m_world.context, cast.size(), m_options.bind);
    if (!doors) return failure(std::move(doors.error()));
    m_shared = doors->shared;
    m_beside = doors->beside;
    m_desk = doors->desk;
    for (std::size_t at = 0; at < cast.size(); ++at) {
        auto& door = doors->sockets[at];
        const auto address = door.bound;
        m_byEndpoint.emplace(address, at);
        if (!m_shared) m_byAddress.emplace(address.address, at);
        auto tags = agent::demoTags(cast[at], address.address,
                                    static_cast<std::uint16_t>(m_shared ? at : 0));
        m_nodes.push_back(std::make_unique<DemoNode>(
            m_world, std::move(cast[at]), address, std::move(tags), m_random.next(),
            [this, at](AgentDriver::Way way, const Endpoint& peer) {
                return passes(at, way, peer);
            },
            [this, at](const Endpoint& peer) { return delay(at, peer); }));
        m_doors.emplace_back(std::move(door));
    }
    const auto all = zones();
    for (const auto& node : m_nodes) {
        const auto found = std::find(all.begin(), all.end(), node->member().zone);
        m_zoneRanks.push_back(static_cast<int>(found - all.begin()));
    }
    return {};
}

Expected<void, std::string> DemoCrowd::start(std::size_t at)
{
    m_sick.erase(at);
    const auto contacts = contactsOf(at);
    if (m_doors[at]) {
        m_nodes[at]->startAt(std::move(*std::exchange(m_doors[at], std::nullopt)), contacts);
        return {};
    }
    return m_nodes[at]->start(contacts);
}

void DemoCrowd::retryJoin(std::size_t at)
{
    const auto contacts = contactsOf(at);
    if (!contacts.empty()) m_nodes[at]->join(contacts);
}

void DemoCrowd::killAll()
{
    for (auto& node : m_nodes)
        node->kill();
}

std::optional<std::size_t> DemoCrowd::find(std::string_view name) const
{
    for (std::size_t at = 0; at < m_nodes.size(); ++at)
        if (m_nodes[at]->member().name == name) return at;
    return std::nullopt;
}

std::optional<std::size_t> DemoCrowd::any(const std::function<bool(std::size_t)>& fits)
{
    std::vector<std::size_t> fitting;
    for (std::size_t at = 1; at < m_nodes.size(); ++at)
        if (fits(at)) fitting.push_back(at);
    if (!fitting.empty()) return fitting[m_random.below(fitting.size())];
    return !m_nodes.empty() && fits(0) ? std::optional<std::size_t>{0} : std::nullopt;
}

std::vector<std::string> DemoCrowd::zones() const
{
    std::set<std::string> out;
    for (const auto& node : m_nodes)
        out.insert(node->member().zone);
    return {out.begin(), out.end()};
}

void DemoCrowd::setSick(std::size_t at, bool sick)
{
    if (sick) {
        m_sick.insert(at);
    } else {
        m_sick.erase(at);
    }
}

bool DemoCrowd::passes(std::size_t at, AgentDriver::Way way, const Endpoint& peer) const
{
    // The sick one still takes connections, so that the others do not fail it in their turn.
    const bool accepted = way == AgentDriver::Way::StreamIn;
    if (!accepted && m_sick.contains(at)) return false;
    if (m_cuts.empty()) return true;
    std::optional<std::size_t> who;
    if (!accepted) {
        if (const auto known = m_byEndpoint.find(peer); known != m_byEndpoint.end())
            who = known->second;
    } else if (peer.address == m_desk) {
        return true;
    } else if (m_shared) {
        return true; // Whose port that is cannot be told; who dials holds itself to the cut.
    } else if (const auto known = m_byAddress.find(peer.address); known != m_byAddress.end()) {
        who = known->second;
    }
    const auto& here = m_nodes[at]->member().zone;
    return std::all_of(m_cuts.begin(), m_cuts.end(), [&](const auto& zone) {
        return (here == zone) == (who && m_nodes[*who]->member().zone == zone);
    });
}

Duration DemoCrowd::delay(std::size_t at, const Endpoint& peer) const
{
    // Zones are as far apart as cities, 24, 30 and 42 ms there and back, so that a busy computer's
    // own delays do not hide it. Who is no node stands beside the first, and his own side takes no
    // time: there and back is on this way alone.
    const auto known = m_byEndpoint.find(peer);
    const int here = m_zoneRanks[at];
    const int there = m_zoneRanks[known == m_byEndpoint.end() ? 0 : known->second];
    if (here == there) return {};
    const auto [near, far] = std::minmax({here, there});
    const Duration way = std::chrono::milliseconds{9 * (far - near) + 3 * (near + 1)};
    return known == m_byEndpoint.end() ? 2 * way : way;
}

std::vector<Endpoint> DemoCrowd::contactsOf(std::size_t at) const
{
    for (std::size_t other = 0; other < m_nodes.size(); ++other) {
        const auto& node = *m_nodes[other];
        if (other == at || !node.isRunning() || !node.joined() || isSick(other)) continue;
        if (passes(at, AgentDriver::Way::StreamOut, node.address())) return {node.address()};
    }
    return {};
}

bool DemoCrowd::allSeeAll() const
{
    // Cheap first: counts that can also hold strangers.
    for (const auto& node : m_nodes)
        if (node->aliveSeen() < m_nodes.size()) return false;
    for (std::size_t at = 0; at < m_nodes.size(); ++at)
        if (!seenByAll(at)) return false;
    return true;
}

bool DemoCrowd::seesAll(std::size_t at) const
{
    return std::all_of(m_nodes.begin(), m_nodes.end(), [&](const auto& node) {
        return m_nodes[at]->seesAlive(node->member().name);
    });
}

bool DemoCrowd::seenByAll(std::size_t at) const
{
    const auto& name = m_nodes[at]->member().name;
    return std::all_of(m_nodes.begin(), m_nodes.end(), [&](const auto& node) {
        return !node->isRunning() || node->seesAlive(name);
    });
}

bool DemoCrowd::failedAtMost(std::size_t at) const
{
    const auto& name = m_nodes[at]->member().name;
    std::size_t others = 0;
    std::size_t failed = 0;
    for (std::size_t other = 0; other < m_nodes.size(); ++other) {
        if (other == at || !m_nodes[other]->isRunning()) continue;
        ++others;
        if (m_nodes[other]->seesFailed(name)) ++failed;
    }
    return failed * 2 > others;
}

std::vector<DemoNodeRow> DemoCrowd::rows() const
{
    std::vector<DemoNodeRow> out;
    out.reserve(m_nodes.size());
    for (std::size_t at = 0; at < m_nodes.size(); ++at) {
        const auto& node = *m_nodes[at];
        const auto state = node.isRunning() && isSick(at) ? "sick" : word(node.state());
        out.push_back({node.member().name, node.address(), node.member().zone,
                       node.member().version, std::string{state}, node.aliveSeen()});
    }
    return out;
}

} // namespace grapevine::net
