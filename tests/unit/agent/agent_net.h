#pragma once

#include <algorithm>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/member_policy.h"
#include "core/agent/observer_policy.h"

namespace grapevine::test {

/// A few agents on a wire without delay or loss, in virtual time: enough to see two of them talk.
/// Whole fleets with faults are core/sim's.
class AgentNet {
public:
    struct Host {
        std::unique_ptr<SeededRandom> random;
        std::unique_ptr<agent::Agent> agent;
        std::vector<agent::AgentNews> news;
        bool down = false;
    };

    agent::Agent& add(const std::string& name, bool observer = false,
                      const crypto::Keyring& ring = {}, Tags tags = {},
                      agent::AgentOptions options = {})
    {
        options.name = name;
        options.advertise = m_free.value_or(
            Endpoint{*IpAddress::fromText("10.0.0." + std::to_string(m_hosts.size() + 1)), 7946});
        m_free.reset();
        options.tags = std::move(tags);
        options.keyring = ring;
        auto& host = m_hosts[options.advertise];
        host.random = std::make_unique<SeededRandom>(m_hosts.size());
        const swim::Policy& policy =
            observer ? static_cast<const swim::Policy&>(m_observer) : m_member;
        host.agent = std::make_unique<agent::Agent>(
            std::move(options), policy, agent::AgentShared{m_names, m_records}, *host.random);
        host.agent->start(m_now);
        drain();
        return *host.agent;
    }

    void join(agent::Agent& who, const agent::Agent& via)
    {
        const Endpoint to = via.options().advertise;
        who.join(m_now, {&to, 1});
        drain();
    }

    /// Members `a`, `b` and `c`; the others have just joined `a`.
    struct Trio {
        agent::Agent& a;
        agent::Agent& b;
        agent::Agent& c;
    };
    Trio addTrio(const crypto::Keyring& ring = {})
    {
        const Trio out{add("a", false, ring), add("b", false, ring), add("c", false, ring)};
        join(out.b, out.a);
        join(out.c, out.a);
        return out;
    }

    void leave(agent::Agent& who)
    {
        who.leave(m_now);
        drain();
    }

    /// Its process is gone; the address may be used again.
    void remove(const agent::Agent& who)
    {
        const auto where = who.options().advertise;
        m_free = where;
        m_hosts.erase(where);
    }

    /// It answers no more and its time stands still.
    void stop(const agent::Agent& who) { hostOf(who).down = true; }

    /// What is being dialled right now ends broken.
    void dropStreams()
    {
        for (auto& [where, host] : m_hosts) {
            for (const auto& output : host.agent->takeOutputs()) {
                if (const auto* open = std::get_if<agent::OpenStream>(&output))
                    host.agent->handleStreamClosed(m_now, open->stream, agent::StreamEnd::Broken);
            }
        }
    }

    void resume(const agent::Agent& who) { hostOf(who).down = false; }

    void run(Duration duration)
    {
        const auto end = m_now + duration;
        drain();
        for (;;) {
            auto next = end;
            for (auto& [where, host] : m_hosts) {
                if (host.down) continue;
                if (const auto due = host.agent->nextTimeout()) next = std::min(next, *due);
            }
            if (next >= end) break;
            m_now = std::max(m_now, next);
            for (auto& [where, host] : m_hosts) {
                const auto due = host.agent->nextTimeout();
                if (!host.down && due && *due <= m_now) host.agent->handleTimeout(m_now);
            }
            drain();
        }
        m_now = end;
    }

    /// All news of one kind since the last call for that agent.
    template<class News> std::vector<News> news(const agent::Agent& who)
    {
        auto& kept = hostOf(who).news;
        std::vector<News> out;
        for (const auto& item : kept) {
            if (const auto* found = std::get_if<News>(&item)) out.push_back(*found);
        }
        std::erase_if(kept, [](const auto& item) { return std::holds_alternative<News>(item); });
        return out;
    }
    std::vector<agent::AgentNews> takeNews(const agent::Agent& who)
    {
        return std::exchange(hostOf(who).news, {});
    }

