#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/sim/event.h"
#include "core/sim/event_queue.h"
#include "core/sim/network_model.h"
#include "core/sim/node.h"

namespace grapevine::sim {

/// Every TCP connection of a fleet: bytes arrive in order and are never lost, only late. A cut way
/// swallows what is written, without a word, as a real one does; a dead process resets its own.
class Connections {
public:
    /// Both are borrowed and must outlive it.
    Connections(EventQueue<Event>& queue, NetworkModel& network)
        : m_queue(queue)
        , m_network(network)
    {
    }

    // What agents want.
    /// `to` is nothing when no machine has that address. `until` in virtual time.
    void dial(TimePoint now, Node from, StreamId stream, std::optional<Node> to, TimePoint until);
    void write(TimePoint now, Node node, StreamId stream, Bytes bytes);
    void close(TimePoint now, Node node, StreamId stream);
    /// The process is gone, or threw its sockets away: the other sides see Broken. Returns the
    /// streams that the process had.
    std::vector<StreamId> breakAll(TimePoint now, Node node);

    // What a Dial event leads to.
    /// The kernel takes the connection; the dialler is told.
    void establish(TimePoint now, ConnectionId id);
    /// Nobody listens there.
    void refuse(TimePoint now, ConnectionId id);
    /// There is no room: the dialler hears nothing and gives up.
    void ignore(TimePoint now, ConnectionId id);
    /// The process takes the connection, as `stream`.
    void accept(ConnectionId id, StreamId stream);
    /// The process hangs up on it at once.
    void reject(TimePoint now, ConnectionId id);

    /// The stream at that end; nothing when it is over there.
    [[nodiscard]] std::optional<StreamId> streamAt(ConnectionId id, bool atListener) const;
    /// That end was not closed from there, nor told that it is over.
    [[nodiscard]] bool isOpen(ConnectionId id, bool atListener) const;
    /// Where the other end is bound, as an ephemeral port.
    [[nodiscard]] static std::uint16_t portOf(ConnectionId id);
    /// That end was told that it is over.
    void ended(ConnectionId id, bool atListener);

    [[nodiscard]] std::size_t open() const { return m_open; }

private:
    struct End {
        Node node;
        std::optional<StreamId> stream;
        TimePoint lastArrival{};
        bool closed = false;
    };
    struct Connection {
        End ends[2]; ///< Dialler, listener.
        TimePoint until{};
        std::uint32_t generation = 0;
        bool severed = false;
        bool used = false;
    };

    [[nodiscard]] Connection* find(ConnectionId id);
    [[nodiscard]] const Connection* find(ConnectionId id) const;
    void send(TimePoint now, ConnectionId id, bool toListener, Event event);
    void endOf(ConnectionId id, bool atListener);
    static std::uint64_t key(Node node, StreamId stream);

    EventQueue<Event>& m_queue;
    NetworkModel& m_network;
    std::vector<Connection> m_connections;
    std::vector<std::uint32_t> m_free;
    std::unordered_map<std::uint64_t, ConnectionId> m_byStream;
    std::size_t m_open = 0;
};

} // namespace grapevine::sim
