#include "core/sim/fleet.h"

#include <algorithm>
#include <cassert>
#include <fmt/core.h>
#include <utility>

#include "core/sim/agreement_checker.h"
#include "core/sim/world.h"

namespace grapevine::sim {

namespace {

constexpr Duration kLookEvery = std::chrono::milliseconds{50};
// Nodes of a cold start begin one after the other.
constexpr Duration kStartEvery = std::chrono::milliseconds{20};

link::MemberStatus statusOf(const agent::Agent& agent, MemberId member)
{
    const auto* known = agent.serf().find(member);
    return known == nullptr ? link::MemberStatus::None
                            : static_cast<link::MemberStatus>(known->status);
}

const char* truth(Host::State state)
{
    switch (state) {
    case Host::State::Absent: return "absent";
    case Host::State::Up: return "up";
    case Host::State::Stopped: return "stopped";
    case Host::State::Crashed: return "crashed";
    case Host::State::Left: return "gone by a leave";
    }
    return "in no known state";
}

bool matches(link::MemberStatus status, Host::State state)
{
    using link::MemberStatus;
    switch (state) {
    case Host::State::Absent: return false;
    case Host::State::Up: return status == MemberStatus::Alive;
    case Host::State::Stopped:
    case Host::State::Crashed:
        return status != MemberStatus::Alive && status != MemberStatus::Leaving;
    case Host::State::Left: return status == MemberStatus::Left || status == MemberStatus::None;
    }
    return false;
}

} // namespace

struct Fleet::Parts {
    explicit Parts(FleetOptions options)
        : world(std::move(options))
    {
    }