    [[nodiscard]] serf::Status status(const agent::Agent& at, const std::string& of) const
    {
        const auto id = m_names.find(of);
        const auto* member = id ? at.serf().find(*id) : nullptr;
        return member == nullptr ? serf::Status::None : member->status;
    }
    [[nodiscard]] std::uint64_t datagramsTo(const agent::Agent& who) const
    {
        const auto at = m_datagrams.find(who.options().advertise);
        return at == m_datagrams.end() ? 0 : at->second;
    }
    /// Called with every datagram on its way.
    using Tap = std::function<void(const Endpoint& from, const Endpoint& to, ByteView bytes)>;
    void setTap(Tap tap) { m_tap = std::move(tap); }
    /// A datagram out of nowhere.
    void inject(agent::Agent& to, const Endpoint& from, ByteView bytes)
    {
        to.handleDatagram(m_now, from, bytes);
        drain();
    }
    [[nodiscard]] TimePoint now() const { return m_now; }
    [[nodiscard]] Moment moment() const
    {
        return {m_now, WallTime{m_now.time_since_epoch().count() / 1'000'000}};
    }
    [[nodiscard]] const NameTable& names() const { return m_names; }

private:
    struct Pipe {
        Endpoint dialler;
        StreamId diallerSide;
        Endpoint server;
        StreamId serverSide;
        bool refused = false;
    };

    Host& hostOf(const agent::Agent& who) { return m_hosts.at(who.options().advertise); }

    void drain()
    {
        for (bool busy = true; busy;) {
            busy = false;
            for (auto& [where, host] : m_hosts) {
                for (auto& output : host.agent->takeOutputs()) {
                    busy = true;
                    if (!host.down) carry(where, output);
                }
                for (auto& item : host.agent->takeNews())
                    host.news.push_back(std::move(item));
            }
        }
    }

    void carry(const Endpoint& from, const agent::AgentOutput& output)
    {
        if (const auto* datagram = std::get_if<agent::SendDatagram>(&output)) {
            ++m_datagrams[datagram->to];
            if (m_tap) m_tap(from, datagram->to, datagram->bytes);
            const auto at = m_hosts.find(datagram->to);
            if (at != m_hosts.end() && !at->second.down)
                at->second.agent->handleDatagram(m_now, from, datagram->bytes);
        } else if (const auto* open = std::get_if<agent::OpenStream>(&output)) {
            const auto at = m_hosts.find(open->to);
            auto& dialler = *m_hosts.at(from).agent;
            if (at == m_hosts.end() || at->second.down) {
                return dialler.handleStreamClosed(m_now, open->stream, agent::StreamEnd::Refused);
            }
            const auto id = at->second.agent->handleStreamAccepted(m_now, {from.address, 40000});
            if (!id) {
                return dialler.handleStreamClosed(m_now, open->stream, agent::StreamEnd::Finished);
            }
            m_pipes.push_back({from, open->stream, open->to, *id});
            dialler.handleStreamConnected(m_now, open->stream);
        } else if (const auto* write = std::get_if<agent::WriteStream>(&output)) {
            for (const auto& pipe : m_pipes) {
                if (pipe.dialler == from && pipe.diallerSide == write->stream) {
                    const auto to = pipe;
                    return m_hosts.at(to.server).agent->handleStreamBytes(m_now, to.serverSide,
                                                                          write->bytes);
                }
                if (pipe.server == from && pipe.serverSide == write->stream) {
                    const auto to = pipe;
                    return m_hosts.at(to.dialler)
                        .agent->handleStreamBytes(m_now, to.diallerSide, write->bytes);
                }
            }
        } else if (const auto* close = std::get_if<agent::CloseStream>(&output)) {
            for (std::size_t i = 0; i < m_pipes.size(); ++i) {
                const auto pipe = m_pipes[i];
                const bool byDialler = pipe.dialler == from && pipe.diallerSide == close->stream;
                const bool byServer = pipe.server == from && pipe.serverSide == close->stream;
                if (!byDialler && !byServer) continue;
                m_pipes.erase(m_pipes.begin() + static_cast<std::ptrdiff_t>(i));
                const auto& other = byDialler ? pipe.server : pipe.dialler;
                return m_hosts.at(other).agent->handleStreamClosed(
                    m_now, byDialler ? pipe.serverSide : pipe.diallerSide,
                    agent::StreamEnd::Finished);
            }
        }
    }

    agent::MemberPolicy m_member;
    agent::ObserverPolicy m_observer;
    NameTable m_names;
    swim::RecordPool m_records;
    std::map<Endpoint, Host> m_hosts;
    std::optional<Endpoint> m_free;
    std::vector<Pipe> m_pipes;
    std::map<Endpoint, std::uint64_t> m_datagrams;
    Tap m_tap;
    TimePoint m_now{std::chrono::hours{1}};
};

} // namespace grapevine::test
