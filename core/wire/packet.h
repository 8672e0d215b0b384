#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
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

    /// Leaf parts in order, valid until the next call. Whatever is refused inside (a bad part, an
    /// unknown type, a part beyond a limit) is counted in `counters` as `wire.<reason>` and left
    /// out; an error is returned, and counted too, only when nothing could be read at all.
    /// Nesting counts compress and compound together: kNestingDeepest of them are peeled.
    [[nodiscard]] Expected<std::span<const PacketPart>, DecodeError> read(ByteView datagram,
                                                                          Counters& counters);

private:
    [[nodiscard]] Expected<ByteView, DecodeError> outerLayersOff(ByteView datagram);
    void peel(ByteView body, std::size_t depth, Counters& counters);
    void peelCompound(ByteView body, std::size_t depth, Counters& counters);
    void peelCompress(ByteView body, std::size_t depth, Counters& counters);
    void refuse(DecodeError error, Counters& counters, std::size_t times = 1);

    std::string m_label;
    crypto::Sealer* m_sealer;
    Bytes m_opened;
    /// Every decompressed body of one datagram, one after the other: it never moves once in use,
    /// and its size is the budget that all of them share (kPacketPlainLargest).
    Bytes m_inflated;
    Scratch m_scratch;
    std::vector<PacketPart> m_parts;
    std::optional<DecodeError> m_firstRefusal;
};

struct PacketOptions {
    bool crc = false;      ///< Only towards a member whose PMax is 5 or more.
    bool compress = false; ///< Used only where it makes the body shorter, as Go does.
};

/// Wraps a body (a single message or a compound, type byte included) for the wire. `label` has at
/// most kLabelLongest bytes (asserted). Empty when OpenSSL refuses to seal: nothing plain gets out.
[[nodiscard]] Bytes wrapPacket(ByteView body, std::string_view label, crypto::Sealer* sealer,
                               PacketOptions options);

} // namespace grapevine::wire
