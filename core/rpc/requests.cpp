#include "core/rpc/requests.h"

#include <map>
#include <string>

#include "core/wire/msgpack_writer.h"

namespace grapevine::rpc {

namespace {

/// The dialect of Go's newer codec, which the agent speaks here: str8 and bin are on.
class Body {
public:
    explicit Body(Bytes& to)
        : m_to(to)
        , m_writer(to)
    {
    }

    Body& map(std::size_t pairs)
    {
        m_writer.map(pairs);
        return *this;
    }
    Body& text(std::string_view value)
    {
        constexpr std::size_t kOneByteFrom =
            32; // Shorter ones have their length in the first byte.
        if (value.size() >= kOneByteFrom && value.size() <= 0xff) {
            m_to.push_back(std::byte{0xd9});
            m_to.push_back(static_cast<std::byte>(value.size()));
            append(m_to, asBytes(value));
        } else {
            m_writer.text(value);
        }
        return *this;
    }
    Body& number(std::uint64_t value)
    {
        m_writer.number(value);
        return *this;
    }
    Body& signedNumber(std::int64_t value)
    {
        m_writer.signedNumber(value);
        return *this;
    }
    Body& boolean(bool value)
    {
        m_writer.boolean(value);
        return *this;
    }
    Body& bytes(ByteView value)
    {
        if (value.empty()) {
            m_writer.nil();
            return *this;
        }
        length(value.size());
        append(m_to, value);
        return *this;
    }
    Body& texts(const std::vector<std::string>& values)
    {
        if (values.empty()) {
            m_writer.nil();
            return *this;
        }
        m_writer.array(values.size());
        for (const auto& value : values)
            text(value);
        return *this;
    }
    Body& table(const std::map<std::string_view, std::string_view>& values)
    {
        if (values.empty()) {
            m_writer.nil();
            return *this;
        }
        m_writer.map(values.size());
        for (const auto& [key, value] : values)
            text(key).text(value);
        return *this;
    }

private:
    void length(std::size_t size)
    {
        const unsigned width = size <= 0xff ? 1 : size <= 0xffff ? 2 : 4;
        m_to.push_back(static_cast<std::byte>(width == 1 ? 0xc4 : width == 2 ? 0xc5 : 0xc6));
        for (unsigned shift = 8 * width; shift > 0;) {
            shift -= 8;
            m_to.push_back(static_cast<std::byte>(size >> shift & 0xffU));
        }
    }

    Bytes& m_to;
    wire::MsgpackWriter m_writer;
};

Body request(Bytes& to, std::uint64_t seq, std::string_view command)
{
    Body body{to};
    body.map(2).text("Command").text(command).text("Seq").number(seq);
    return body;
}

} // namespace

void writeHandshake(Bytes& to, std::uint64_t seq, std::int64_t version)
{
    request(to, seq, "handshake").map(1).text("Version").signedNumber(version);
}

void writeAuth(Bytes& to, std::uint64_t seq, std::string_view key)
{
    request(to, seq, "auth").map(1).text("AuthKey").text(key);
}

void writeMembers(Bytes& to, std::uint64_t seq)
{
    request(to, seq, "members");
}

void writeStats(Bytes& to, std::uint64_t seq)
{
    request(to, seq, "stats");
}

void writeListKeys(Bytes& to, std::uint64_t seq)
{
    request(to, seq, "list-keys");
}

void writeCoordinate(Bytes& to, std::uint64_t seq, std::string_view node)
{
    request(to, seq, "get-coordinate").map(1).text("Node").text(node);
}

void writeStream(Bytes& to, std::uint64_t seq, std::string_view filter)
{
    request(to, seq, "stream").map(1).text("Type").text(filter);
}

void writeMonitor(Bytes& to, std::uint64_t seq, std::string_view level)
{
    request(to, seq, "monitor").map(1).text("LogLevel").text(level);
}

void writeStop(Bytes& to, std::uint64_t seq, std::uint64_t of)
{
    request(to, seq, "stop").map(1).text("Stop").number(of);
}

void writeEvent(Bytes& to, std::uint64_t seq, const link::SendEvent& event)
{
    request(to, seq, "event")
        .map(3)
        .text("Coalesce")
        .boolean(event.coalesce)
        .text("Name")
        .text(event.name)
        .text("Payload")
        .bytes(event.payload);
}

void writeQuery(Bytes& to, std::uint64_t seq, const link::SendQuery& query)
{
    std::map<std::string_view, std::string_view> tags;
    for (const auto& match : query.tags)
        tags.insert_or_assign(match.tag, match.expression);
    request(to, seq, "query")
        .map(7)
        .text("FilterNodes")
        .texts(query.nodes)
        .text("FilterTags")
        .table(tags)
        .text("Name")
        .text(query.name)
        .text("Payload")
        .bytes(query.payload)
        .text("RelayFactor")
        .number(query.relayFactor)
        .text("RequestAck")
        .boolean(query.ack)
        .text("Timeout")
        .signedNumber(query.timeout.count());
}

void writeRespond(Bytes& to, std::uint64_t seq, std::uint64_t id, ByteView payload)
{
    request(to, seq, "respond").map(2).text("ID").number(id).text("Payload").bytes(payload);
}

} // namespace grapevine::rpc
