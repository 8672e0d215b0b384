#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "core/agent/agent.h"
#include "core/agent/demo_cast.h"
#include "core/agent/member_policy.h"
#include "core/agent/observer_setup.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/base/random.h"
#include "core/net/agent_driver.h"
#include "core/net/agent_sockets.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// One node of the demo: a real member, with what can happen to it. On the context's thread.
///
/// ```
/// Down --start--> Running <--thaw/freeze--> Frozen
///   ^               |  \--leave--> Leaving --> Left --start--> Running
///   +----- kill ----+
/// ```
class DemoNode {
public:
    enum class State : std::uint8_t { Down, Running, Frozen, Leaving, Left };
    using Gate = std::function<bool(AgentDriver::Way, const Endpoint& peer)>;
    using Delay = std::function<Duration(const Endpoint& peer)>;

    /// What all nodes have in common; it outlives them.
    struct World {
        boost::asio::io_context& context;
        agent::AgentPools pools;
        agent::TimingPreset timing;
        Log log;
    };

    /// `gate` says what reaches the node, while it runs, and `delay` how much later.
    DemoNode(World& world, agent::DemoMember member, Endpoint address, Tags tags,
             std::uint64_t seed, Gate gate, Delay delay);

    /// Begins anew on its own address, with what it is told to be, and joins through `through`.
    [[nodiscard]] Expected<void, std::string> start(std::span<const Endpoint> through);
    /// As start, through a door that is open already.
    void startAt(AgentSockets door, std::span<const Endpoint> through);
    void freeze();
    void thaw();
    void kill();
    void leave(Duration limit);
    /// Joins again, after a join that did not work.
    void join(std::span<const Endpoint> through);
    /// A push/pull with the member, so that both know what the other knows.
    void exchangeWith(std::string_view name);
    /// Gone for good, e.g. because of a size: one sentence, and nothing is changed.
    [[nodiscard]] Expected<void, std::string> setTag(const std::string& key,
                                                     const std::string& value);
    /// Also said to queries; takes effect at the next start.
    void setVersion(const std::string& version);

    [[nodiscard]] const agent::DemoMember& member() const { return m_member; }
    [[nodiscard]] const Endpoint& address() const { return m_address; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isRunning() const { return m_state == State::Running; }
    /// Its first join worked, or it was told to join nobody.
    [[nodiscard]] bool joined() const { return m_joined; }
    /// The last join did not work and no other is under way.
    [[nodiscard]] bool joinFailed() const { return m_joinFailed; }
    /// What it holds the named member for; nothing while it is not there to say.
    [[nodiscard]] bool seesAlive(std::string_view name) const;
    [[nodiscard]] bool seesFailed(std::string_view name) const;
    /// Members that it holds for alive, itself and strangers included.
    [[nodiscard]] std::size_t aliveSeen() const;

private:
    void handleNews(const Moment& at, std::span<const agent::AgentNews> news);
    void answer(const Moment& at, const agent::AgentNews& news);

    World& m_world;
    agent::DemoMember m_member;
    Endpoint m_address;
    Tags m_tags;
    agent::MemberPolicy m_policy;
    SeededRandom m_random; ///< No key is in use, so no nonce comes from it.
    Gate m_gate;
    Delay m_delay;
    State m_state = State::Down;
    bool m_joined = false;
    bool m_joinFailed = false;
    bool m_startedBefore = false;
    TimePoint m_upSince{};
    std::unique_ptr<AgentDriver> m_driver; ///< Last: goes before what its agent borrows.
};

/// `running`, `frozen`, `leaving`, `left`, `down`.
[[nodiscard]] std::string_view word(DemoNode::State state);

} // namespace grapevine::net
