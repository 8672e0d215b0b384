#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"

namespace grapevine::wire {

/// memberlist's message type byte. Source: memberlist, net.go.
enum class MessageType : std::uint8_t {
    Ping = 0,
    IndirectPing = 1,
    Ack = 2,
    Suspect = 3,
    Alive = 4,
    Dead = 5,
    PushPull = 6,
    Compound = 7,
    User = 8,
    Compress = 9,
    Encrypt = 10,
    Nack = 11,
    HasCrc = 12,
    Err = 13,
    Label = 244,
};

// Fields in declaration order, which is also the order of the array form. All are views: see
// Scratch. Of byte fields, null data stands for nil, and is written so; an empty value has an
// address.

struct Ping {
    SequenceNumber sequence;
    std::string_view node;
    ByteView sourceAddress;       ///< Left out when empty.
    std::uint16_t sourcePort = 0; ///< Left out when 0.
    std::string_view sourceNode;  ///< Left out when empty.
};

struct IndirectPing {
    SequenceNumber sequence;
    ByteView target;
    std::uint16_t port = 0;
    std::string_view node;
    bool nack = false;
    ByteView sourceAddress;
    std::uint16_t sourcePort = 0;
    std::string_view sourceNode;
};

struct Ack {
    SequenceNumber sequence;
    ByteView payload;
};

struct Nack {
    SequenceNumber sequence;
};

struct Err {
    std::string_view error;
};

struct Suspect {
    Incarnation incarnation;
    std::string_view node;
    std::string_view from;
};

struct Dead {
    Incarnation incarnation;
    std::string_view node;
    std::string_view from;
};

struct Alive {
    Incarnation incarnation;
    std::string_view node;
    ByteView address;
    std::uint16_t port = 0;
    ByteView meta;
    ByteView versions; ///< Six entries, or the message is to be refused by the rules above.
};

struct PushPullHeader {
    std::int64_t nodes = 0;
    std::int64_t userStateLength = 0;
    bool join = false;
};

struct PushNodeState {
    std::string_view name;
    ByteView address;
    std::uint16_t port = 0;
    ByteView meta;
    Incarnation incarnation;
    std::int64_t state = 0;
    ByteView versions;
};

struct UserStreamHeader {
    std::int64_t length = 0;
};

struct Compress {
    std::uint8_t algorithm = 0; ///< 0 is LZW.
    ByteView buffer;
};

/// Reads one body (without the type byte) that starts at `bytes`; trailing bytes are allowed.
/// On success `*consumed`, if given, is how many bytes the map took. Accepts what Go's decoder
/// accepts (memberlist.md 7): any key order, array form, unknown and missing fields, nil.
/// Instantiated for every struct above.
template<class M>
[[nodiscard]] Expected<M, DecodeError> decode(ByteView bytes, Scratch& scratch,
                                              std::size_t* consumed = nullptr);

/// Appends what Go writes: type byte where the message has one (PushNodeState has none), then a
/// map with sorted keys in the old raw family. Instantiated for every struct above.
template<class M> void encode(Bytes& to, const M& message);

} // namespace grapevine::wire
