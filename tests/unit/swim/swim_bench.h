#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/swim/memberlist.h"
#include "core/swim/output.h"
#include "core/swim/policy.h"
#include "core/swim/record_pool.h"
#include "core/wire/framing.h"
#include "core/wire/messages.h"
#include "core/wire/scratch.h"

namespace grapevine::swim::testing {

inline constexpr TimePoint kStart{std::chrono::hours{1}};

/// 10.0.x.y, as four bytes.
inline Bytes addressOf(unsigned number)
{
    return {std::byte{10}, std::byte{0}, static_cast<std::byte>(number / 250),
            static_cast<std::byte>(1 + number % 250)};
}

inline Endpoint endpointOf(unsigned number, std::uint16_t port = 7946)
{
    return {IpAddress::fromBytes(addressOf(number)).value(), port};
}

template<class Message> Bytes encoded(const Message& message)
{
    Bytes bytes;
    wire::encode(bytes, message);
    return bytes;
}

/// Reads a whole message, type byte first; the views are good while `bytes` is.
template<class Message> Message decoded(ByteView bytes)
{
    wire::Scratch scratch;
    return wire::decode<Message>(bytes.subspan(1), scratch).value();
}

inline wire::MessageType typeOf(ByteView bytes)
{
    return static_cast<wire::MessageType>(bytes[0]);
}

/// What one member says of itself in these claims.
struct Said {
    std::string name = {};
    unsigned number = 0; ///< Decides the address.
    std::uint32_t incarnation = 1;
    std::string meta = {};
    Bytes versions = toBytes(std::string_view{"\1\5\2\2\5\5"});
    std::uint16_t port = 7946;
};

/// One memberlist in virtual time, called "self", at 10.0.0.1.
class Bench {
public:
    explicit Bench(const Policy& policy, Timing timing = Timing::lan(), std::uint64_t seed = 1)
        : random(seed)
        , list({timing}, policy, names, records, random, counters)
    {
    }

    /// Started, and the news and gossip of it forgotten.
    Bench& started()
    {
        start();
        forget();
        return *this;
    }
    void start(std::uint32_t first = 1) { list.start(now, ourselves(), Incarnation{first}); }
    static Self ourselves() { return {"self", addressOf(0), 7946, {}, {1, 5, 2, 2, 5, 5}}; }

    void alive(const Said& said)
    {
        const auto address = addressOf(said.number);
        const wire::Alive message{Incarnation{said.incarnation},
                                  said.name,
                                  address,
                                  said.port,
                                  asBytes(said.meta),
                                  said.versions};
        list.handleAlive(now, message, encoded(message));
    }
    /// n1 to n`count`, incarnation 1, at 10.0.0.2 and up.
    void aliveOnes(unsigned count)
    {
        for (unsigned i = 1; i <= count; ++i)
            alive({"n" + std::to_string(i), i});
        forget();
    }
    void suspect(std::string_view node, std::uint32_t incarnation, std::string_view from)
    {
        const wire::Suspect message{Incarnation{incarnation}, node, from};
        list.handleSuspect(now, message, encoded(message));
    }
    void dead(std::string_view node, std::uint32_t incarnation, std::string_view from)
    {
        const wire::Dead message{Incarnation{incarnation}, node, from};
        list.handleDead(now, message, encoded(message));
    }
    RemoteNode row(const Said& said, State state)
    {
        const auto address = addressOf(said.number);
        const wire::Alive message{Incarnation{said.incarnation},
                                  said.name,
                                  address,
                                  said.port,
                                  asBytes(said.meta),
                                  said.versions};
        RemoteNode out{records.intern(message), Incarnation{said.incarnation}, state};
        if (const auto* known = find(said.name)) out.member = known->member;
        return out;
    }
    bool merge(std::vector<RemoteNode> rows) { return list.merge(now, "peer", rows).has_value(); }

    const MemberEntry* find(std::string_view name) const { return list.table().find(name); }
    State stateOf(std::string_view name) const { return find(name)->state; }
    std::uint32_t incarnationOf(std::string_view name) const
    {
        return find(name)->incarnation.value();
    }
    MemberId idOf(std::string_view name) const { return names.find(name).value(); }

