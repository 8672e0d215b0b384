#include "core/sim/world.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "core/sim/warm_body.h"

namespace grapevine::sim {

namespace {

// Virtual time does not begin at zero, for zero could mean "never" somewhere.
constexpr TimePoint kBegin{std::chrono::seconds{100}};
// As an operator's -retry-join does, only sooner.
constexpr Duration kRejoinAfter = std::chrono::seconds{5};
// A whole table after each input is cheap up to here.
constexpr std::size_t kSmallFleet = 64;

std::uint64_t seedOf(std::uint64_t seed, std::uint64_t part, std::uint64_t process)
{
    RunHash hash;
    for (const auto word : {seed, part, process})
        hash.add(word);
    return hash.value();
}

Duration lookEvery(const FleetOptions& options)
{
    if (options.lookEvery) return *options.lookEvery;
    return options.nodes <= kSmallFleet ? Duration::zero() : std::chrono::seconds{10};
}

std::optional<std::uint64_t> keyOf(const Endpoint& endpoint)
{
    if (!endpoint.address.isV4()) return std::nullopt;
    std::uint64_t key = endpoint.port;
    for (const auto byte : endpoint.address.bytes()) {
        key = key << 8U | std::to_integer<std::uint64_t>(byte);
    }
    return key;
}

} // namespace

World::World(FleetOptions options)
    : m_options(std::move(options))
    , m_log(m_options.seed)
    , m_network(seedOf(m_options.seed, ~0ULL, 0))
    , m_watch(m_log, m_names, lookEvery(m_options))
    , m_chance(seedOf(m_options.seed, ~0ULL, 1))
    , m_now(kBegin)
{
    m_network.setQuality(m_options.network);
}

Node World::addHost(std::string name, bool observer)
{
    const Node node{static_cast<std::uint32_t>(m_hosts.size())};
    auto& host = m_hosts.emplace_back();
    host.node = node;
    host.name = std::move(name);
    host.observer = observer;
    host.old = !observer && (m_options.ages == Ages::Old ||
                             (m_options.ages == Ages::Mixed && node.value() % 3 == 1));
    giveAddress(host);
    own(host);
    return node;
}

void World::own(Host& host)
{
    const auto member = m_names.intern(host.name);
    assert(member && "a fleet has fewer names than a table holds");
    host.member = *member;
    if (member->value() >= m_owners.size()) m_owners.resize(member->value() + 1);
    if (!m_owners[member->value()]) m_owners[member->value()] = host.node;
}

void World::start(Node node, const RestartOptions& options)
{
    auto& host = m_hosts[node.value()];
    assert(!host.up() && host.state != Host::State::Stopped && "it runs already");
    if (options.name) {
        host.name = *options.name;
        own(host);
    }
    if (options.moved) giveAddress(host);

    agent::AgentOptions agentOptions;
    agentOptions.name = host.name;
    agentOptions.advertise = host.address;
    agentOptions.tags = m_options.tags;
    agentOptions.timing = m_options.timing;
    agentOptions.timing.forgetsLeft = !host.old;
    agentOptions.serf = m_options.serf;
    agentOptions.compress = m_options.compress;
    agentOptions.serfProtocol = host.old ? 4 : 5;

    host.agent.reset();
    host.random =
        std::make_unique<SeededRandom>(seedOf(m_options.seed, node.value(), ++host.processes));
    host.agent =
        std::make_unique<agent::Agent>(std::move(agentOptions), policyOf(host),
                                       agent::AgentShared{m_names, m_records}, *host.random);
    host.state = Host::State::Up;
    host.buffer = {};
    host.busyUntil = {};
    host.armed.reset();
    host.clogged = false;
    host.unsent.clear();
    m_watch.handleStart(node, host.name, host.observer, "", m_options.timing.gossipToTheDeadTime);
    with(node, [&](agent::Agent& agent, TimePoint now) { agent.start(now, options.first); });
}

void World::join(Node node, std::optional<Node> via)
{
    auto& host = m_hosts[node.value()];
    if (!via) via = anyUpBut(node);
    if (!host.up() || !via) return;
    host.via = via;
    with(node, [&](agent::Agent& agent, TimePoint now) {
        const std::array where{m_hosts[via->value()].address};
        agent.join(now, where);
    });
}

void World::stop(Node node)
{
    auto& host = m_hosts[node.value()];
    if (!host.up()) return;
    host.state = Host::State::Stopped;
    host.everHurt = true;
}

void World::resume(Node node)
{
    auto& host = m_hosts[node.value()];
    if (host.state != Host::State::Stopped) return;
    host.state = Host::State::Up;
    auto waiting = host.buffer.takeAll();
    if (host.observer) {
        handleStall(host);
        return;
    }
    // A Go process has due timers and full sockets at once; which goroutine runs first is chance.
    const bool timersFirst = m_chance.below(2) == 0;
    if (timersFirst) fireTimer(host);
    for (auto& event : waiting) {
        if (host.up()) deliver(host, event);
    }
    if (!timersFirst && host.up()) fireTimer(host);
}

void World::clog(Node node)
{
    auto& host = m_hosts[node.value()];
    host.clogged = true;
    host.everHurt = true;
}

void World::unclog(Node node)
{
    auto& host = m_hosts[node.value()];
    if (!std::exchange(host.clogged, false) || !host.up()) return;
    auto unsent = std::exchange(host.unsent, {});
    for (auto& output : unsent)
        send(host, output);
    auto waiting = host.buffer.takeAll();
    for (auto& event : waiting) {
        if (host.up()) deliver(host, event);
    }
}

void World::crash(Node node)
{
    auto& host = m_hosts[node.value()];
    if (!host.up() && host.state != Host::State::Stopped) return;
    host.state = Host::State::Crashed;
    host.buffer = {};
    static_cast<void>(m_connections.breakAll(m_now, node));
}

void World::leave(Node node, Duration limit)
{
    with(node, [&](agent::Agent& agent, TimePoint now) { agent.leave(now, limit); });
}

void World::clockJump(Node node, Duration by)
{
    auto& host = m_hosts[node.value()];
    assert(by >= Duration::zero() && "the clock that agents are told never falls");
    host.clockAhead += by;
    if (!host.up()) return;
    // core/net takes a gap like this between two turns of its loop for a stall.
    const auto gap =
        std::max<Duration>(std::chrono::seconds{2}, 2 * m_options.timing.probeInterval);
    if (by > gap) {
        handleStall(host);
    } else {
        arm(host);
    }
}

void World::slow(Node node, Duration perInput)
{
    m_hosts[node.value()].perInput = perInput;
    m_hosts[node.value()].everHurt = true;
}

void World::handleStall(Host& host)
{
    const auto streams = m_connections.breakAll(m_now, host.node);
    if (host.observer) m_watch.handleForget(host.node);
    with(host.node, [&](agent::Agent& agent, TimePoint now) {
        agent.handleStall(now, host.observer);
        for (const auto stream : streams) {
            agent.handleStreamClosed(now, stream, agent::StreamEnd::Broken);
        }
    });
    if (!host.observer) return;
    const bool viaUp = host.via && m_hosts[host.via->value()].up();
    join(host.node, viaUp ? host.via : anyUpBut(host.node));
}

void World::warmUp()
{
    std::vector<const agent::Agent*> agents;
    for (auto& host : m_hosts)
        agents.push_back(host.agent.get());
    const auto body = warmBody(agents, m_now);
    m_memberPolicy.warming = true;
    for (auto& host : m_hosts) {
        auto& agent = *host.agent;
        const auto now = host.local(m_now);
        const auto stream = agent.handleStreamAccepted(now, warmSource());
        assert(stream && "a fresh agent has room for one stream");
        // What nobody sent was announced all the same: an observer may list it later.
        if (auto* observer = m_watch.observer(host.node)) {
            observer->handleStreamOpened(*stream, false);
            observer->handleStreamReceived(m_now, *stream, body);
            observer->handleStreamClosed(*stream);
        }
        agent.handleStreamBytes(now, *stream, body);
        agent.handleStreamClosed(now, *stream, agent::StreamEnd::Finished);
        static_cast<void>(agent.takeOutputs());
        const auto news = agent.takeNews();
        m_watch.handleInput(m_now, now, host.node, agent, news);
        host.via = anyUpBut(host.node);
        arm(host);
    }
    m_memberPolicy.warming = false;
}

void World::with(Node node, const std::function<void(agent::Agent&, TimePoint)>& input)
{
    auto& host = m_hosts[node.value()];
    if (!host.up()) return;
    input(*host.agent, host.local(m_now));
    settle(host);
}

void World::rejoinSoon(Host& host)
{
    if (!host.via || host.agent->memberlist().table().present() > 1) return;
    const auto process = host.processes;
    at(m_now + kRejoinAfter, [this, node = host.node, process] {
        const auto& again = m_hosts[node.value()];
        if (again.processes == process && again.agent->memberlist().table().present() <= 1) {
            join(node, std::nullopt);
        }
    });
}

std::optional<Node> World::nodeAt(const Endpoint& endpoint) const
{
    const auto key = keyOf(endpoint);
    if (!key) return std::nullopt;
    const auto at = m_addresses.find(*key);
    return at == m_addresses.end() ? std::nullopt : std::optional{at->second};
}

std::optional<Node> World::anyUpBut(Node node) const
{
    for (const auto& host : m_hosts) {
        if (host.up() && host.node != node) return host.node;
    }
    return std::nullopt;
}

const swim::Policy& World::policyOf(const Host& host) const
{
    if (m_options.policyOf) {
        if (const auto* other = m_options.policyOf(host.node)) return *other;
    }
    if (host.observer) return m_observerPolicy;
    return m_memberPolicy;
}

void World::giveAddress(Host& host)
{
    if (const auto old = keyOf(host.address)) m_addresses.erase(*old);
    const auto number = m_addressesGiven++;
    const std::array bytes{std::byte{10}, static_cast<std::byte>(number / 62'500),
                           static_cast<std::byte>(number / 250 % 250),
                           static_cast<std::byte>(1 + number % 250)};
    host.address = {*IpAddress::fromBytes(bytes), kGossipPort};
    m_addresses.insert_or_assign(*keyOf(host.address), host.node);
}

} // namespace grapevine::sim
