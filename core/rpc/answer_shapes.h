#pragma once

#include <cstdint>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "core/base/ids.h"
#include "core/rpc/limits.h"
#include "core/wire/message_shape.h"

namespace grapevine::rpc {

// How answers and records look on the wire; all are views of the object that was read.

using TextTable = std::vector<std::pair<std::string_view, std::string_view>>;

struct WireHeader {
    ByteView error;
    std::uint64_t seq = 0;
};

struct WireMember {
    std::string_view name;
    ByteView address;
    std::uint16_t port = 0;
    TextTable tags;
    std::string_view status;
    std::uint8_t protocolMin = 0;
    std::uint8_t protocolMax = 0;
    std::uint8_t protocolCurrent = 0;
    std::uint8_t delegateMin = 0;
    std::uint8_t delegateMax = 0;
    std::uint8_t delegateCurrent = 0;
};

struct WireMembers {
    std::vector<WireMember> members;
};

struct WireCoordinate {
    double adjustment = 0;
    double error = 0;
    double height = 0;
    std::vector<double> vector;
};

struct WireCoordinateAnswer {
    WireCoordinate coordinate;
    bool known = false;
};

struct WireKeys {
    std::vector<std::pair<std::string_view, std::int64_t>> keys;
    TextTable messages;
    std::int64_t members = 0;
    std::int64_t responses = 0;
    std::int64_t errors = 0;
};

struct WireEvent {
    std::string_view event;
    std::vector<WireMember> members;
    LamportTime time;
    std::string_view name;
    ByteView payload;
    bool coalesce = false;
    std::uint64_t id = 0;
};

struct WireQueryRecord {
    std::string_view type;
    std::string_view from;
    ByteView payload;
};

struct WireLog {
    ByteView line;
};

} // namespace grapevine::rpc

namespace grapevine::wire {

template<> struct Shape<rpc::WireHeader> {
    static constexpr auto fields =
        std::tuple{field("Seq", &rpc::WireHeader::seq), field("Error", &rpc::WireHeader::error)};
};

template<> struct Shape<rpc::WireMember> {
    static constexpr auto fields = std::tuple{
        field("Name", &rpc::WireMember::name),
        field("Addr", &rpc::WireMember::address),
        field("Port", &rpc::WireMember::port),
        field("Tags", &rpc::WireMember::tags, WhenEmpty::Written, rpc::kTagsMost),
        field("Status", &rpc::WireMember::status),
        field("ProtocolMin", &rpc::WireMember::protocolMin),
        field("ProtocolMax", &rpc::WireMember::protocolMax),
        field("ProtocolCur", &rpc::WireMember::protocolCurrent),
        field("DelegateMin", &rpc::WireMember::delegateMin),
        field("DelegateMax", &rpc::WireMember::delegateMax),
        field("DelegateCur", &rpc::WireMember::delegateCurrent),
    };
};

template<> struct Shape<rpc::WireMembers> {
    static constexpr auto fields = std::tuple{
        field("Members", &rpc::WireMembers::members, WhenEmpty::Written, rpc::kMembersMost)};
};

template<> struct Shape<rpc::WireCoordinate> {
    static constexpr auto fields = std::tuple{
        field("Vec", &rpc::WireCoordinate::vector),
        field("Error", &rpc::WireCoordinate::error),
        field("Adjustment", &rpc::WireCoordinate::adjustment),
        field("Height", &rpc::WireCoordinate::height),
    };
};

template<> struct Shape<rpc::WireCoordinateAnswer> {
    static constexpr auto fields =
        std::tuple{field("Coord", &rpc::WireCoordinateAnswer::coordinate),
                   field("Ok", &rpc::WireCoordinateAnswer::known)};
};

template<> struct Shape<rpc::WireKeys> {
    static constexpr auto fields = std::tuple{
        field("Messages", &rpc::WireKeys::messages, WhenEmpty::Written, rpc::kMembersMost),
        field("Keys", &rpc::WireKeys::keys),
        field("NumNodes", &rpc::WireKeys::members),
        field("NumErr", &rpc::WireKeys::errors),
        field("NumResp", &rpc::WireKeys::responses),
    };
};

/// Member, user and query records in one: no name stands for two things.
template<> struct Shape<rpc::WireEvent> {
    static constexpr auto fields = std::tuple{
        field("Event", &rpc::WireEvent::event),
        field("Members", &rpc::WireEvent::members, WhenEmpty::Written, rpc::kMembersMost),
        field("LTime", &rpc::WireEvent::time),
        field("Name", &rpc::WireEvent::name),
        field("Payload", &rpc::WireEvent::payload),
        field("Coalesce", &rpc::WireEvent::coalesce),
        field("ID", &rpc::WireEvent::id),
    };
};

template<> struct Shape<rpc::WireQueryRecord> {
    static constexpr auto fields = std::tuple{
        field("Type", &rpc::WireQueryRecord::type),
        field("From", &rpc::WireQueryRecord::from),
        field("Payload", &rpc::WireQueryRecord::payload),
    };
};

template<> struct Shape<rpc::WireLog> {
    static constexpr auto fields = std::tuple{field("Log", &rpc::WireLog::line)};
};

} // namespace grapevine::wire