    /// What waits to be gossiped, in sending order; counts as one send. Good until the next call.
    const std::vector<Bytes>& queued()
    {
        std::vector<ByteView> views;
        list.queue().take(views, 0, 10'000'000, list.table().size());
        m_queued.clear();
        for (const auto view : views)
            m_queued.emplace_back(view.begin(), view.end());
        return m_queued;
    }
    /// `Join n1, Suspect n2 by n1, Leave n3 (left)`.
    std::string changes()
    {
        std::string out;
        for (const auto& change : list.takeChanges()) {
            if (!out.empty()) out += ", ";
            out += nameOf(change.kind) + " " + change.record->name;
            const bool accuses = change.kind == MemberChange::Kind::Suspect ||
                                 change.kind == MemberChange::Kind::Confirm ||
                                 change.kind == MemberChange::Kind::SelfAccused;
            if (accuses) out += " by " + (change.from.empty() ? "?" : change.from);
            if (change.kind == MemberChange::Kind::Leave && change.left) out += " (left)";
        }
        return out;
    }
    void forget()
    {
        list.queue().clear();
        (void)list.takeChanges();
        (void)list.takeOutputs();
    }

    /// Lets time pass, timers firing as they are due; `answer` is called with each output.
    template<class Answer> void run(Duration duration, Answer answer)
    {
        const auto end = now + duration;
        handOut(answer);
        while (true) {
            const auto next = list.nextTimeout();
            if (!next || *next > end) break;
            now = std::max(now, *next);
            list.handleTimeout(now);
            handOut(answer);
        }
        now = end;
    }
    std::vector<Output> run(Duration duration)
    {
        std::vector<Output> all;
        run(duration, [&](const Output& output) { all.push_back(output); });
        return all;
    }

    static std::string nameOf(MemberChange::Kind kind)
    {
        switch (kind) {
        case MemberChange::Kind::Join: return "Join";
        case MemberChange::Kind::Leave: return "Leave";
        case MemberChange::Kind::Update: return "Update";
        case MemberChange::Kind::Suspect: return "Suspect";
        case MemberChange::Kind::Confirm: return "Confirm";
        case MemberChange::Kind::DeadAgain: return "DeadAgain";
        case MemberChange::Kind::Refute: return "Refute";
        case MemberChange::Kind::Conflict: return "Conflict";
        case MemberChange::Kind::NoVerdict: return "NoVerdict";
        case MemberChange::Kind::SelfAccused: return "SelfAccused";
        case MemberChange::Kind::Forget: return "Forget";
        }
        return {};
    }

    TimePoint now = kStart;
    NameTable names;
    RecordPool records;
    SeededRandom random;
    Counters counters;
    Memberlist list;

private:
    template<class Answer> void handOut(Answer& answer)
    {
        for (const auto& output : list.takeOutputs())
            answer(output);
    }

    std::vector<Bytes> m_queued;
};

/// All outputs of one kind.
template<class Kind> std::vector<Kind> only(const std::vector<Output>& outputs)
{
    std::vector<Kind> found;
    for (const auto& output : outputs) {
        if (const auto* one = std::get_if<Kind>(&output)) found.push_back(*one);
    }
    return found;
}

/// The messages of one type among what is to be sent.
inline std::vector<SendMessage> messages(const std::vector<Output>& outputs, wire::MessageType type)
{
    auto found = only<SendMessage>(outputs);
    std::erase_if(found, [&](const SendMessage& sent) { return typeOf(sent.body) != type; });
    return found;
}

/// Answers every ping of `bench` at once; `silent` names do not.
class AnswersPings {
public:
    AnswersPings(Bench& bench, std::vector<std::string> silent = {})
        : m_bench(bench)
        , m_silent(std::move(silent))
    {
    }

    void operator()(const Output& output)
    {
        const auto* sent = std::get_if<SendMessage>(&output);
        if (sent == nullptr) return;
        ByteView body = sent->body;
        if (typeOf(body) == wire::MessageType::Compound) // The ping of a suspect comes first.
            body = wire::decodeCompound(body.subspan(1)).value().parts.at(0);
        if (typeOf(body) != wire::MessageType::Ping) return;
        const auto ping = decoded<wire::Ping>(body);
        if (std::find(m_silent.begin(), m_silent.end(), ping.node) != m_silent.end()) return;
        m_bench.list.handleAck(m_bench.now, {ping.sequence, {}});
    }

private:
    Bench& m_bench;
    std::vector<std::string> m_silent;
};

} // namespace grapevine::swim::testing
