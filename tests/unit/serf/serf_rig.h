#pragma once

#include <QtGlobal>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/counters.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/serf/serf.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

/// What the tests of core/serf share: a Serf with its surroundings, and messages in its words.
namespace grapevine::test {

using serf::MemberEvent;
using serf::Status;

inline constexpr TimePoint kStart{std::chrono::hours{1}};

/// $GRAPEVINE_SEED, or else always the same; printed either way.
inline std::uint64_t seed()
{
    const char* given = std::getenv("GRAPEVINE_SEED");
    const std::uint64_t value = given != nullptr ? std::strtoull(given, nullptr, 10) : 20261121;
    qInfo("GRAPEVINE_SEED=%llu repeats this run", static_cast<unsigned long long>(value));
    return value;
}

inline swim::NodeRecordPtr record(const std::string& name, const Tags& tags = {},
                                  std::uint16_t port = 7946)
{
    auto made = std::make_shared<swim::NodeRecord>();
    made->name = name;
    made->address = {std::byte{10}, std::byte{0}, std::byte{0},
                     static_cast<std::byte>(name.back())};
    made->port = port;
    wire::encodeTags(made->meta, tags);
    made->versions = {1, 5, 2, 2, 5, 5};
    made->versionsKnown = true;
    made->endpoint = {*IpAddress::fromBytes(made->address), port};
    return made;
}

template<class M> Bytes message(const M& what)
{
    Bytes out;
    wire::encodeSerf(out, what);
    return out;
}

inline Bytes joinIntent(std::uint64_t time, std::string_view node)
{
    return message(wire::JoinIntent{LamportTime{time}, node});
}

inline Bytes leaveIntent(std::uint64_t time, std::string_view node, bool prune = false)
{
    return message(wire::LeaveIntent{LamportTime{time}, node, prune});
}

inline Bytes userEvent(std::uint64_t time, std::string_view name, std::string_view payload = "x",
                       bool coalesce = false)
{
    return message(wire::UserEvent{LamportTime{time}, name, asBytes(payload), coalesce});
}

/// A query of n9's, at 10.0.0.9:7946, open for a minute; the caller changes what it is about.
struct QueryText {
    std::uint64_t time = 3;
    std::uint32_t id = 11;
    std::string name = "uptime";
    Bytes payload = {};
    std::uint32_t flags = 0;
    std::uint8_t relayFactor = 0;
    std::vector<Bytes> filters = {};
    Duration timeout = std::chrono::minutes{1};
    Bytes address = {std::byte{10}, std::byte{0}, std::byte{0}, std::byte{9}};

    [[nodiscard]] Bytes bytes() const
    {
        wire::Query query;
        query.time = LamportTime{time};
        query.id = QueryId{id};
        query.address = address;
        query.port = 7946;
        query.sourceNode = "n9";
        query.filters.assign(filters.begin(), filters.end());
        query.flags = flags;
        query.relayFactor = relayFactor;
        query.timeoutNanoseconds = timeout.count();
        query.name = name;
        query.payload = payload;
        return message(query);
    }
};

inline Bytes nodeFilter(std::vector<std::string_view> nodes)
{
    return message(wire::NodeFilter{std::move(nodes)});
}

inline Bytes tagFilter(std::string_view tag, std::string_view expression)
{
    return message(wire::TagFilter{tag, expression});
}

/// A decoded response and the bytes that it looks into.
struct Response {
    explicit Response(Bytes bytes)
        : kept(std::move(bytes))
        , what(wire::decodeSerf<wire::QueryResponse>(kept, scratch).value())
    {
    }
    Bytes kept;
    wire::Scratch scratch;
    wire::QueryResponse what;
};

/// A Serf called "self" with role=obs that has started and joined itself.
struct Rig {
    explicit Rig(serf::SerfOptions options = {}, serf::KeyStore* keys = nullptr)
        : machine(options, "self", {*IpAddress::fromText("10.0.0.1"), 7946}, names, random,
                  counters, keys,
                  {[this](std::size_t most) { return relays(most); }, [this] { return present; }})
    {
        machine.setTags({{"role", "obs"}});
        machine.start(now);
        join("self");
        static_cast<void>(machine.takeEvents());
    }

