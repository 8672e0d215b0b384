#pragma once

#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/agent/member_policy.h"
#include "core/agent/observer_setup.h"
#include "core/agent/picture.h"
#include "core/base/random.h"
#include "core/net/agent_driver.h"
#include "core/net/agent_sockets.h"
#include "core/net/gossip_thread.h"

namespace grapevine::test {

/// A full member on a loopback address, which probes, accuses and lists everybody. Belongs to its
/// context's thread.
class DrivenMember {
public:
    DrivenMember(boost::asio::io_context& context, std::string name, crypto::Keyring keyring = {})
    {
        auto sockets =
            net::AgentSockets::open(context, *IpAddress::fromText("127.0.0.1"), std::uint16_t{0});
        auto options = agent::optionsFor(agent::TimingPreset::Local);
        options.name = std::move(name);
        options.advertise = sockets->bound;
        options.keyring = std::move(keyring);
        auto agent = std::make_unique<agent::Agent>(std::move(options), m_policy, m_pools.shared(),
                                                    m_random);
        net::AgentDriver::Hooks hooks;
        hooks.onNews = [this](const Moment&, std::span<const agent::AgentNews> news) {
            for (const auto& item : news) {
                if (std::holds_alternative<agent::LeaveDone>(item)) m_left = true;
                if (onNews) onNews(item);
            }
        };
        hooks.onStall = [this](const Moment&, Duration gap) { m_stalls.push_back(gap); };
        m_driver = std::make_unique<net::AgentDriver>(context, std::move(*sockets),
                                                      std::move(agent), std::move(hooks));
        m_driver->act([](agent::Agent& to, TimePoint now) { to.start(now); });
    }

    void join(const Endpoint& where)
    {
        m_driver->act([&](agent::Agent& to, TimePoint now) { to.join(now, std::array{where}); });
    }
    void leave()
    {
        m_driver->act([](agent::Agent& to, TimePoint now) { to.leave(now); });
    }
    [[nodiscard]] Expected<void, std::string> respond(const serf::QuerySeen& query,
                                                      const Bytes& payload)
    {
        Expected<void, std::string> done;
        m_driver->act(
            [&](agent::Agent& to, TimePoint now) { done = to.respond(now, query, payload); });
        return done;
    }
    void sendEvent(std::string_view name, std::string_view payload)
    {
        m_driver->act([&](agent::Agent& to, TimePoint now) {
            static_cast<void>(to.sendEvent(now, name, asBytes(payload), true));
        });
    }
    void ask(const serf::QueryWish& wish)
    {
        m_driver->act(
            [&](agent::Agent& to, TimePoint now) { static_cast<void>(to.ask(now, wish)); });
    }
    void stop() { m_driver.reset(); }

    [[nodiscard]] const net::AgentDriver& driver() const { return *m_driver; }
    [[nodiscard]] Endpoint where() const { return m_driver->bound(); }
    [[nodiscard]] bool left() const { return m_left; }
    [[nodiscard]] const std::vector<Duration>& stalls() const { return m_stalls; }
    [[nodiscard]] std::vector<std::string> others() const
    {
        std::vector<std::string> out;
        for (const auto& other : agent::othersPresent(m_driver->agent()))
            out.push_back(other.name);
        return out;
    }

    std::function<void(const agent::AgentNews&)> onNews;

private:
    agent::MemberPolicy m_policy;
    agent::AgentPools m_pools;
    SeededRandom m_random{11};
    std::unique_ptr<net::AgentDriver> m_driver;
    std::vector<Duration> m_stalls;
    bool m_left = false;
};

/// The same on a gossip thread, asked from the test's own.
class ThreadedMember {
public:
    ThreadedMember(net::GossipThread& thread, std::string name, crypto::Keyring keyring = {})
        : m_context(thread.context())
    {
        on([&] {
            m_member =
                std::make_unique<DrivenMember>(m_context, std::move(name), std::move(keyring));
            m_where = m_member->where();
        });
    }
    ~ThreadedMember()
    {
        on([&] { m_member.reset(); });
    }
    ThreadedMember(const ThreadedMember&) = delete;
    ThreadedMember& operator=(const ThreadedMember&) = delete;

    [[nodiscard]] HostPort where() const { return {m_where.address.text(), m_where.port}; }
    [[nodiscard]] const Endpoint& endpoint() const { return m_where; }
    [[nodiscard]] std::vector<std::string> others()
    {
        std::vector<std::string> out;
        on([&] { out = m_member->others(); });
        return out;
    }
    void join(const Endpoint& where)
    {
        on([&] { m_member->join(where); });
    }
    /// Runs on the member's thread and waits for it.
    void on(const std::function<void()>& work)
    {
        std::promise<void> done;
        boost::asio::post(m_context, [&] {
            work();
            done.set_value();
        });
        done.get_future().wait();
    }
    [[nodiscard]] DrivenMember& member() { return *m_member; }

private:
    boost::asio::io_context& m_context;
    std::unique_ptr<DrivenMember> m_member;
    Endpoint m_where;
};

} // namespace grapevine::test
