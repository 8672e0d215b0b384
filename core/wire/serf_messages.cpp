#include "core/wire/serf_messages.h"

#include <type_traits>

#include "core/wire/serf_shapes.h"

namespace grapevine::wire {

namespace {

constexpr std::byte kCoordinateVersion{1};

/// A message that is more, or less, than a map of its fields says so in an overload.
template<class M> void readBody(MsgpackReader& reader, M& out)
{
    readMessage(reader, out);
}

void readBody(MsgpackReader& reader, NodeFilter& out)
{
    readList(reader, out.nodes, kListMost);
}

void readBody(MsgpackReader& reader, ConflictResponse& out)
{
    out.known = !reader.takeNil();
    if (out.known) readMessage(reader, out);
}

void readBody(MsgpackReader& reader, Relay& out)
{
    RelayHeader header;
    readMessage(reader, header);
    if (reader.failed()) return;
    out.destinationIp = header.address.ip;
    out.destinationPort = header.address.port;
    out.destinationZone = header.address.zone;
    out.destinationName = header.name;
    out.inner = reader.rest();
}

template<class M> void writeBody(Bytes& to, const M& message)
{
    MsgpackWriter writer{to};
    writeMessage(writer, message);
}

void writeBody(Bytes& to, const NodeFilter& filter)
{
    MsgpackWriter writer{to};
    writeValue(writer, filter.nodes);
}

void writeBody(Bytes& to, const ConflictResponse& response)
{
    MsgpackWriter writer{to};
    response.known ? writeMessage(writer, response) : writer.nil();
}

void writeBody(Bytes& to, const Relay& relay)
{
    MsgpackWriter writer{to};
    writeMessage(writer, RelayHeader{.address = {.ip = relay.destinationIp,
                                                 .port = relay.destinationPort,
                                                 .zone = relay.destinationZone},
                                     .name = relay.destinationName});
    append(to, relay.inner);
}

} // namespace

template<class M> Expected<M, DecodeError> decodeSerf(ByteView bytes, Scratch& scratch)
{
    if (bytes.empty()) return failure(DecodeError::Empty);
    if (bytes[0] != static_cast<std::byte>(Shape<M>::type)) {
        return failure(DecodeError::UnknownType);
    }
    MsgpackReader reader{bytes.subspan(1), scratch};
    M message;
    readBody(reader, message);
    if (reader.failed()) return failure(reader.error());
    return message;
}

template<class M> void encodeSerf(Bytes& to, const M& message)
{
    to.push_back(static_cast<std::byte>(Shape<M>::type));
    writeBody(to, message);
}

Expected<Coordinate, DecodeError> decodeCoordinate(ByteView payload)
{
    if (payload.empty()) return failure(DecodeError::Empty);
    if (payload[0] != kCoordinateVersion) return failure(DecodeError::UnknownType);
    Scratch scratch;
    MsgpackReader reader{payload.subspan(1), scratch};
    Coordinate coordinate;
    readMessage(reader, coordinate);
    if (reader.failed()) return failure(reader.error());
    return coordinate;
}

void encodeCoordinate(Bytes& to, const Coordinate& coordinate)
{
    to.push_back(kCoordinateVersion);
    writeBody(to, coordinate);
}

#define GRAPEVINE_INSTANTIATE(M)                                                                   \
    template Expected<M, DecodeError> decodeSerf<M>(ByteView, Scratch&);                           \
    template void encodeSerf<M>(Bytes&, const M&);

GRAPEVINE_INSTANTIATE(LeaveIntent)
GRAPEVINE_INSTANTIATE(JoinIntent)
GRAPEVINE_INSTANTIATE(UserEvent)
GRAPEVINE_INSTANTIATE(Query)
GRAPEVINE_INSTANTIATE(QueryResponse)
GRAPEVINE_INSTANTIATE(ConflictResponse)
GRAPEVINE_INSTANTIATE(KeyRequest)
GRAPEVINE_INSTANTIATE(KeyResponse)
GRAPEVINE_INSTANTIATE(Relay)
GRAPEVINE_INSTANTIATE(SerfPushPull)
GRAPEVINE_INSTANTIATE(NodeFilter)
GRAPEVINE_INSTANTIATE(TagFilter)

#undef GRAPEVINE_INSTANTIATE

} // namespace grapevine::wire
