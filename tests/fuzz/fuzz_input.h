#pragma once

#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "core/base/bytes.h"
#include "core/crypto/sealer.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/serf_messages.h"

/// What the fuzz targets share. The first bytes of an input choose a mode, so that libFuzzer finds
/// its way behind encryption and labels, which it could not guess.
namespace grapevine::fuzz {

/// A broken promise ends the run, with or without assertions.
inline void require(bool kept, const char* promise)
{
    if (kept) return;
    std::fprintf(stderr, "broken promise: %s\n", promise);
    std::abort();
}

inline ByteView viewOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const std::byte*>(data), size};
}

/// Takes the first byte off; 0 when there is none.
inline std::uint8_t takeByte(ByteView& bytes)
{
    if (bytes.empty()) return 0;
    const auto first = std::to_integer<std::uint8_t>(bytes[0]);
    bytes = bytes.subspan(1);
    return first;
}

inline crypto::Sealer& sealer()
{
    static crypto::Sealer one = [] {
        crypto::Keyring ring;
        for (const std::size_t size : {32U, 16U}) {
            ring.add(crypto::SecretKey::fromBytes(Bytes(size, std::byte{7})).value());
        }
        return crypto::Sealer(ring);
    }();
    return one;
}

/// Decodes, and what decoded must survive being written and read again.
template<class M> void decodeSerfAs(ByteView bytes)
{
    wire::Scratch scratch;
    const auto message = wire::decodeSerf<M>(bytes, scratch);
    if (!message) return;
    Bytes again;
    wire::encodeSerf(again, *message);
    wire::Scratch other;
    require(wire::decodeSerf<M>(again, other).has_value(), "what we write we can read");
}

template<class M> void decodeAs(ByteView body)
{
    wire::Scratch scratch;
    std::size_t used = 0;
    const auto message = wire::decode<M>(body, scratch, &used);
    if (!message) return;
    require(used <= body.size(), "a decoder uses only what is there");
    Bytes again;
    wire::encode(again, *message);
    wire::Scratch other;
    require(wire::decode<M>(ByteView(again).subspan(1), other).has_value(),
            "what we write we can read");
}

inline void decodeSerfMessage(ByteView bytes)
{
    if (bytes.empty()) return;
    switch (static_cast<wire::SerfType>(bytes[0])) {
    case wire::SerfType::Leave: return decodeSerfAs<wire::LeaveIntent>(bytes);
    case wire::SerfType::Join: return decodeSerfAs<wire::JoinIntent>(bytes);
    case wire::SerfType::PushPull: return decodeSerfAs<wire::SerfPushPull>(bytes);
    case wire::SerfType::UserEvent: return decodeSerfAs<wire::UserEvent>(bytes);
    case wire::SerfType::Query: return decodeSerfAs<wire::Query>(bytes);
    case wire::SerfType::QueryResponse: return decodeSerfAs<wire::QueryResponse>(bytes);
    case wire::SerfType::ConflictResponse: return decodeSerfAs<wire::ConflictResponse>(bytes);
    case wire::SerfType::KeyRequest: return decodeSerfAs<wire::KeyRequest>(bytes);
    case wire::SerfType::KeyResponse: return decodeSerfAs<wire::KeyResponse>(bytes);
    case wire::SerfType::Relay: return decodeSerfAs<wire::Relay>(bytes);
    }
}

inline void decodeLeaf(const wire::PacketPart& part)
{
    switch (part.type) {
    case wire::MessageType::Ping: return decodeAs<wire::Ping>(part.body);
    case wire::MessageType::IndirectPing: return decodeAs<wire::IndirectPing>(part.body);
    case wire::MessageType::Ack: return decodeAs<wire::Ack>(part.body);
    case wire::MessageType::Nack: return decodeAs<wire::Nack>(part.body);
    case wire::MessageType::Suspect: return decodeAs<wire::Suspect>(part.body);
    case wire::MessageType::Dead: return decodeAs<wire::Dead>(part.body);
    case wire::MessageType::Alive: return decodeAs<wire::Alive>(part.body);
    case wire::MessageType::User: return decodeSerfMessage(part.body);
    default: require(false, "only datagram types are leaves");
    }
}

} // namespace grapevine::fuzz
