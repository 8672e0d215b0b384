#pragma once

#include <QString>
#include <deque>
#include <nlohmann/json.hpp>
#include <string>
#include <type_traits>

#include "core/wire/messages.h"
#include "core/wire/serf_messages.h"

/// Between messages and the `fields` of a vector, both ways from one list of names a message.
/// That list is on purpose not the table which the codec itself works from.
namespace grapevine::vectors {

using Json = nlohmann::json;

template<class M, class V> void eachField(V& v, M& m)
{
    using T = std::remove_const_t<M>;
    if constexpr (std::is_same_v<T, wire::Ping>) {
        v("SeqNo", m.sequence), v("Node", m.node), v("SourceAddr", m.sourceAddress);
        v("SourcePort", m.sourcePort), v("SourceNode", m.sourceNode);
    } else if constexpr (std::is_same_v<T, wire::IndirectPing>) {
        v("SeqNo", m.sequence), v("Target", m.target), v("Port", m.port), v("Node", m.node);
        v("Nack", m.nack), v("SourceAddr", m.sourceAddress), v("SourcePort", m.sourcePort);
        v("SourceNode", m.sourceNode);
    } else if constexpr (std::is_same_v<T, wire::Ack>) {
        v("SeqNo", m.sequence), v("Payload", m.payload);
    } else if constexpr (std::is_same_v<T, wire::Nack>) {
        v("SeqNo", m.sequence);
    } else if constexpr (std::is_same_v<T, wire::Err>) {
        v("Error", m.error);
    } else if constexpr (std::is_same_v<T, wire::Suspect> || std::is_same_v<T, wire::Dead>) {
        v("Incarnation", m.incarnation), v("Node", m.node), v("From", m.from);
    } else if constexpr (std::is_same_v<T, wire::Alive>) {
        v("Incarnation", m.incarnation), v("Node", m.node), v("Addr", m.address);
        v("Port", m.port), v("Meta", m.meta), v("Vsn", m.versions);
    } else if constexpr (std::is_same_v<T, wire::PushPullHeader>) {
        v("Nodes", m.nodes), v("UserStateLen", m.userStateLength), v("Join", m.join);
    } else if constexpr (std::is_same_v<T, wire::PushNodeState>) {
        v("Name", m.name), v("Addr", m.address), v("Port", m.port), v("Meta", m.meta);
        v("Incarnation", m.incarnation), v("State", m.state), v("Vsn", m.versions);
    } else if constexpr (std::is_same_v<T, wire::UserStreamHeader>) {
        v("UserMsgLen", m.length);
    } else if constexpr (std::is_same_v<T, wire::Compress>) {
        v("Algo", m.algorithm), v("Buf", m.buffer);
    } else if constexpr (std::is_same_v<T, wire::LeaveIntent>) {
        v("LTime", m.time), v("Node", m.node), v("Prune", m.prune);
    } else if constexpr (std::is_same_v<T, wire::JoinIntent>) {
        v("LTime", m.time), v("Node", m.node);
    } else if constexpr (std::is_same_v<T, wire::UserEvent>) {
        v("LTime", m.time), v("Name", m.name), v("Payload", m.payload), v("CC", m.coalesce);
    } else if constexpr (std::is_same_v<T, wire::Query>) {
        v("LTime", m.time), v("ID", m.id), v("Addr", m.address), v("Port", m.port);
        v("SourceNode", m.sourceNode), v("Filters", m.filters), v("Flags", m.flags);
        v("RelayFactor", m.relayFactor), v.wide("Timeout", m.timeoutNanoseconds);
        v("Name", m.name), v("Payload", m.payload);
    } else if constexpr (std::is_same_v<T, wire::QueryResponse>) {
        v("LTime", m.time), v("ID", m.id), v("From", m.from), v("Flags", m.flags);
        v("Payload", m.payload);
    } else if constexpr (std::is_same_v<T, wire::ConflictResponse>) {
        if (!v.unlessNull(m.known)) return;
        v("Name", m.name), v("Addr", m.address), v("Port", m.port), v("Tags", m.tags);
        v("Status", m.status), v("ProtocolMin", m.protocolMin), v("ProtocolMax", m.protocolMax);
        v("ProtocolCur", m.protocolCurrent), v("DelegateMin", m.delegateMin);
        v("DelegateMax", m.delegateMax), v("DelegateCur", m.delegateCurrent);
    } else if constexpr (std::is_same_v<T, wire::KeyRequest>) {
        v("Key", m.key);
    } else if constexpr (std::is_same_v<T, wire::KeyResponse>) {
        v("Result", m.result), v("Message", m.message), v("Keys", m.keys);
        v("PrimaryKey", m.primaryKey);
    } else if constexpr (std::is_same_v<T, wire::Relay>) {
        auto address = v.child("DestAddr");
        address("IP", m.destinationIp), address("Port", m.destinationPort);
        address("Zone", m.destinationZone);
        v("DestName", m.destinationName), v("inner", m.inner);
    } else if constexpr (std::is_same_v<T, wire::SerfPushPull>) {
        v("LTime", m.time), v("StatusLTimes", m.statusTimes), v("LeftMembers", m.leftMembers);
        v("EventLTime", m.eventTime), v("Events", m.events), v("QueryLTime", m.queryTime);
    } else if constexpr (std::is_same_v<T, wire::SerfPushPull::Slot>) {
        v("LTime", m.time), v("Events", m.events);
    } else if constexpr (std::is_same_v<T, wire::SerfPushPull::Event>) {
        v("Name", m.name), v("Payload", m.payload);
    } else if constexpr (std::is_same_v<T, wire::TagFilter>) {
        v("Tag", m.tag), v("Expr", m.expression);
    } else {
        static_assert(std::is_same_v<T, wire::Coordinate>);
        v("Vec", m.vector), v("Error", m.error), v("Adjustment", m.adjustment);
        v("Height", m.height);
    }
}

/// Fills JSON from a message.
struct Show {
    Json& out;