    MemberId id(const std::string& name) { return *names.intern(name); }
    void join(const std::string& name) { machine.handleMemberJoin(now, id(name), record(name)); }
    void leave(const std::string& name) { machine.handleMemberLeave(now, id(name)); }
    void gone(const std::string& name, bool left)
    {
        machine.handleMemberGone(now, id(name), record(name), left);
    }
    void hear(const Bytes& bytes) { machine.handleMessage(now, bytes); }
    /// Lets time pass as an agent does: timer by timer.
    void wait(Duration span)
    {
        const auto until = now + span;
        while (machine.nextTimeout() && *machine.nextTimeout() <= until) {
            now = *machine.nextTimeout();
            machine.handleTimeout(now);
        }
        now = until;
    }

    Status status(const std::string& name)
    {
        const auto known = names.find(name);
        const auto* row = known ? machine.find(*known) : nullptr;
        return row == nullptr ? Status::None : row->status;
    }
    std::uint64_t statusTime(const std::string& name)
    {
        return machine.find(id(name))->statusTime.value();
    }
    /// `+n1` join, `~` leaving, `=` staying, `-` leave, `!` failed, `*` update, `x` reap,
    /// `event NAME`, `query NAME`, `keys NAME`; `ack NAME`, `answer NAME` (`again`, `late`) and
    /// `end HOW -SILENT ..` of our own queries.
    std::vector<std::string> told()
    {
        std::vector<std::string> out;
        for (const auto& event : machine.takeEvents())
            out.push_back(std::visit([this](const auto& e) { return this->line(e); }, event));
        return out;
    }
    /// What a queue would gossip, each once; it is empty afterwards.
    static std::vector<Bytes> gossip(swim::GossipQueue& queue)
    {
        std::vector<ByteView> views;
        queue.take(views, 0, 10'000'000, 1);
        std::vector<Bytes> out;
        for (const auto view : views)
            out.emplace_back(view.begin(), view.end());
        queue.clear();
        return out;
    }

    TimePoint now = kStart;
    NameTable names;
    SeededRandom random{7};
    Counters counters;
    std::size_t present = 1;
    std::size_t relaysThere = 0; ///< How many members could relay.
    serf::Serf machine;

private:
    std::vector<std::pair<std::string, Endpoint>> relays(std::size_t most) const
    {
        std::vector<std::pair<std::string, Endpoint>> out;
        for (std::size_t i = 0; i < std::min(most, relaysThere); ++i) {
            const auto at = record("r" + std::to_string(i))->endpoint;
            out.emplace_back("r" + std::to_string(i), at);
        }
        return out;
    }
    std::string line(const MemberEvent& event)
    {
        static constexpr char kMarks[] = "+~=-!*x";
        return kMarks[static_cast<std::size_t>(event.kind)] + names.name(event.member);
    }
    static std::string line(const serf::UserEventSeen& event) { return "event " + event.name; }
    static std::string line(const serf::QuerySeen& query) { return "query " + query.name; }
    static std::string line(const serf::KeysChanged& keys) { return "keys " + keys.query; }
    static std::string line(const serf::QueryReplySeen& reply)
    {
        return (reply.ack ? "ack " : "answer ") + reply.from + (reply.duplicate ? " again" : "") +
               (reply.late ? " late" : "");
    }
    static std::string line(const serf::QueryEnded& query)
    {
        static constexpr const char* kWords[] = {"everybody", "timeout", "stopped", "lost"};
        std::string out = std::string{"end "} + kWords[static_cast<std::size_t>(query.end)];
        for (const auto& name : query.silent)
            out += " -" + name;
        return out;
    }
};

using Lines = std::vector<std::string>;

} // namespace grapevine::test
