#pragma once

#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/crypto/sealer.h"
#include "core/wire/decode_error.h"
#include "core/wire/messages.h"

namespace grapevine::wire {

/// One leaf message of a datagram: its type and everything after the type byte.
struct PacketPart {
    MessageType type;
    ByteView body;
};

/// Peels datagrams in memberlist's strict order: label, encryption, crc, then compress and
/// compound down to single messages. Buffers are reused: parts live until the next call.
/// Source: memberlist, net.go (ingestPacket, handleCommand).
class PacketReader {
public:
    /// `sealer` may be null for a plain cluster; it is borrowed.
    PacketReader(std::string label, crypto::Sealer* sealer);

    /// Leaf parts in order. Whatever is refused inside (a bad part, an unknown type, a part
    /// beyond a limit) is counted in `counters` as `wire.<reason>` and left out; an error is
    /// returned only when nothing could be read at all.
    [[nodiscard]] Expected<std::vector<PacketPart>, DecodeError> read(ByteView datagram,
                                                                      Counters& counters);

private:
    std::string m_label;
    crypto::Sealer* m_sealer;
    Bytes m_opened;
    std::vector<Bytes> m_inflated;
};

struct PacketOptions {
    bool crc = false;      ///< Only towards a member whose PMax is 5 or more.
    bool compress = false; ///< Used only where it makes the body shorter, as Go does.
};

/// Wraps a body (a single message or a compound, type byte included) for the wire.
[[nodiscard]] Bytes wrapPacket(ByteView body, std::string_view label, crypto::Sealer* sealer,
                               PacketOptions options);

} // namespace grapevine::wire
