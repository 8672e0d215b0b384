#include "core/sim/connections.h"

#include <algorithm>
#include <cassert>
#include <utility>

namespace grapevine::sim {

using agent::StreamEnd;

void Connections::dial(TimePoint now, Node from, StreamId stream, std::optional<Node> to,
                       TimePoint until)
{
    std::uint32_t place = 0;
    if (m_free.empty()) {
        place = static_cast<std::uint32_t>(m_connections.size());
        m_connections.emplace_back();
    } else {
        place = m_free.back();
        m_free.pop_back();
    }
    auto& connection = m_connections[place];
    const auto generation = connection.generation + 1;
    connection = {};
    connection.generation = generation;
    connection.used = true;
    connection.until = until;
    connection.ends[0] = {from, stream, now, false};
    connection.ends[1] = {to.value_or(from), std::nullopt, now, !to};
    ++m_open;
    const ConnectionId id{place, generation};
    m_byStream.insert_or_assign(key(from, stream), id);
    if (!to) {
        refuse(now, id);
    } else if (!m_network.passes(from, *to) || !m_network.passes(*to, from) ||
               m_network.isShut(*to)) {
        ignore(now, id);
    } else {
        Event event;
        event.kind = Event::Kind::Dial;
        send(now, id, true, std::move(event));
    }
}

void Connections::write(TimePoint now, Node node, StreamId stream, Bytes bytes)
{
    const auto at = m_byStream.find(key(node, stream));
    if (at == m_byStream.end()) return;
    const auto* connection = find(at->second);
    const bool fromListener =
        connection->ends[1].stream == stream && connection->ends[1].node == node;
    Event event;
    event.kind = Event::Kind::StreamBytes;
    event.bytes = std::move(bytes);
    send(now, at->second, !fromListener, std::move(event));
}

void Connections::close(TimePoint now, Node node, StreamId stream)
{
    const auto at = m_byStream.find(key(node, stream));
    if (at == m_byStream.end()) return;
    const auto id = at->second;
    const auto* connection = find(id);
    const bool fromListener =
        connection->ends[1].stream == stream && connection->ends[1].node == node;
    Event event;
    event.kind = Event::Kind::StreamEnd;
    event.end = StreamEnd::Finished;
    send(now, id, !fromListener, std::move(event));
    endOf(id, fromListener);
}

std::vector<StreamId> Connections::breakAll(TimePoint now, Node node)
{
    std::vector<StreamId> streams;
    for (std::uint32_t place = 0; place < m_connections.size(); ++place) {
        const ConnectionId id{place, m_connections[place].generation};
        for (const bool atListener : {false, true}) {
            const auto& connection = m_connections[place];
            const auto& end = connection.ends[atListener ? 1 : 0];
            if (!connection.used || end.node != node || end.closed) continue;
            if (end.stream) streams.push_back(*end.stream);
            Event event;
            event.kind = Event::Kind::StreamEnd;
            event.end = StreamEnd::Broken;
            send(now, id, !atListener, std::move(event));
            endOf(id, atListener);
        }
    }
    return streams;
}

void Connections::establish(TimePoint now, ConnectionId id)
{
    const auto* connection = find(id);
    if (connection == nullptr) return;
    Event event;
    event.kind = Event::Kind::Connected;
    send(now, id, false, std::move(event));
}

void Connections::refuse(TimePoint now, ConnectionId id)
{
    if (find(id) == nullptr) return;
    Event event;
    event.kind = Event::Kind::StreamEnd;
    event.end = StreamEnd::Refused;
    send(now, id, false, std::move(event));
    endOf(id, true);
}

void Connections::ignore(TimePoint now, ConnectionId id)
{
    auto* connection = find(id);
    if (connection == nullptr) return;
    Event event;
    event.kind = Event::Kind::StreamEnd;
    event.end = StreamEnd::TimedOut;
    event.to = connection->ends[0].node;
    event.from = connection->ends[1].node;
    event.connection = id;
    m_queue.put(std::max(now, connection->until), std::move(event));
    endOf(id, true);
}

void Connections::accept(ConnectionId id, StreamId stream)
{
    auto* connection = find(id);
    assert(connection != nullptr && "ask streamAt or establish first");
    connection->ends[1].stream = stream;
    m_byStream.insert_or_assign(key(connection->ends[1].node, stream), id);
}

void Connections::reject(TimePoint now, ConnectionId id)
{
    if (find(id) == nullptr) return;
    Event event;
    event.kind = Event::Kind::StreamEnd;
    event.end = StreamEnd::Finished;
    send(now, id, false, std::move(event));
    endOf(id, true);
}

std::optional<StreamId> Connections::streamAt(ConnectionId id, bool atListener) const
{
    const auto* connection = find(id);
    if (connection == nullptr) return std::nullopt;
    const auto& end = connection->ends[atListener ? 1 : 0];
    return end.closed ? std::nullopt : end.stream;
}

bool Connections::isOpen(ConnectionId id, bool atListener) const
{
    const auto* connection = find(id);
    return connection != nullptr && !connection->ends[atListener ? 1 : 0].closed;
}

std::uint16_t Connections::portOf(ConnectionId id)
{
    return static_cast<std::uint16_t>(32'768U + (id.place * 7U + id.generation) % 28'000U);
}

void Connections::ended(ConnectionId id, bool atListener)
{
    if (find(id) != nullptr) endOf(id, atListener);
}

Connections::Connection* Connections::find(ConnectionId id)
{
    return const_cast<Connection*>(std::as_const(*this).find(id));
}

const Connections::Connection* Connections::find(ConnectionId id) const
{
    if (id.place >= m_connections.size()) return nullptr;
    const auto& connection = m_connections[id.place];
    return connection.used && connection.generation == id.generation ? &connection : nullptr;
}

void Connections::send(TimePoint now, ConnectionId id, bool toListener, Event event)
{
    auto& connection = *find(id);
    const auto& sender = connection.ends[toListener ? 0 : 1];
    auto& receiver = connection.ends[toListener ? 1 : 0];
    if (!m_network.passes(sender.node, receiver.node)) connection.severed = true;
    if (connection.severed || (receiver.closed && event.kind != Event::Kind::StreamEnd)) return;
    event.to = receiver.node;
    event.from = sender.node;
    event.atListener = toListener;
    event.connection = id;
    auto at = now + m_network.streamDelay(sender.node, receiver.node);
    if (event.kind == Event::Kind::Connected && at > connection.until) {
        event.kind = Event::Kind::StreamEnd;
        event.end = StreamEnd::TimedOut;
        at = std::max(now, connection.until);
    }
    receiver.lastArrival = std::max(receiver.lastArrival, at);
    m_queue.put(receiver.lastArrival, std::move(event));
}

void Connections::endOf(ConnectionId id, bool atListener)
{
    auto& connection = *find(id);
    auto& end = connection.ends[atListener ? 1 : 0];
    if (end.stream) m_byStream.erase(key(end.node, *end.stream));
    end.closed = true;
    if (!connection.ends[0].closed || !connection.ends[1].closed) return;
    connection.used = false;
    m_free.push_back(id.place);
    --m_open;
}

std::uint64_t Connections::key(Node node, StreamId stream)
{
    assert(stream.value() < 1ULL << 40U && "more streams than a run can have");
    return static_cast<std::uint64_t>(node.value()) << 40U | stream.value();
}

} // namespace grapevine::sim
