#pragma once

#include <cstdint>
#include <string>
#include <variant>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::agent {

// What an agent wants done by whoever owns the sockets, in order. Values, so nothing re-enters.

/// One UDP datagram, ready for the wire, from the agent's announced port.
struct SendDatagram {
    Endpoint to;
    Bytes bytes;
};

/// Dial by TCP; report handleStreamConnected, or handleStreamClosed when it does not come about
/// until `until`. The agent closes the stream itself when the exchange takes too long.
struct OpenStream {
    StreamId stream;
    Endpoint to;
    TimePoint until;
};

struct WriteStream {
    StreamId stream;
    Bytes bytes;
};

/// Everything written before is still to be sent, then the stream ends. Reports no closing.
struct CloseStream {
    StreamId stream;
};

using AgentOutput = std::variant<SendDatagram, OpenStream, WriteStream, CloseStream>;

/// Why a stream ended that the agent did not close.
enum class StreamEnd : std::uint8_t {
    Finished, ///< The other side closed.
    Refused,  ///< Nobody listens, or no route.
    Broken,   ///< Reset.
    TimedOut, ///< Never connected.
};

} // namespace grapevine::agent