    Show child(const char* name) { return {out[name] = Json::object()}; }
    bool unlessNull(const bool& known) { return known; }
    void wide(const char* name, const std::int64_t& v) { out[name] = std::to_string(v); }
    template<class T> void operator()(const char* name, const T& v) { out[name] = shown(v); }

    static Json shown(const std::string_view& v) { return std::string{v}; }
    static Json shown(const ByteView& v)
    {
        return v.data() == nullptr ? Json(nullptr) : Json("hex:" + toHex(v));
    }
    template<class Tag, class R> static Json shown(const StrongNumber<Tag, R>& v)
    {
        return sizeof(R) == 8 ? Json(std::to_string(v.value())) : Json(v.value());
    }
    template<class T> static Json shown(const std::vector<T>& v)
    {
        Json list = Json::array();
        for (const auto& entry : v)
            list.push_back(shown(entry));
        return list;
    }
    template<class V> static Json shown(const std::vector<std::pair<std::string_view, V>>& v)
    {
        Json table = Json::object();
        for (const auto& [key, value] : v)
            table[std::string{key}] = shown(value);
        return table;
    }
    template<class T> static Json shown(const std::optional<T>& v)
    {
        return v ? shown(*v) : Json(nullptr);
    }
    template<class T> static Json shown(const T& v)
    {
        if constexpr (std::is_arithmetic_v<T>) {
            return v;
        } else {
            Json object = Json::object();
            Show show{object};
            eachField(show, v);
            return object;
        }
    }
};

/// Fills a message from JSON; its texts and bytes live in `kept`.
struct Take {
    const Json& in;
    std::deque<Bytes>& kept;

    Take child(const char* name) { return {in.at(name), kept}; }
    bool unlessNull(bool& known) { return known = !in.is_null(); }
    void wide(const char* name, std::int64_t& v) { v = std::stoll(in.at(name).get<std::string>()); }
    template<class T> void operator()(const char* name, T& v) { take(in.at(name), v); }

