#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

#include "core/sim/world.h"

// How events reach agents and what comes of it; the hosts themselves are in world.cpp.

namespace grapevine::sim {

namespace {

// How many inputs wait at most for a slow node: a UDP receive buffer of small datagrams.
constexpr std::int64_t kSlowBacklogMost = 270;
// What waits to leave a clogged node: Go's senders block long before.
constexpr std::size_t kUnsentMost = 1000;

} // namespace

void World::run(TimePoint until)
{
    while (m_log.empty()) {
        const auto next = m_queue.nextAt();
        if (!next || *next > until) break;
        m_now = *next;
        handle(m_queue.take());
    }
    if (m_log.empty()) m_now = std::max(m_now, until);
}

void World::at(TimePoint when, std::function<void()> script)
{
    Event event;
    event.kind = Event::Kind::Script;
    event.connection.place = static_cast<std::uint32_t>(m_scripts.size());
    m_scripts.push_back(std::move(script));
    m_queue.put(std::max(when, m_now), std::move(event));
}

void World::handle(Event event)
{
    if (event.kind == Event::Kind::Script) {
        const auto script = std::exchange(m_scripts[event.connection.place], nullptr);
        script();
        return;
    }
    auto& host = m_hosts[event.to.value()];
    if (event.kind == Event::Kind::Dial && !event.waited) {
        if (host.up() && !host.clogged) {
            m_connections.establish(m_now, event.connection);
        } else if (!host.up() && host.state != Host::State::Stopped) {
            m_connections.refuse(m_now, event.connection);
            return;
        }
    }
    if (!heldBack(host, event)) deliver(host, event);
}

bool World::heldBack(Host& host, Event& event)
{
    const bool clogged = host.up() && host.clogged && event.kind != Event::Kind::Timer;
    if (host.state == Host::State::Stopped || clogged) {
        if (event.kind == Event::Kind::Timer) {
            host.armed.reset();
            return true;
        }
        const bool dials = event.kind == Event::Kind::Dial && !event.waited;
        const auto connection = event.connection;
        const bool kept = host.buffer.put(std::move(event));
        if (dials && kept) m_connections.establish(m_now, connection);
        if (dials && !kept) m_connections.ignore(m_now, connection);
        return true;
    }
    if (!host.up()) return true;
    if (host.perInput <= Duration::zero() || event.waited) return false;
    const auto backlog = host.busyUntil - m_now;
    if (event.kind == Event::Kind::Datagram && backlog > kSlowBacklogMost * host.perInput) {
        return true;
    }
    host.busyUntil = std::max(host.busyUntil, m_now) + host.perInput;
    event.waited = true;
    m_queue.put(host.busyUntil, std::move(event));
    return true;
}

void World::deliver(Host& host, Event& event)
{
    const auto now = host.local(m_now);
    switch (event.kind) {
    case Event::Kind::Timer:
        if (host.armed && *host.armed <= m_now) host.armed.reset();
        fireTimer(host);
        break;
    case Event::Kind::Datagram:
        ++m_traffic.inputs;
        if (auto* observer = m_watch.observer(host.node)) {
            observer->handleReceived(m_now, event.bytes);
        }
        host.agent->handleDatagram(now, m_hosts[event.from.value()].address, event.bytes);
        settle(host);
        break;
    case Event::Kind::Dial: takeDial(host, event); break;
    case Event::Kind::Connected:
    case Event::Kind::StreamBytes:
    case Event::Kind::StreamEnd: deliverStream(host, event); break;
    case Event::Kind::Script: assert(false && "scripts reach no host"); break;
    }
}

void World::takeDial(Host& host, const Event& event)
{
    ++m_traffic.inputs;
    const Endpoint from{m_hosts[event.from.value()].address.address,
                        Connections::portOf(event.connection)};
    const auto stream = host.agent->handleStreamAccepted(host.local(m_now), from);
    if (stream && m_connections.isOpen(event.connection, true)) {
        m_connections.accept(event.connection, *stream);
        if (auto* observer = m_watch.observer(host.node)) {
            observer->handleStreamOpened(*stream, false);
        }
    } else if (stream) {
        host.agent->handleStreamClosed(host.local(m_now), *stream, agent::StreamEnd::Broken);
    } else {
        m_connections.reject(m_now, event.connection);
    }
    settle(host);
}

void World::deliverStream(Host& host, Event& event)
{
    const auto stream = m_connections.streamAt(event.connection, event.atListener);
    if (!stream) return;
    ++m_traffic.inputs;
    auto* observer = m_watch.observer(host.node);
    const auto now = host.local(m_now);
    if (event.kind == Event::Kind::Connected) {
        host.agent->handleStreamConnected(now, *stream);
    } else if (event.kind == Event::Kind::StreamBytes) {
        if (observer != nullptr) observer->handleStreamReceived(m_now, *stream, event.bytes);
        host.agent->handleStreamBytes(now, *stream, event.bytes);
    } else {
        m_connections.ended(event.connection, event.atListener);
        if (observer != nullptr) observer->handleStreamClosed(*stream);
        host.agent->handleStreamClosed(now, *stream, event.end);
    }
    settle(host);
}

void World::fireTimer(Host& host)
{
    const auto now = host.local(m_now);
    if (host.due && *host.due <= now) {
        ++m_traffic.inputs;
        host.agent->handleTimeout(now);
        settle(host);
    } else {
        armAt(host);
    }
}

void World::settle(Host& host)
{
    for (;;) {
        host.agent->takeOutputs(m_outputs);
        if (m_outputs.empty()) break;
        for (auto& output : m_outputs)
            send(host, output);
    }
    // Taken along, for a tap may bring about further inputs.
    auto news = std::move(m_news);
    host.agent->takeNews(news);
    m_watch.handleInput(m_now, host.local(m_now), host.node, *host.agent, news);
    for (const auto& one : news)
        handleNews(host, one);
    m_news = std::move(news);
    if (host.up()) arm(host);
}

void World::send(Host& host, agent::AgentOutput& output)
{
    if (host.clogged) {
        if (host.unsent.size() < kUnsentMost) host.unsent.push_back(std::move(output));
        return;
    }
    auto* observer = m_watch.observer(host.node);
    if (auto* datagram = std::get_if<agent::SendDatagram>(&output)) {
        if (observer != nullptr) observer->handleSent(m_now, datagram->bytes);
        sendDatagram(host, *datagram);
    } else if (const auto* open = std::get_if<agent::OpenStream>(&output)) {
        if (observer != nullptr) observer->handleStreamOpened(open->stream, true);
        m_connections.dial(m_now, host.node, open->stream, nodeAt(open->to),
                           host.virtualTime(open->until));
    } else if (auto* write = std::get_if<agent::WriteStream>(&output)) {
        if (observer != nullptr) {
            observer->handleStreamSent(m_now, write->stream, write->bytes);
        }
        m_traffic.streamBytes += write->bytes.size();
        m_hash.add(m_now, host.node, host.node, write->bytes);
        m_connections.write(m_now, host.node, write->stream, std::move(write->bytes));
    } else if (const auto* close = std::get_if<agent::CloseStream>(&output)) {
        if (observer != nullptr) observer->handleStreamClosed(close->stream);
        m_connections.close(m_now, host.node, close->stream);
    }
}

void World::sendDatagram(Host& host, agent::SendDatagram& datagram)
{
    ++m_traffic.datagrams;
    m_traffic.datagramBytes += datagram.bytes.size();
    const auto to = nodeAt(datagram.to);
    m_hash.add(m_now, host.node, to.value_or(host.node), datagram.bytes);
    if (!to) return;
    const auto arrivals = m_network.route(host.node, *to);
    for (std::size_t i = 0; i < arrivals.count; ++i) {
        Event event;
        event.kind = Event::Kind::Datagram;
        event.to = *to;
        event.from = host.node;
        const bool last = i + 1 == arrivals.count;
        event.bytes = last ? std::move(datagram.bytes) : Bytes{datagram.bytes};
        m_queue.put(m_now + arrivals.delays[i], std::move(event));
    }
}

void World::handleNews(Host& host, const agent::AgentNews& news)
{
    if (const auto* event = std::get_if<serf::MemberEvent>(&news)) {
        const auto place = event->member.value();
        if (event->kind == serf::MemberEvent::Kind::Failed && place < m_owners.size() &&
            m_owners[place]) {
            const auto& owner = m_hosts[m_owners[place]->value()];
            if (owner.up() && !owner.everHurt) {
                ++m_falseFailures;
            }
        }
    } else if (const auto* outcome = std::get_if<agent::JoinOutcome>(&news)) {
        if (!outcome->joined) rejoinSoon(host);
    } else if (std::get_if<agent::LeaveDone>(&news) != nullptr) {
        host.state = Host::State::Left;
        static_cast<void>(m_connections.breakAll(m_now, host.node));
    }
    if (m_tap) m_tap(m_now, host.node, news);
}

void World::arm(Host& host)
{
    host.due = host.agent->nextTimeout();
    armAt(host);
}

void World::armAt(Host& host)
{
    if (!host.due) return;
    const auto at = std::max(host.virtualTime(*host.due), m_now);
    if (host.armed && *host.armed <= at) return;
    host.armed = at;
    Event event;
    event.kind = Event::Kind::Timer;
    event.to = host.node;
    event.from = host.node;
    m_queue.put(at, std::move(event));
}

} // namespace grapevine::sim
