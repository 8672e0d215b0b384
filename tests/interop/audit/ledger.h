#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/serf_messages.h"

namespace grapevine::audit {

/// A member as a message or a push/pull row describes it, its bytes kept.
struct Described {
    Incarnation incarnation;
    Bytes address;
    std::uint16_t port = 0;
    Bytes meta;
    Bytes versions;

    [[nodiscard]] static Described of(const wire::Alive& alive);
    [[nodiscard]] static Described of(const wire::PushNodeState& row);
    /// Everything but the incarnation.
    [[nodiscard]] bool sameFacts(const Described& other) const;
    bool operator==(const Described&) const = default;
};

/// Everything the observer has been told on the wire, and when: what it may repeat, whom it may
/// list, and which incarnations it may answer.
class Ledger {
public:
    /// `names`: those that the observer went by, one after the other.
    explicit Ledger(std::set<std::string, std::less<>> names)
        : m_names(std::move(names))
    {
    }

    [[nodiscard]] bool isSelf(std::string_view name) const { return m_names.contains(name); }

    void hearPart(double at, const wire::PacketPart& part);
    void hearRow(double at, const wire::PushNodeState& row);
    void hearSerfState(const wire::SerfPushPull& state);
    /// A Serf message that came as a user stream.
    void hearSerf(ByteView message);
    /// A ping that we sent: whose answer its number stands for.
    void notePing(const wire::Ping& ping, const Endpoint& to);
    /// Whatever it sends: after a silence it stood still, and older acks count no more.
    void noteSent(double at);
    /// What we ourselves announce, so that its echo is not taken for an accusation.
    void noteOwn(const std::string& name, const Described& own);

    /// Whether these very bytes came in before.
    [[nodiscard]] bool heardVerbatim(wire::MessageType type, ByteView body) const;
    /// Whether these bytes came in as the inside of a relay.
    [[nodiscard]] bool heardInRelay(ByteView serfMessage) const;
    /// The last ack to a ping of ours to that member.
    [[nodiscard]] std::optional<double> lastAck(const std::string& member) const;
    /// Whether exactly this was heard of the member, and nothing newer before `settled`.
    [[nodiscard]] bool isLatest(const std::string& member, const Described& row,
                                double settled) const;
    /// Whether the member stands accused of that incarnation or a later one since before then.
    [[nodiscard]] bool accused(const std::string& member, Incarnation incarnation,
                               double settled) const;
    /// Whether somebody said of us, by that name, what incarnation `answer` refutes.
    [[nodiscard]] bool callsFor(const std::string& name, Incarnation answer) const;
    [[nodiscard]] std::optional<std::string> queryName(LamportTime time, QueryId id) const;
    /// The highest clock value heard of any kind.
    [[nodiscard]] LamportTime highestClock() const { return m_highestClock; }

private:
    struct Heard {
        double at = 0.0;
        Described what;
    };
    struct Accusation {
        double at = 0.0;
        Incarnation incarnation;
    };

    void hearDescribed(double at, std::string_view name, Described what);
    void hearAccused(double at, std::string_view name, Incarnation incarnation);
    void hearClock(LamportTime time);

    std::set<std::string, std::less<>> m_names;
    std::set<std::string, std::less<>> m_verbatim;
    std::set<std::string, std::less<>> m_relayed;
    std::map<std::string, std::vector<Heard>, std::less<>> m_described;
    std::map<std::string, Accusation, std::less<>> m_accused;
    std::map<std::uint32_t, std::string> m_pings; ///< Sequence number to member.
    std::map<std::string, double, std::less<>> m_acks;
    double m_lastSent = 0.0;
    std::set<std::pair<std::string, std::uint32_t>> m_accusedSelf;
    std::map<std::string, Described, std::less<>> m_own;
    std::map<std::pair<std::uint64_t, std::uint32_t>, std::string> m_queries;
    LamportTime m_highestClock;
};

} // namespace grapevine::audit
