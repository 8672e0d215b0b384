#include "core/wire/messages.h"

#include <optional>

#include "core/wire/message_shape.h"

namespace grapevine::wire {

// Source of names and order: memberlist.md 7 (memberlist, net.go).

template<> struct Shape<Ping> {
    static constexpr auto type = MessageType::Ping;
    static constexpr auto fields = std::tuple{
        field("SeqNo", &Ping::sequence),
        field("Node", &Ping::node),
        field("SourceAddr", &Ping::sourceAddress, WhenEmpty::LeftOut),
        field("SourcePort", &Ping::sourcePort, WhenEmpty::LeftOut),
        field("SourceNode", &Ping::sourceNode, WhenEmpty::LeftOut),
    };
};

template<> struct Shape<IndirectPing> {
    static constexpr auto type = MessageType::IndirectPing;
    static constexpr auto fields = std::tuple{
        field("SeqNo", &IndirectPing::sequence),
        field("Target", &IndirectPing::target),
        field("Port", &IndirectPing::port),
        field("Node", &IndirectPing::node),
        field("Nack", &IndirectPing::nack),
        field("SourceAddr", &IndirectPing::sourceAddress, WhenEmpty::LeftOut),
        field("SourcePort", &IndirectPing::sourcePort, WhenEmpty::LeftOut),
        field("SourceNode", &IndirectPing::sourceNode, WhenEmpty::LeftOut),
    };
};

template<> struct Shape<Ack> {
    static constexpr auto type = MessageType::Ack;
    static constexpr auto fields =
        std::tuple{field("SeqNo", &Ack::sequence), field("Payload", &Ack::payload)};
};

template<> struct Shape<Nack> {
    static constexpr auto type = MessageType::Nack;
    static constexpr auto fields = std::tuple{field("SeqNo", &Nack::sequence)};
};

template<> struct Shape<Err> {
    static constexpr auto type = MessageType::Err;
    static constexpr auto fields = std::tuple{field("Error", &Err::error)};
};

template<> struct Shape<Suspect> {
    static constexpr auto type = MessageType::Suspect;
    static constexpr auto fields =
        std::tuple{field("Incarnation", &Suspect::incarnation), field("Node", &Suspect::node),
                   field("From", &Suspect::from)};
};

template<> struct Shape<Dead> {
    static constexpr auto type = MessageType::Dead;
    static constexpr auto fields =
        std::tuple{field("Incarnation", &Dead::incarnation), field("Node", &Dead::node),
                   field("From", &Dead::from)};
};

template<> struct Shape<Alive> {
    static constexpr auto type = MessageType::Alive;
    static constexpr auto fields = std::tuple{
        field("Incarnation", &Alive::incarnation),
        field("Node", &Alive::node),
        field("Addr", &Alive::address),
        field("Port", &Alive::port),
        field("Meta", &Alive::meta),
        field("Vsn", &Alive::versions),
    };
};

template<> struct Shape<PushPullHeader> {
    static constexpr auto type = MessageType::PushPull;
    static constexpr auto fields = std::tuple{
        field("Nodes", &PushPullHeader::nodes),
        field("UserStateLen", &PushPullHeader::userStateLength),
        field("Join", &PushPullHeader::join),
    };
};

template<> struct Shape<PushNodeState> {
    static constexpr std::optional<MessageType> type = std::nullopt;
    static constexpr auto fields = std::tuple{
        field("Name", &PushNodeState::name),
        field("Addr", &PushNodeState::address),
        field("Port", &PushNodeState::port),
        field("Meta", &PushNodeState::meta),
        field("Incarnation", &PushNodeState::incarnation),
        field("State", &PushNodeState::state),
        field("Vsn", &PushNodeState::versions),
    };
};

template<> struct Shape<UserStreamHeader> {
    static constexpr auto type = MessageType::User;
    static constexpr auto fields = std::tuple{field("UserMsgLen", &UserStreamHeader::length)};
};

template<> struct Shape<Compress> {
    static constexpr auto type = MessageType::Compress;
    static constexpr auto fields =
        std::tuple{field("Algo", &Compress::algorithm), field("Buf", &Compress::buffer)};
};

template<class M>
Expected<M, DecodeError> decode(ByteView bytes, Scratch& scratch, std::size_t* consumed)
{
    MsgpackReader reader{bytes, scratch};
    M message;
    readMessage(reader, message);
    if (reader.failed()) return failure(reader.error());
    if (consumed != nullptr) *consumed = reader.consumed();
    return message;
}

template<class M> void encode(Bytes& to, const M& message)
{
    if constexpr (std::is_same_v<decltype(Shape<M>::type), const MessageType>) {
        to.push_back(static_cast<std::byte>(Shape<M>::type));
    }
    MsgpackWriter writer{to};
    writeMessage(writer, message);
}

#define GRAPEVINE_INSTANTIATE(M)                                                                   \
    template Expected<M, DecodeError> decode<M>(ByteView, Scratch&, std::size_t*);                 \
    template void encode<M>(Bytes&, const M&);

GRAPEVINE_INSTANTIATE(Ping)
GRAPEVINE_INSTANTIATE(IndirectPing)
GRAPEVINE_INSTANTIATE(Ack)
GRAPEVINE_INSTANTIATE(Nack)
GRAPEVINE_INSTANTIATE(Err)
GRAPEVINE_INSTANTIATE(Suspect)
GRAPEVINE_INSTANTIATE(Dead)
GRAPEVINE_INSTANTIATE(Alive)
GRAPEVINE_INSTANTIATE(PushPullHeader)
GRAPEVINE_INSTANTIATE(PushNodeState)
GRAPEVINE_INSTANTIATE(UserStreamHeader)
GRAPEVINE_INSTANTIATE(Compress)

#undef GRAPEVINE_INSTANTIATE

} // namespace grapevine::wire
