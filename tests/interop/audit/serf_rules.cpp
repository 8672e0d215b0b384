#include "tests/interop/audit/serf_rules.h"

#include <cstdint>
#include <string>

#include "core/wire/messages.h"
#include "core/wire/scratch.h"
#include "core/wire/serf_messages.h"

namespace grapevine::audit {

namespace {

/// Own joins, leaves and pings move a clock by one each; far beyond that it runs away.
constexpr std::uint64_t kClockLead = 64;
constexpr std::uint32_t kAckFlag = 1;
constexpr std::string_view kInternalPrefix = "_serf_";

} // namespace

void SerfRules::judge(const Flight& flight, ByteView message)
{
    if (message.empty()) {
        m_findings.object("empty-body", flight, "a user message without a byte");
        return;
    }
    switch (static_cast<wire::SerfType>(message[0])) {
    case wire::SerfType::Leave: return judgeIntent(flight, message, true);
    case wire::SerfType::Join: return judgeIntent(flight, message, false);
    case wire::SerfType::UserEvent: return judgeEvent(flight, message);
    case wire::SerfType::Query: return judgeQuery(flight, message);
    case wire::SerfType::QueryResponse: return judgeResponse(flight, message, false);
    case wire::SerfType::Relay: return judgeRelay(flight, message);
    case wire::SerfType::PushPull:
    case wire::SerfType::ConflictResponse:
    case wire::SerfType::KeyRequest:
    case wire::SerfType::KeyResponse: break;
    }
    m_findings.count("serf", "unknown");
    m_findings.object("serf-type", flight,
                      "Serf type " + std::to_string(std::to_integer<int>(message[0])) +
                          " is no message of its own");
}

void SerfRules::judgeClock(const Flight& flight, LamportTime time)
{
    if (time.value() > m_ledger.highestClock().value() + kClockLead) {
        m_findings.object("clock-ahead", flight,
                          "clock " + std::to_string(time.value()) + ", heard at most " +
                              std::to_string(m_ledger.highestClock().value()));
    }
}

void SerfRules::judgeIntent(const Flight& flight, ByteView message, bool leaving)
{
    wire::Scratch scratch;
    std::string node;
    LamportTime time;
    bool prune = false;
    if (leaving) {
        const auto leave = wire::decodeSerf<wire::LeaveIntent>(message, scratch);
        if (!leave) return undecodable(flight, "leave intent");
        node = leave->node;
        time = leave->time;
        prune = leave->prune;
    } else {
        const auto join = wire::decodeSerf<wire::JoinIntent>(message, scratch);
        if (!join) return undecodable(flight, "join intent");
        node = join->node;
        time = join->time;
    }
    const bool heard = m_ledger.heardVerbatim(wire::MessageType::User, message);
    m_findings.count("serf", std::string(leaving ? "leave" : "join") + (heard ? "-relayed" : ""));
    if (heard) return;
    judgeClock(flight, time);
    if (!m_ledger.isSelf(node)) {
        m_findings.object(leaving ? "leave-for-other" : "join-for-other", flight,
                          "an intent about " + node + " that nobody sent it");
    } else if (prune) {
        m_findings.object("prune", flight, "a leave intent that prunes");
    }
}

void SerfRules::judgeEvent(const Flight& flight, ByteView message)
{
    wire::Scratch scratch;
    const auto event = wire::decodeSerf<wire::UserEvent>(message, scratch);
    if (!event) return undecodable(flight, "user event");
    const bool heard = m_ledger.heardVerbatim(wire::MessageType::User, message);
    m_findings.count("serf", heard ? "user-event-relayed" : "user-event");
    if (heard) return;
    judgeClock(flight, event->time);
    if (m_permits.events.contains(event->name)) return;
    m_findings.object("user-event", flight, "event " + std::string(event->name));
}

void SerfRules::judgeQuery(const Flight& flight, ByteView message)
{
    wire::Scratch scratch;
    const auto query = wire::decodeSerf<wire::Query>(message, scratch);
    if (!query) return undecodable(flight, "query");
    const bool heard = m_ledger.heardVerbatim(wire::MessageType::User, message);
    m_findings.count("serf", heard ? "query-relayed" : "query");
    if (heard) return;
    judgeClock(flight, query->time);
    const std::string name(query->name);
    if (m_permits.queries.contains(name)) {
        m_findings.count("serf", "query-permitted");
    } else if (name.starts_with(kInternalPrefix)) {
        if (name != "_serf_ping") m_findings.object("internal-query", flight, "query " + name);
    } else {
        m_findings.object("query", flight, "query " + name);
    }
    for (const auto filter : query->filters) {
        if (filter.empty()) m_findings.object("empty-filter", flight, "in query " + name);
    }
}

void SerfRules::judgeResponse(const Flight& flight, ByteView message, bool insideRelay)
{
    wire::Scratch scratch;
    const auto response = wire::decodeSerf<wire::QueryResponse>(message, scratch);
    if (!response) return undecodable(flight, "query response");
    const bool ack = (response->flags & kAckFlag) != 0;
    const bool forwarded = !insideRelay && m_ledger.heardInRelay(message);
    m_findings.count("serf", std::string(ack ? "ack" : "response") + (forwarded     ? "-forwarded"
                                                                      : insideRelay ? "-to-relay"
                                                                                    : ""));
    if (forwarded) return;
    if (!m_ledger.isSelf(response->from)) {
        m_findings.object("response-for-other", flight,
                          "answers a query in the name of " + std::string(response->from));
        return;
    }
    const auto asked = m_ledger.queryName(response->time, response->id);
    if (!asked) {
        m_findings.object("response-unasked", flight, "answers a query that it never received");
    } else if (!ack && !asked->starts_with(kInternalPrefix) &&
               !m_permits.answers.contains(*asked)) {
        m_findings.object("response-to-user-query", flight, "answers query " + *asked);
    }
}

void SerfRules::judgeRelay(const Flight& flight, ByteView message)
{
    wire::Scratch scratch;
    const auto relay = wire::decodeSerf<wire::Relay>(message, scratch);
    if (!relay) return undecodable(flight, "relay");
    m_findings.count("serf", "relay");
    if (relay->inner.empty() ||
        static_cast<wire::SerfType>(relay->inner[0]) != wire::SerfType::QueryResponse) {
        m_findings.object("serf-type", flight, "a relay around something else than an answer");
        return;
    }
    judgeResponse(flight, relay->inner, true);
}

void SerfRules::undecodable(const Flight& flight, const char* what)
{
    m_findings.object("undecodable", flight, std::string("broken ") + what);
}

} // namespace grapevine::audit
