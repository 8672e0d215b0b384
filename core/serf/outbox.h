#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "core/base/bounded_ring.h"
#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/serf/serf_event.h"

namespace grapevine::serf {

/// A message for one address: a whole Serf message, to be sent as memberlist user message over UDP.
struct DirectMessage {
    Endpoint to;
    std::string name; ///< The receiver's, if known: how its versions are looked up.
    Bytes message;
};

/// A failed member that it is time to dial again.
struct Reconnect {
    MemberId member;
};

/// What came out of the inputs and was not taken yet, in the order in which it happened.
class Outbox {
public:
    /// User events, queries and replies that wait to be taken: one push/pull can hold two million.
    /// Beyond it the newest few are told and the rest is counted (`serf.events-untaken`). Member
    /// events and ends of our own queries are never lost.
    static constexpr std::size_t kStrangersMost = 65'536;
    static constexpr std::size_t kNewestMost = 1024;
    /// Messages that wait to be taken (`serf.messages-untaken`); one input makes a handful.
    static constexpr std::size_t kMessagesMost = 4096;
    /// Reconnects that wait to be taken; there is one in 30 s.
    static constexpr std::size_t kReconnectsMost = 16;

    explicit Outbox(Counters& counters)
        : m_counters(counters)
    {
    }

    void tell(MemberEvent event) { m_events.emplace_back(event); }
    void tell(QueryEnded event) { m_events.emplace_back(std::move(event)); }

    void tell(SerfEvent event)
    {
        if (m_strangers >= kStrangersMost) {
            if (m_newest.size() == kNewestMost) m_counters.add("serf.events-untaken");
            m_newest.push(std::move(event));
            return;
        }
        ++m_strangers;
        m_events.push_back(std::move(event));
    }

    void send(DirectMessage message)
    {
        if (m_messages.size() >= kMessagesMost) {
            m_counters.add("serf.messages-untaken");
            return;
        }
        m_messages.push_back(std::move(message));
    }

    void reconnect(MemberId member)
    {
        if (m_reconnects.size() < kReconnectsMost) m_reconnects.push_back({member});
    }

    [[nodiscard]] std::vector<SerfEvent> takeEvents()
    {
        m_strangers = 0;
        m_events.insert(m_events.end(), m_newest.items().begin(), m_newest.items().end());
        m_newest.clear();
        return std::exchange(m_events, {});
    }
    [[nodiscard]] std::vector<DirectMessage> takeMessages()
    {
        return std::exchange(m_messages, {});
    }
    [[nodiscard]] std::vector<Reconnect> takeReconnects()
    {
        return std::exchange(m_reconnects, {});
    }

private:
    Counters& m_counters;
    std::vector<SerfEvent> m_events;
    std::vector<DirectMessage> m_messages;
    std::vector<Reconnect> m_reconnects;
    BoundedRing<SerfEvent> m_newest{kNewestMost}; ///< Once there are too many in m_events.
    std::size_t m_strangers = 0;                  ///< Of m_events: those that have a limit.
};

} // namespace grapevine::serf