    void take(const Json& j, ByteView& v)
    {
        if (j.is_null()) return;
        auto bytes = fromHex(std::string_view{j.get_ref<const std::string&>()}.substr(4)).value();
        const auto size = bytes.size();
        bytes.push_back(std::byte{0}); // An empty value has an address too, unlike nil.
        v = ByteView{kept.emplace_back(std::move(bytes))}.first(size);
    }
    void take(const Json& j, std::string_view& v)
    {
        v = asText(kept.emplace_back(toBytes(j.get<std::string>())));
    }
    template<class Tag, class R> void take(const Json& j, StrongNumber<Tag, R>& v)
    {
        v = StrongNumber<Tag, R>{j.is_string() ? static_cast<R>(std::stoull(j.get<std::string>()))
                                               : j.get<R>()};
    }
    template<class T> void take(const Json& j, std::vector<T>& v)
    {
        for (const auto& entry : j)
            take(entry, v.emplace_back());
    }
    template<class V> void take(const Json& j, std::vector<std::pair<std::string_view, V>>& v)
    {
        for (const auto& [key, value] : j.items()) {
            auto& entry = v.emplace_back();
            take(Json(key), entry.first);
            take(value, entry.second);
        }
    }
    template<class T> void take(const Json& j, std::optional<T>& v)
    {
        if (!j.is_null()) take(j, v.emplace());
    }
    template<class T> void take(const Json& j, T& v)
    {
        if constexpr (std::is_arithmetic_v<T>) {
            v = j.get<T>();
        } else {
            Take inner{j, kept};
            eachField(inner, v);
        }
    }
};

using Fields = Expected<Json, wire::DecodeError>;

template<class M> Fields fieldsOf(const Expected<M, wire::DecodeError>& message)
{
    if (!message) return failure(message.error());
    if constexpr (std::is_same_v<M, wire::NodeFilter>) {
        return Show::shown(message->nodes);
    } else if constexpr (std::is_same_v<M, wire::ConflictResponse>) {
        return message->known ? Show::shown(*message) : Json(nullptr);
    } else {
        return Show::shown(*message);
    }
}

template<class M> M messageOf(const Json& fields, std::deque<Bytes>& kept)
{
    M message;
    Take take{fields, kept};
    if constexpr (std::is_same_v<M, wire::NodeFilter>) {
        take.take(fields, message.nodes);
    } else {
        take.take(fields, message);
    }
    return message;
}

/// Calls `use` with a null pointer to the type that a vector's `message` names; false for none.
template<class Use> bool withMessageType(const std::string& name, Use use)
{
    const auto is = [&](const char* wanted, auto* type) {
        if (name != wanted) return false;
        use(type);
        return true;
    };
    using namespace wire;
    return is("ping", static_cast<Ping*>(nullptr)) ||
           is("indirectPing", static_cast<IndirectPing*>(nullptr)) ||
           is("ack", static_cast<Ack*>(nullptr)) || is("nack", static_cast<Nack*>(nullptr)) ||
           is("err", static_cast<Err*>(nullptr)) || is("suspect", static_cast<Suspect*>(nullptr)) ||
           is("dead", static_cast<Dead*>(nullptr)) || is("alive", static_cast<Alive*>(nullptr)) ||
           is("pushPullHeader", static_cast<PushPullHeader*>(nullptr)) ||
           is("pushNodeState", static_cast<PushNodeState*>(nullptr)) ||
           is("userMsgHeader", static_cast<UserStreamHeader*>(nullptr)) ||
           is("compress", static_cast<Compress*>(nullptr));
}

template<class Use> bool withSerfType(const std::string& name, Use use)
{
    const auto is = [&](const char* wanted, auto* type) {
        if (name != wanted) return false;
        use(type);
        return true;
    };
    using namespace wire;
    return is("leave", static_cast<LeaveIntent*>(nullptr)) ||
           is("join", static_cast<JoinIntent*>(nullptr)) ||
           is("userEvent", static_cast<UserEvent*>(nullptr)) ||
           is("query", static_cast<Query*>(nullptr)) ||
           is("queryResponse", static_cast<QueryResponse*>(nullptr)) ||
           is("conflictResponse", static_cast<ConflictResponse*>(nullptr)) ||
           is("keyRequest", static_cast<KeyRequest*>(nullptr)) ||
           is("keyResponse", static_cast<KeyResponse*>(nullptr)) ||
           is("relay", static_cast<Relay*>(nullptr)) ||
           is("pushPull", static_cast<SerfPushPull*>(nullptr)) ||
           is("filterNode", static_cast<NodeFilter*>(nullptr)) ||
           is("filterTag", static_cast<TagFilter*>(nullptr));
}

/// `bytes` without a type byte for memberlist's messages, with it for Serf's.
/// UnknownType when no message is called so.
inline Fields decodedFields(const std::string& name, ByteView bytes)
{
    Fields fields = failure(wire::DecodeError::UnknownType);
    wire::Scratch scratch;
    withMessageType(name, [&](auto* type) {
        fields = fieldsOf(wire::decode<std::remove_pointer_t<decltype(type)>>(bytes, scratch));
    });
    withSerfType(name, [&](auto* type) {
        fields = fieldsOf(wire::decodeSerf<std::remove_pointer_t<decltype(type)>>(bytes, scratch));
    });
    if (name == "ackPayload") fields = fieldsOf(wire::decodeCoordinate(bytes));
    return fields;
}

inline Bytes encodedFields(const std::string& name, const Json& fields)
{
    Bytes out;
    std::deque<Bytes> kept;
    withMessageType(name, [&](auto* type) {
        wire::encode(out, messageOf<std::remove_pointer_t<decltype(type)>>(fields, kept));
    });
    withSerfType(name, [&](auto* type) {
        wire::encodeSerf(out, messageOf<std::remove_pointer_t<decltype(type)>>(fields, kept));
    });
    if (name == "ackPayload")
        wire::encodeCoordinate(out, messageOf<wire::Coordinate>(fields, kept));
    return out;
}

/// Our lists know no nil: it becomes an empty list or table, nested ones included.
inline Json withoutListNils(Json fields)
{
    if (fields.is_array()) {
        for (auto& entry : fields)
            entry = withoutListNils(entry);
    }
    if (!fields.is_object()) return fields;
    for (auto& [name, value] : fields.items()) {
        const bool list =
            name == "Filters" || name == "Keys" || name == "LeftMembers" || name == "Events";
        if (value.is_null() && list) value = Json::array();
        if (value.is_null() && (name == "StatusLTimes" || name == "Tags")) value = Json::object();
        value = withoutListNils(value);
    }
    return fields;
}

} // namespace grapevine::vectors
