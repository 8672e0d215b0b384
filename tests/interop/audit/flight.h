#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/base/expected.h"

namespace grapevine::audit {

enum class Carrier : std::uint8_t { Datagram, Stream };

/// One datagram, or everything that one side of a TCP connection said. Written by wiretap.py.
struct Flight {
    double began = 0.0; ///< Seconds, of the first byte.
    double ended = 0.0; ///< Seconds, of the last byte.
    Carrier carrier = Carrier::Datagram;
    Endpoint from;
    Endpoint to;
    Bytes bytes;
    std::int64_t stream = 0;    ///< Tells one connection from another; 0 for a datagram.
    bool senderDialled = false; ///< Streams: the sender opened the connection.
    bool complete = true;       ///< Streams: ended within the capture.
};

/// The lines of a capture in the order of the file; else a sentence that names the bad line.
[[nodiscard]] Expected<std::vector<Flight>, std::string> readFlights(const std::string& path);

} // namespace grapevine::audit
