#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/base/tags.h"
#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"

namespace grapevine::wire {

/// Serf's message type byte: first byte of a memberlist user message. Source: serf, messages.go.
enum class SerfType : std::uint8_t {
    Leave = 0,
    Join = 1,
    PushPull = 2,
    UserEvent = 3,
    Query = 4,
    QueryResponse = 5,
    ConflictResponse = 6,
    KeyRequest = 7,
    KeyResponse = 8,
    Relay = 9,
};

struct LeaveIntent {
    LamportTime time;
    std::string_view node;
    bool prune = false;
};

struct JoinIntent {
    LamportTime time;
    std::string_view node;
};

struct UserEvent {
    LamportTime time;
    std::string_view name;
    ByteView payload;
    bool coalesce = false;
};

struct Query {
    LamportTime time;
    QueryId id;
    ByteView address;
    std::uint16_t port = 0;
    std::string_view sourceNode;
    std::vector<ByteView> filters; ///< Each a filter type byte and a body; empty is written as nil.
    std::uint32_t flags = 0;       ///< 1 ack wanted, 2 no broadcast.
    std::uint8_t relayFactor = 0;
    std::int64_t timeoutNanoseconds = 0;
    std::string_view name;
    ByteView payload;
};

struct QueryResponse {
    LamportTime time;
    QueryId id;
    std::string_view from;
    std::uint32_t flags = 0; ///< 1 is an ack.
    ByteView payload;
};

struct ConflictResponse {
    std::string_view name;
    ByteView address;
    std::uint16_t port = 0;
    std::vector<std::pair<std::string_view, std::string_view>> tags;
    std::int64_t status = 0;
    std::uint8_t protocolMin = 0, protocolMax = 0, protocolCurrent = 0;
    std::uint8_t delegateMin = 0, delegateMax = 0, delegateCurrent = 0;
    bool known = true; ///< False: the whole body was nil.
};

struct KeyRequest {
    ByteView key;
};

struct KeyResponse {
    bool result = false;
    std::string_view message;
    std::vector<std::string_view> keys; ///< Base64.
    std::string_view primaryKey;
};

/// Header of a relay; `inner` is everything after it, unchanged.
struct Relay {
    ByteView destinationIp;
    std::int64_t destinationPort = 0;
    std::string_view destinationZone;
    std::string_view destinationName;
    ByteView inner;
};

/// Serf's part of a push/pull (type byte 2 included). A hostile sender can name a member twice.
struct SerfPushPull {
    struct Event {
        std::string_view name;
        ByteView payload;
    };
    struct Slot {
        LamportTime time;
        std::vector<Event> events;
    };

    LamportTime time;
    std::vector<std::pair<std::string_view, LamportTime>> statusTimes;
    std::vector<std::string_view> leftMembers;
    LamportTime eventTime;
    std::vector<std::optional<Slot>> events;
    LamportTime queryTime;
};

struct NodeFilter {
    std::vector<std::string_view> nodes;
};

struct TagFilter {
    std::string_view tag;
    std::string_view expression;
};

/// Payload of a ping's ack: version byte 1, then this. Seconds.
struct Coordinate {
    static constexpr std::size_t kDimensions = 8;
    std::vector<double> vector; ///< Dimensions as sent: check for kDimensions before use.
    double error = 0.0;
    double adjustment = 0.0;
    double height = 0.0;
};

/// Reads one Serf message whose type byte is `bytes[0]`; views as in messages.h.
/// Instantiated for every struct above but Coordinate, NodeFilter's and TagFilter's type byte
/// being the filter type (0, 1).
template<class M>
[[nodiscard]] Expected<M, DecodeError> decodeSerf(ByteView bytes, Scratch& scratch);

/// Appends type byte and body as Go writes them.
template<class M> void encodeSerf(Bytes& to, const M& message);

/// Ping ack payload. Fails with UnknownType on a version byte other than 1.
[[nodiscard]] Expected<Coordinate, DecodeError> decodeCoordinate(ByteView payload);
void encodeCoordinate(Bytes& to, const Coordinate& coordinate);

struct DecodedTags {
    Tags tags;           ///< Sorted; of equal keys the last wins.
    bool broken = false; ///< The bytes ended or turned wrong before the map did.
};

/// A member's meta bytes. 0xFF and a map, or else the bare role (empty meta: role "").
[[nodiscard]] DecodedTags decodeTags(ByteView meta);
/// For Serf protocol 3 and up: 0xFF and a map, keys sorted. Protocol 2: the bare role.
void encodeTags(Bytes& to, const Tags& tags, unsigned protocol = 5);

} // namespace grapevine::wire
