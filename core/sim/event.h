#pragma once

#include <cstdint>

#include "core/agent/agent_io.h"
#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/sim/node.h"

namespace grapevine::sim {

/// One TCP connection of a fleet; the generation tells a reused place from the one meant.
struct ConnectionId {
    std::uint32_t place = 0;
    std::uint32_t generation = 0;

    auto operator<=>(const ConnectionId&) const = default;
};

/// What happens at one node at one moment of virtual time.
struct Event {
    enum class Kind : std::uint8_t {
        Timer,       ///< The agent's own timeout may be due.
        Datagram,    ///< `bytes` from `from`.
        Dial,        ///< `from` dials; the connection waits to be taken.
        Connected,   ///< Our dialling succeeded.
        StreamBytes, ///< More bytes of a connection.
        StreamEnd,   ///< It is over, `end` says how.
        Script,      ///< Part of a scenario; `connection.place` is its number.
    };

    Kind kind = Kind::Timer;
    agent::StreamEnd end = agent::StreamEnd::Finished;
    bool atListener = false; ///< Which end of the connection this reaches.
    bool waited = false;     ///< A slow node has spent its time on it already.
    Node to;
    Node from;
    ConnectionId connection;
    Bytes bytes;
};

} // namespace grapevine::sim
