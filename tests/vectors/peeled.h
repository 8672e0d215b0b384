#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/crypto/sealer.h"
#include "core/wire/limits.h"
#include "core/wire/packet.h"
#include "core/wire/push_pull.h"
#include "core/wire/stream.h"
#include "message_fields.h"
#include "vector_file.h"

/// Puts whole datagrams and streams through every decoder there is, down to the fields.
namespace grapevine::vectors {

struct Leaf {
    std::string kind;  ///< `ping`, `serf-3`, ..
    std::string bytes; ///< Hexadecimal, memberlist's type byte included.
    Json fields;       ///< Null when they do not decode.
    std::string error; ///< Empty when they do.
};

struct Peeled {
    std::vector<Leaf> leaves;
    std::vector<std::string> refused; ///< Counter names, once per refusal.

    [[nodiscard]] bool clean() const
    {
        for (const auto& leaf : leaves) {
            if (!leaf.error.empty()) return false;
        }
        return refused.empty();
    }

    /// Such as `ping, serf-3(wire.truncated) | wire.empty`.
    [[nodiscard]] std::string summary() const
    {
        std::string out;
        const auto say = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
        constexpr std::size_t kShown = 6;
        for (std::size_t i = 0; i < leaves.size() && i < kShown; ++i) {
            const auto& leaf = leaves[i];
            say(leaf.error.empty() ? leaf.kind : leaf.kind + "(" + leaf.error + ")");
        }
        if (leaves.size() > kShown) say("+" + std::to_string(leaves.size() - kShown));
        for (std::size_t i = 0; i < refused.size() && i < kShown; ++i)
            say("!" + refused[i]);
        if (refused.size() > kShown) say("!+" + std::to_string(refused.size() - kShown));
        return out.empty() ? "nothing" : out;
    }
};

inline std::string memberlistName(wire::MessageType type)
{
    switch (type) {
    case wire::MessageType::Ping: return "ping";
    case wire::MessageType::IndirectPing: return "indirectPing";
    case wire::MessageType::Ack: return "ack";
    case wire::MessageType::Suspect: return "suspect";
    case wire::MessageType::Alive: return "alive";
    case wire::MessageType::Dead: return "dead";
    case wire::MessageType::User: return "user";
    case wire::MessageType::Nack: return "nack";
    case wire::MessageType::Err: return "err";
    default: return "type-" + std::to_string(static_cast<unsigned>(type));
    }
}

inline const char* serfName(unsigned type)
{
    constexpr const char* kNames[] = {"leave",         "join", "", "userEvent", "query",
                                      "queryResponse", "",     "", "",          "relay"};
    return type < 10 ? kNames[type] : "";
}

inline Leaf leafOf(wire::MessageType type, ByteView body)
{
    Leaf leaf{
        memberlistName(type), toHex(Bytes{static_cast<std::byte>(type)}) + toHex(body), {}, {}};
    Fields fields = failure(wire::DecodeError::Empty);
    if (type == wire::MessageType::User) {
        if (body.empty()) return leaf; // Go hands it to Serf, which ignores it without a word.
        const auto serf = std::to_integer<unsigned>(body[0]);
        leaf.kind = "serf-" + std::to_string(serf);
        fields = decodedFields(serfName(serf), body);
    } else {
        fields = decodedFields(leaf.kind, body);
    }
    if (fields) {
        leaf.fields = *fields;
    } else {
        leaf.error = wire::counterName(fields.error());
    }
    return leaf;
}

inline Peeled peeledDatagram(wire::PacketReader& reader, ByteView datagram)
{
    Peeled out;
    Counters counters;
    const auto parts = reader.read(datagram, counters);
    if (parts) {
        for (const auto& part : *parts)
            out.leaves.push_back(leafOf(part.type, part.body));
    }
    for (const auto& [name, times] : counters.values()) {
        out.refused.insert(out.refused.end(), times, name);
    }
    return out;
}

/// What is still missing when the bytes are over is a refusal too: `wire.truncated`.
inline Peeled peeledStream(wire::StreamReader reader, ByteView bytes)
{
    Peeled out;
    const auto refuse = [&](wire::DecodeError error) {
        out.refused.emplace_back(wire::counterName(error));
        return out;
    };
    if (const auto fed = reader.feed(bytes); !fed) return refuse(fed.error());
    const auto plain = reader.plain();
    if (plain.empty()) return refuse(wire::DecodeError::Truncated);
    const auto type = static_cast<wire::MessageType>(plain[0]);
    const auto body = plain.subspan(1);
    wire::Scratch scratch;
    switch (type) {
    case wire::MessageType::Ping:
    case wire::MessageType::Ack:
    case wire::MessageType::Err: out.leaves.push_back(leafOf(type, body)); return out;
    case wire::MessageType::User: {
        std::size_t used = 0;
        const auto header = wire::decode<wire::UserStreamHeader>(body, scratch, &used);
        if (!header) return refuse(header.error());
        if (header->length < 0) return refuse(wire::DecodeError::OutOfRange);
        const auto length = static_cast<std::size_t>(header->length);
        if (length > wire::kUserMessageLargest) return refuse(wire::DecodeError::TooLarge);
        if (length > body.size() - used) return refuse(wire::DecodeError::Truncated);
        out.leaves.push_back(leafOf(type, body.subspan(used, length)));
        return out;
    }
    case wire::MessageType::PushPull: {
        std::vector<Json> nodes;
        wire::PushPullReader pushPull(
            [&](const wire::PushNodeState& node) { nodes.push_back(Show::shown(node)); });
        const auto progress = pushPull.advance(plain);
        if (!progress) return refuse(progress.error());
        if (*progress == wire::PushPullReader::Progress::NeedMore) {
            return refuse(wire::DecodeError::Truncated);
        }
        Leaf leaf{"pushPull-" + std::to_string(nodes.size()), toHex(plain), {}, {}};
        leaf.fields = Show::shown(pushPull.header());
        if (!pushPull.userState().empty()) {
            const auto serf = wire::decodeSerf<wire::SerfPushPull>(pushPull.userState(), scratch);
            if (!serf) leaf.error = wire::counterName(serf.error());
        }
        out.leaves.push_back(std::move(leaf));
        return out;
    }
    default: return refuse(wire::DecodeError::UnknownType);
    }
}

/// Null for a plain cluster.
inline std::unique_ptr<crypto::Sealer> sealerOf(const std::string& keyHex)
{
    const auto key = crypto::SecretKey::fromBytes(bytesOf(keyHex));
    return key ? std::make_unique<crypto::Sealer>(crypto::Keyring({*key})) : nullptr;
}

/// Whether `got` has every field of `wanted`; nil and empty bytes are the same to Go's old codec.
inline bool hasFields(const Json& got, const Json& wanted)
{
    const auto plain = [](const Json& j) { return j.is_null() ? Json("hex:") : j; };
    const auto theirs = withoutListNils(wanted);
    for (const auto& [name, value] : theirs.items()) {
        if (!got.contains(name)) return false;
        const auto& ours = got.at(name);
        const bool same = value.is_object() && ours.is_object() ? hasFields(ours, value)
                                                                : plain(ours) == plain(value);
        if (!same) return false;
    }
    return true;
}

} // namespace grapevine::vectors
