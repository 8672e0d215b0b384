#include "core/net/demo_chores.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace grapevine::net {

namespace {

using namespace std::chrono_literals;

/// A LAN's suspicion lasts at most some 35 s among 24 nodes.
constexpr Duration kFailsWithin = 60s;
constexpr Duration kReturnsWithin = 60s;
/// Alive for this long between two flaps, so that a person sees it.
constexpr Duration kBackFor = 3s;
constexpr Duration kLeavesWithin = 4s;
constexpr Duration kSeenWithin = 15s;
/// Gone for this long in a mass restart.
constexpr Duration kGoneFor = 2s;
constexpr Duration kRestartsWithin = 90s;
/// Started in one step; each of them dials the first node.
constexpr std::size_t kStartsPerStep = 4;

class Thaw final : public DemoChores::Chore {
public:
    Thaw(DemoCrowd& crowd, std::size_t node, TimePoint until)
        : m_crowd(crowd)
        , m_node(node)
        , m_until(until)
    {
    }
    bool step(TimePoint now) override
    {
        if (now < m_until) return false;
        auto& node = m_crowd.node(m_node);
        if (node.state() == DemoNode::State::Frozen) node.thaw();
        return true;
    }
    [[nodiscard]] std::optional<std::size_t> node() const override { return m_node; }

private:
    DemoCrowd& m_crowd;
    std::size_t m_node;
    TimePoint m_until;
};

class Flap final : public DemoChores::Chore {
public:
    Flap(DemoCrowd& crowd, std::size_t node, unsigned times)
        : m_crowd(crowd)
        , m_node(node)
        , m_left(times)
    {
    }
    bool step(TimePoint now) override
    {
        auto& node = m_crowd.node(m_node);
        if (node.state() == DemoNode::State::Frozen) {
            if (now < m_until && !m_crowd.failedAtMost(m_node)) return false;
            node.thaw();
            m_earliest = now + kBackFor;
            m_until = now + kReturnsWithin;
            return --m_left == 0;
        }
        if (!node.isRunning()) return true;
        if (now < m_earliest || (now < m_until && !m_crowd.seenByAll(m_node))) return false;
        node.freeze();
        m_until = now + kFailsWithin;
        return false;
    }
    [[nodiscard]] std::optional<std::size_t> node() const override { return m_node; }

private:
    DemoCrowd& m_crowd;
    std::size_t m_node;
    unsigned m_left;
    TimePoint m_earliest{};
    TimePoint m_until{};
};

class Deploy final : public DemoChores::Chore {
public:
    Deploy(DemoCrowd& crowd, const Log& log, std::string version)
        : m_crowd(crowd)
        , m_log(log)
        , m_version(std::move(version))
    {
    }
    bool step(TimePoint now) override
    {
        switch (m_phase) {
        case Phase::Next: return next(now);
        case Phase::Leaving: leaving(now); return false;
        case Phase::Coming:
            if (now >= m_until || m_crowd.seenByAll(m_at)) {
                ++m_at;
                m_phase = Phase::Next;
            }
            return false;
        }
        return true;
    }

private:
    enum class Phase : std::uint8_t { Next, Leaving, Coming };

    bool next(TimePoint now)
    {
        // What is down or frozen keeps its version, as with a real deploy.
        while (m_at < m_crowd.size() && !m_crowd.node(m_at).isRunning())
            ++m_at;
        if (m_at == m_crowd.size()) return true;
        m_crowd.node(m_at).leave(kLeavesWithin / 2);
        m_until = now + kLeavesWithin;
        m_phase = Phase::Leaving;
        return false;
    }

    void leaving(TimePoint now)
    {
        auto& node = m_crowd.node(m_at);
        if (node.state() == DemoNode::State::Leaving && now < m_until) return;
        node.setVersion(m_version);
        if (const auto started = m_crowd.start(m_at); !started) m_log.warning(started.error());
        m_until = now + kSeenWithin;
        m_phase = Phase::Coming;
    }

    DemoCrowd& m_crowd;
    const Log& m_log;
    std::string m_version;
    std::size_t m_at = 0;
    Phase m_phase = Phase::Next;
    TimePoint m_until{};
};

/// The first node stays: who joined through it still can.
class RestartAll final : public DemoChores::Chore {
public:
    RestartAll(DemoCrowd& crowd, const Log& log, TimePoint now)
        : m_crowd(crowd)
        , m_log(log)
        , m_earliest(now + kGoneFor)
        , m_until(now + kRestartsWithin)
    {
        for (std::size_t at = 1; at < crowd.size(); ++at) {
            if (crowd.node(at).state() == DemoNode::State::Left) continue;
            crowd.node(at).kill();
            m_waiting.push_back(at);
        }
    }
    bool step(TimePoint now) override
    {
        if (now < m_earliest) return false;
        for (std::size_t count = 0; count < kStartsPerStep && !m_waiting.empty(); ++count) {
            const auto at = m_waiting.back();
            m_waiting.pop_back();
            if (m_crowd.node(at).state() != DemoNode::State::Down) continue;
            if (const auto started = m_crowd.start(at); !started) m_log.warning(started.error());
        }
        if (!m_waiting.empty()) return false;
        return now >= m_until || m_crowd.allSeeAll();
    }

private:
    DemoCrowd& m_crowd;
    const Log& m_log;
    TimePoint m_earliest;
    TimePoint m_until;
    std::vector<std::size_t> m_waiting;
};

} // namespace

void DemoChores::thawAt(std::string command, std::size_t node, TimePoint until)
{
    m_running.push_back({std::move(command), std::make_unique<Thaw>(m_crowd, node, until)});
}

void DemoChores::flap(std::string command, std::size_t node, unsigned times)
{
    m_running.push_back({std::move(command), std::make_unique<Flap>(m_crowd, node, times)});
}

Expected<void, std::string> DemoChores::deploy(std::string command, std::string version)
{
    if (auto free = refuseIfBusy(); !free) return free;
    m_running.push_back(
        {std::move(command), std::make_unique<Deploy>(m_crowd, m_log, std::move(version))});
    return {};
}

Expected<void, std::string> DemoChores::restartAll(TimePoint now, std::string command)
{
    if (auto free = refuseIfBusy(); !free) return free;
    for (std::size_t at = 1; at < m_crowd.size(); ++at)
        forget(at);
    m_running.push_back({std::move(command), std::make_unique<RestartAll>(m_crowd, m_log, now)});
    return {};
}

std::vector<std::string> DemoChores::step(TimePoint now)
{
    std::vector<std::string> over;
    std::erase_if(m_running, [&](auto& running) {
        if (!running.chore->step(now)) return false;
        over.push_back(std::move(running.command));
        return true;
    });
    return over;
}

void DemoChores::forget(std::size_t node)
{
    std::erase_if(m_running, [&](const auto& running) { return running.chore->node() == node; });
}

Expected<void, std::string> DemoChores::refuseIfBusy() const
{
    for (const auto& running : m_running) {
        if (!running.chore->node())
            return failure("'" + running.command + "' is still under way: wait until it finished");
    }
    return {};
}

} // namespace grapevine::net
