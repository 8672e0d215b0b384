#include "core/net/demo_node.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <fmt/format.h>
#include <utility>
#include <variant>

#include "core/agent/demo_answers.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"
#include "core/wire/limits.h"
#include "core/wire/serf_messages.h"

namespace grapevine::net {

namespace {

auto statusOf(const agent::Agent& agent, std::string_view name)
{
    const auto id = agent.names().find(name);
    const auto* member = id ? agent.serf().find(*id) : nullptr;
    return member == nullptr ? serf::Status::None : member->status;
}

} // namespace

DemoNode::DemoNode(World& world, agent::DemoMember member, Endpoint address, Tags tags,
                   std::uint64_t seed, Gate gate, Delay delay)
    : m_world(world)
    , m_member(std::move(member))
    , m_address(std::move(address))
    , m_tags(std::move(tags))
    , m_random(seed)
    , m_gate(std::move(gate))
    , m_delay(std::move(delay))
{
}

Expected<void, std::string> DemoNode::start(std::span<const Endpoint> through)
{
    m_driver.reset();
    auto door = AgentSockets::open(m_world.context, m_address.address, m_address.port);
    if (!door) return failure(std::move(door.error()));
    startAt(std::move(*door), through);
    return {};
}

void DemoNode::startAt(AgentSockets door, std::span<const Endpoint> through)
{
    auto options = agent::optionsFor(m_world.timing);
    options.name = m_member.name;
    options.advertise = m_address;
    options.tags = m_tags;
    auto agent = std::make_unique<agent::Agent>(std::move(options), m_policy,
                                                m_world.pools.shared(), m_random);
    AgentDriver::Hooks hooks;
    hooks.onNews = [this](const Moment& at, std::span<const agent::AgentNews> news) {
        handleNews(at, news);
    };
    m_driver = std::make_unique<AgentDriver>(m_world.context, std::move(door), std::move(agent),
                                             std::move(hooks));
    m_driver->setGate(m_gate);
    m_driver->setDelay(m_delay);
    m_state = State::Running;
    m_joined = through.empty();
    m_joinFailed = false;
    m_upSince = bootNow();
    if (!std::exchange(m_startedBefore, true)) m_upSince -= agent::demoUptimeBefore(m_member.name);
    m_driver->act([](agent::Agent& to, TimePoint now) { to.start(now); });
    if (!through.empty()) join(through);
}

void DemoNode::freeze()
{
    m_driver->freeze();
    m_state = State::Frozen;
}

void DemoNode::thaw()
{
    m_state = State::Running;
    m_driver->thaw();
}

void DemoNode::kill()
{
    m_driver.reset();
    m_state = State::Down;
}

void DemoNode::leave(Duration limit)
{
    m_state = State::Leaving;
    m_driver->act([limit](agent::Agent& to, TimePoint now) { to.leave(now, limit); });
}

void DemoNode::join(std::span<const Endpoint> through)
{
    m_joinFailed = false;
    m_driver->act([through](agent::Agent& to, TimePoint now) { to.join(now, through); });
}

void DemoNode::exchangeWith(std::string_view name)
{
    m_driver->act([name](agent::Agent& to, TimePoint now) {
        if (const auto id = to.names().find(name)) to.exchangeNow(now, *id);
    });
}

Expected<void, std::string> DemoNode::setTag(const std::string& key, const std::string& value)
{
    auto tags = m_tags;
    agent::putTag(tags, key, value);
    Bytes meta;
    wire::encodeTags(meta, tags);
    if (meta.size() > wire::kMetaLargest) {
        return failure(fmt::format("the tags of {} would take {} bytes and have room for {}: "
                                   "choose a shorter value",
                                   m_member.name, meta.size(), wire::kMetaLargest));
    }
    m_tags = std::move(tags);
    if (key == "version") m_member.version = value;
    if (isRunning())
        m_driver->act([this](agent::Agent& to, TimePoint now) { to.setTags(now, m_tags); });
    return {};
}

void DemoNode::setVersion(const std::string& version)
{
    m_member.version = version;
    agent::putTag(m_tags, "version", version);
}

bool DemoNode::seesAlive(std::string_view name) const
{
    return m_driver && statusOf(m_driver->agent(), name) == serf::Status::Alive;
}

bool DemoNode::seesFailed(std::string_view name) const
{
    return m_driver && statusOf(m_driver->agent(), name) == serf::Status::Failed;
}

std::size_t DemoNode::aliveSeen() const
{
    if (!m_driver) return 0;
    const auto all = m_driver->agent().serf().all();
    return static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [](const auto& member) {
        return member.status == serf::Status::Alive;
    }));
}

void DemoNode::handleNews(const Moment& at, std::span<const agent::AgentNews> news)
{
    for (const auto& one : news) {
        if (const auto* outcome = std::get_if<agent::JoinOutcome>(&one)) {
            m_joined = m_joined || outcome->joined;
            m_joinFailed = !m_joined;
        } else if (std::holds_alternative<agent::LeaveDone>(one)) {
            m_state = State::Left;
        } else {
            answer(at, one);
        }
    }
    // Nobody answers at an address that was left. The hook that we are in may end its driver.
    if (m_state == State::Left) m_driver.reset();
}

void DemoNode::answer(const Moment& at, const agent::AgentNews& news)
{
    if (const auto* event = std::get_if<serf::UserEventSeen>(&news)) {
        if (event->name == agent::kDemoLoggedEvent) {
            const std::string_view payload{reinterpret_cast<const char*>(event->payload.data()),
                                           event->payload.size()};
            m_world.log.info(fmt::format("{}: event {}: {}", m_member.name, event->name,
                                         plainText(payload, 200)));
        }
        return;
    }
    const auto* query = std::get_if<serf::QuerySeen>(&news);
    if (query == nullptr) return;
    const auto text = agent::demoAnswer(query->name, m_member, at.boot - m_upSince);
    if (!text) return;
    m_driver->act([&](agent::Agent& to, TimePoint now) {
        const auto done = to.respond(now, *query, std::as_bytes(std::span{*text}));
        if (!done) m_world.log.warning(fmt::format("{}: {}", m_member.name, done.error()));
    });
}

std::string_view word(DemoNode::State state)
{
    switch (state) {
    case DemoNode::State::Down: return "down";
    case DemoNode::State::Running: return "running";
    case DemoNode::State::Frozen: return "frozen";
    case DemoNode::State::Leaving: return "leaving";
    case DemoNode::State::Left: return "left";
    }
    return "down";
}

} // namespace grapevine::net