    World world;
    AgreementChecker agreement{world.log()};
    Split split;
};

Fleet::Fleet(FleetOptions options)
    : m_parts(std::make_unique<Parts>(std::move(options)))
{
    const auto& kept = m_parts->world.options();
    for (std::size_t i = 0; i < kept.nodes; ++i) {
        m_parts->world.addHost(fmt::format("node{:05}", i), i + kept.observers >= kept.nodes);
    }
}

Fleet Fleet::joining(FleetOptions options)
{
    Fleet fleet{std::move(options)};
    auto* world = &fleet.m_parts->world;
    for (const auto node : fleet.all()) {
        const auto begin = [world, node] {
            world->start(node, {.first = world->options().first});
            if (node != Node{0}) world->join(node, Node{0});
        };
        world->at(world->now() + node.value() * kStartEvery, begin);
    }
    return fleet;
}

Fleet Fleet::converged(FleetOptions options)
{
    Fleet fleet{std::move(options)};
    for (const auto node : fleet.all())
        fleet.m_parts->world.start(node, {.first = fleet.m_parts->world.options().first});
    fleet.m_parts->world.warmUp();
    return fleet;
}

Fleet::~Fleet() = default;
Fleet::Fleet(Fleet&&) noexcept = default;
Fleet& Fleet::operator=(Fleet&&) noexcept = default;

TimePoint Fleet::time() const
{
    return m_parts->world.now();
}

void Fleet::runFor(Duration time)
{
    static_cast<void>(runUntil([](const Fleet&) { return false; }, time));
}

bool Fleet::runUntil(const Claim& claim, Duration limit)
{
    auto& world = m_parts->world;
    auto& agreement = m_parts->agreement;
    const auto end = world.now() + limit;
    for (;;) {
        if (agreement.due()) agreement.handleVerdict(world.now(), disagreement());
        if (!world.log().empty()) return false;
        if (claim(*this)) return true;
        if (world.now() >= end) return false;
        world.run(std::min(end, world.now() + kLookEvery));
    }
}

void Fleet::after(Duration time, std::function<void()> script)
{
    m_parts->world.at(m_parts->world.now() + time, std::move(script));
}

void Fleet::partition(Split split)
{
    m_parts->split = split;
    isolate({leftHalf(), rightHalf()});
}

void Fleet::isolate(const std::vector<Nodes>& islands)
{
    m_parts->agreement.disarm();
    m_parts->world.network().split(islands);
}

void Fleet::cut(Node from, Node to)
{
    m_parts->agreement.disarm();
    m_parts->world.network().cut(from, to);
}

void Fleet::star(Node hub)
{
    for (const auto from : all()) {
        for (const auto to : all()) {
            if (from != to && from != hub && to != hub) cut(from, to);
        }
    }
}

void Fleet::heal()
{
    m_parts->world.network().heal();
}

void Fleet::setNetwork(const LinkQuality& quality)
{
    m_parts->world.network().setQuality(quality);
}

NetworkModel& Fleet::network()
{
    return m_parts->world.network();
}

void Fleet::stop(Node node)
{
    m_parts->world.stop(node);
}

void Fleet::resume(Node node)
{
    m_parts->world.resume(node);
}

void Fleet::clog(Node node)
{
    m_parts->world.clog(node);
}

void Fleet::unclog(Node node)
{
    m_parts->world.unclog(node);
}

void Fleet::crash(Node node)
{
    m_parts->world.crash(node);
}

void Fleet::restart(Node node, const RestartOptions& options)
{
    m_parts->world.start(node, options);
    if (!options.alone) m_parts->world.join(node, options.via);
}

void Fleet::leave(Node node, Duration limit)
{
    m_parts->world.leave(node, limit);
}

void Fleet::clockJump(Node node, Duration by)
{
    m_parts->world.clockJump(node, by);
}

void Fleet::slow(Node node, Duration perInput)
{
    m_parts->world.slow(node, perInput);
}

Node Fleet::add(const AddOptions& options)
{
    auto& world = m_parts->world;
    const auto node =
        world.addHost(options.name.value_or(fmt::format("node{:05}", size())), options.observer);
    world.start(node, {});
    world.join(node, options.via);
    return node;
}

void Fleet::ask(Node node, const std::function<void(agent::Agent&, TimePoint)>& input)
{
    if (auto* checker = m_parts->world.watch().observer(node)) checker->handleAsked();
    m_parts->world.with(node, input);
}

void Fleet::with(Node node, const std::function<void(agent::Agent&, TimePoint)>& input)
{
    m_parts->world.with(node, input);
}

std::size_t Fleet::size() const
{
    return m_parts->world.hosts().size();
}

Nodes Fleet::all() const
{
    Nodes nodes;
    for (const auto& host : m_parts->world.hosts())
        nodes.push_back(host.node);
    return nodes;
}

Nodes Fleet::leftHalf() const
{
    auto nodes = all();
    nodes.resize(std::min(nodes.size(), m_parts->split.left));
    return nodes;
}

Nodes Fleet::rightHalf() const
{
    const auto nodes = all();
    const auto left = std::min(nodes.size(), m_parts->split.left);
    return {nodes.begin() + static_cast<std::ptrdiff_t>(left), nodes.end()};
}

bool Fleet::up(Node node) const
{
    return m_parts->world.host(node).up();
}

bool Fleet::observes(Node node) const
{
    return m_parts->world.host(node).observer;
}

const agent::Agent& Fleet::agent(Node node) const
{
    const auto& host = m_parts->world.host(node);
    assert(host.agent && "it has not begun yet");
    return *host.agent;
}

const std::string& Fleet::name(Node node) const
{
    return m_parts->world.host(node).name;
}

link::MemberStatus Fleet::status(Node watcher, Node subject) const
{
    return statusOf(agent(watcher), m_parts->world.host(subject).member);
}

std::string Fleet::disagreement() const
{
    const auto& hosts = m_parts->world.hosts();
    for (const auto& subject : hosts) {
        if (subject.state == Host::State::Absent) return subject.name + " has not begun yet";
        if (!m_parts->world.ownsItsName(subject)) continue;
        for (const auto& watcher : hosts) {
            if (!watcher.up() || !m_parts->world.ownsItsName(watcher)) continue;
            const auto status = statusOf(*watcher.agent, subject.member);
            if (matches(status, subject.state)) continue;
            return fmt::format("{} holds {} for {}, who is {}", watcher.name, subject.name,
                               link::word(status), truth(subject.state));
        }
    }
    return {};
}

void Fleet::expectAgreement(Duration within)
{
    m_parts->agreement.arm(m_parts->world.now(), within);
}

std::optional<Duration> Fleet::agreementTook() const
{
    return m_parts->agreement.took();
}

const std::vector<Violation>& Fleet::violations() const
{
    return m_parts->world.log().violations();
}

std::string Fleet::report() const
{
    return m_parts->world.log().text();
}

std::uint64_t Fleet::hash() const
{
    return m_parts->world.hash();
}

const Traffic& Fleet::traffic() const
{
    return m_parts->world.traffic();
}

std::uint64_t Fleet::falseFailures() const
{
    return m_parts->world.falseFailures();
}

void Fleet::setTap(NewsTap tap)
{
    m_parts->world.setTap(std::move(tap));
}

} // namespace grapevine::sim
