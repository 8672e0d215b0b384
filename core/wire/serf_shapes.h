#pragma once

#include <tuple>

#include "core/wire/message_shape.h"
#include "core/wire/serf_messages.h"

namespace grapevine::wire {

// Source of names and order: serf.md 1 and 9 (serf, messages.go, delegate.go, coordinate.go).

/// A relay's header as it nests on the wire; Relay shows it flat.
struct RelayAddress {
    ByteView ip;
    std::int64_t port = 0;
    std::string_view zone;
};

struct RelayHeader {
    RelayAddress address;
    std::string_view name;
};

template<> struct Shape<LeaveIntent> {
    static constexpr auto type = SerfType::Leave;
    static constexpr auto fields =
        std::tuple{field("LTime", &LeaveIntent::time), field("Node", &LeaveIntent::node),
                   field("Prune", &LeaveIntent::prune)};
};

template<> struct Shape<JoinIntent> {
    static constexpr auto type = SerfType::Join;
    static constexpr auto fields =
        std::tuple{field("LTime", &JoinIntent::time), field("Node", &JoinIntent::node)};
};

template<> struct Shape<UserEvent> {
    static constexpr auto type = SerfType::UserEvent;
    static constexpr auto fields = std::tuple{
        field("LTime", &UserEvent::time),
        field("Name", &UserEvent::name),
        field("Payload", &UserEvent::payload),
        field("CC", &UserEvent::coalesce),
    };
};

template<> struct Shape<Query> {
    static constexpr auto type = SerfType::Query;
    static constexpr auto fields = std::tuple{
        field("LTime", &Query::time),
        field("ID", &Query::id),
        field("Addr", &Query::address),
        field("Port", &Query::port),
        field("SourceNode", &Query::sourceNode),
        field("Filters", &Query::filters, WhenEmpty::Nil),
        field("Flags", &Query::flags),
        field("RelayFactor", &Query::relayFactor),
        field("Timeout", &Query::timeoutNanoseconds),
        field("Name", &Query::name),
        field("Payload", &Query::payload),
    };
};

template<> struct Shape<QueryResponse> {
    static constexpr auto type = SerfType::QueryResponse;
    static constexpr auto fields = std::tuple{
        field("LTime", &QueryResponse::time),      field("ID", &QueryResponse::id),
        field("From", &QueryResponse::from),       field("Flags", &QueryResponse::flags),
        field("Payload", &QueryResponse::payload),
    };
};

template<> struct Shape<ConflictResponse> {
    static constexpr auto type = SerfType::ConflictResponse;
    static constexpr auto fields = std::tuple{
        field("Name", &ConflictResponse::name),
        field("Addr", &ConflictResponse::address),
        field("Port", &ConflictResponse::port),
        field("Tags", &ConflictResponse::tags, WhenEmpty::Written, kTagsMost),
        field("Status", &ConflictResponse::status),
        field("ProtocolMin", &ConflictResponse::protocolMin),
        field("ProtocolMax", &ConflictResponse::protocolMax),
        field("ProtocolCur", &ConflictResponse::protocolCurrent),
        field("DelegateMin", &ConflictResponse::delegateMin),
        field("DelegateMax", &ConflictResponse::delegateMax),
        field("DelegateCur", &ConflictResponse::delegateCurrent),
    };
};

template<> struct Shape<KeyRequest> {
    static constexpr auto type = SerfType::KeyRequest;
    static constexpr auto fields = std::tuple{field("Key", &KeyRequest::key)};
};

template<> struct Shape<KeyResponse> {
    static constexpr auto type = SerfType::KeyResponse;
    static constexpr auto fields = std::tuple{
        field("Result", &KeyResponse::result),
        field("Message", &KeyResponse::message),
        field("Keys", &KeyResponse::keys, WhenEmpty::Nil),
        field("PrimaryKey", &KeyResponse::primaryKey),
    };
};

template<> struct Shape<RelayAddress> {
    static constexpr auto fields =
        std::tuple{field("IP", &RelayAddress::ip), field("Port", &RelayAddress::port),
                   field("Zone", &RelayAddress::zone)};
};

template<> struct Shape<RelayHeader> {
    static constexpr auto fields =
        std::tuple{field("DestAddr", &RelayHeader::address), field("DestName", &RelayHeader::name)};
};

template<> struct Shape<Relay> {
    static constexpr auto type = SerfType::Relay;
};

template<> struct Shape<SerfPushPull::Event> {
    static constexpr auto fields = std::tuple{field("Name", &SerfPushPull::Event::name),
                                              field("Payload", &SerfPushPull::Event::payload)};
};

template<> struct Shape<SerfPushPull::Slot> {
    static constexpr auto fields = std::tuple{
        field("LTime", &SerfPushPull::Slot::time),
        field("Events", &SerfPushPull::Slot::events, WhenEmpty::Nil, kEventsPerSlotMost)};
};

template<> struct Shape<SerfPushPull> {
    static constexpr auto type = SerfType::PushPull;
    static constexpr auto fields = std::tuple{
        field("LTime", &SerfPushPull::time),
        field("StatusLTimes", &SerfPushPull::statusTimes, WhenEmpty::Written, kMemberNamesMost),
        field("LeftMembers", &SerfPushPull::leftMembers, WhenEmpty::Written, kMemberNamesMost),
        field("EventLTime", &SerfPushPull::eventTime),
        field("Events", &SerfPushPull::events, WhenEmpty::Nil, kEventSlotsMost),
        field("QueryLTime", &SerfPushPull::queryTime),
    };
};

template<> struct Shape<NodeFilter> {
    static constexpr auto type = SerfType{0}; ///< A filter's type, not a message's.
};

template<> struct Shape<TagFilter> {
    static constexpr auto type = SerfType{1};
    static constexpr auto fields =
        std::tuple{field("Tag", &TagFilter::tag), field("Expr", &TagFilter::expression)};
};

template<> struct Shape<Coordinate> {
    static constexpr auto fields = std::tuple{
        field("Vec", &Coordinate::vector),
        field("Error", &Coordinate::error),
        field("Adjustment", &Coordinate::adjustment),
        field("Height", &Coordinate::height),
    };
};

} // namespace grapevine::wire
