#pragma once

#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/rpc/dialogue.h"
#include "core/wire/msgpack_writer.h"

/// What a scripted agent says, object by object.
namespace grapevine::test {

class Words {
public:
    operator ByteView() const { return m_bytes; } // NOLINT: it is nothing but its bytes.
    [[nodiscard]] const Bytes& bytes() const { return m_bytes; }

    Words& header(std::uint64_t seq, std::string_view error = {})
    {
        m_writer.map(2);
        text("Error", error);
        m_writer.text("Seq");
        m_writer.number(seq);
        return *this;
    }
    /// Some of an agent's statistics.
    Words& stats()
    {
        m_writer.map(2);
        m_writer.text("agent");
        m_writer.map(1);
        text("name", "n1");
        m_writer.text("serf");
        m_writer.map(3);
        text("member_time", "7");
        text("event_time", "8");
        text("query_time", "9");
        return *this;
    }
    struct Who {
        std::string_view name;
        std::string_view status = "alive";
        std::string_view role = "web";
    };
    Words& members(const std::vector<Who>& who)
    {
        m_writer.map(1);
        return memberList(who);
    }
    Words& memberRecord(std::string_view event, const std::vector<Who>& who)
    {
        m_writer.map(2);
        text("Event", event);
        return memberList(who);
    }
    Words& userRecord(std::string_view name, std::string_view payload, std::uint64_t time)
    {
        m_writer.map(5);
        text("Event", "user");
        text("Name", name);
        text("Payload", payload);
        m_writer.text("LTime");
        m_writer.number(time);
        m_writer.text("Coalesce");
        m_writer.boolean(true);
        return *this;
    }
    Words& queryHeard(std::string_view name, std::uint64_t id, std::uint64_t time)
    {
        m_writer.map(4);
        text("Event", "query");
        text("Name", name);
        m_writer.text("LTime");
        m_writer.number(time);
        m_writer.text("ID");
        m_writer.number(id);
        return *this;
    }
    Words& queryRecord(std::string_view type, std::string_view from, std::string_view payload = {})
    {
        m_writer.map(3);
        text("From", from);
        text("Payload", payload);
        text("Type", type);
        return *this;
    }
    Words& log(std::string_view line)
    {
        m_writer.map(1);
        text("Log", line);
        return *this;
    }
    Words& coordinate(double first)
    {
        m_writer.map(2);
        m_writer.text("Ok");
        m_writer.boolean(true);
        m_writer.text("Coord");
        m_writer.map(4);
        for (const auto* name : {"Adjustment", "Error", "Height"}) {
            m_writer.text(name);
            m_writer.real(0.001);
        }
        m_writer.text("Vec");
        m_writer.array(Coordinate::kDimensions);
        for (std::size_t i = 0; i < Coordinate::kDimensions; ++i)
            m_writer.real(i == 0 ? first : 0.0);
        return *this;
    }
    Words& keys(std::string_view key, std::uint64_t count)
    {
        m_writer.map(5);
        m_writer.text("Keys");
        m_writer.map(1);
        m_writer.text(key);
        m_writer.number(count);
        m_writer.text("Messages");
        m_writer.map(1);
        text("n2", "no keyring");
        for (const auto* name : {"NumErr", "NumNodes", "NumResp"}) {
            m_writer.text(name);
            m_writer.number(count);
        }
        return *this;
    }
    Words& raw(ByteView bytes)
    {
        append(m_bytes, bytes);
        return *this;
    }

private:
    void text(std::string_view key, std::string_view value)
    {
        m_writer.text(key);
        m_writer.text(value);
    }
    Words& memberList(const std::vector<Who>& who)
    {
        m_writer.text("Members");
        m_writer.array(who.size());
        for (const auto& one : who) {
            m_writer.map(6);
            text("Name", one.name);
            text("Addr", std::string_view{"\x0a\0\0\x01", 4});
            m_writer.text("Port");
            m_writer.number(7946);
            text("Status", one.status);
            m_writer.text("Tags");
            m_writer.map(1);
            text("role", one.role);
            m_writer.text("DelegateCur");
            m_writer.number(5);
        }
        return *this;
    }

    Bytes m_bytes;
    wire::MsgpackWriter m_writer{m_bytes};
};

/// Everything that a dialogue has to tell.
inline std::vector<rpc::News> newsOf(rpc::Dialogue& dialogue)
{
    std::vector<rpc::News> out;
    while (auto one = dialogue.pollNews())
        out.push_back(std::move(*one));
    return out;
}

/// The only news of that kind; null when there is none, or more.
template<class T> const T* only(const std::vector<rpc::News>& news)
{
    const T* found = nullptr;
    for (const auto& one : news) {
        const auto* at = std::get_if<T>(&one);
        if (at == nullptr) continue;
        if (found != nullptr) return nullptr;
        found = at;
    }
    return found;
}

} // namespace grapevine::test
