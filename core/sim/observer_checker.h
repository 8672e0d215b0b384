#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/sim/violation_log.h"
#include "core/wire/messages.h"
#include "core/wire/packet.h"
#include "core/wire/stream.h"

namespace grapevine::sim {

/// Holds an observer to its word: it reads everything that goes in and out of one, and reports
/// every statement about somebody else that is not, byte for byte, what it was told before, and
/// every push/pull that lists more than the rule allows.
/// Source: the rules for observers in core/README.md.
class ObserverChecker {
public:
    /// A member that answered a ping of ours within this time may be listed to a joiner.
    static constexpr Duration kHeardWithin = std::chrono::seconds{10};

    /// `self` is the observer's name. Plain clusters only.
    ObserverChecker(ViolationLog& log, std::string self, std::string label);

    void handleReceived(TimePoint now, ByteView datagram);
    void handleSent(TimePoint now, ByteView datagram);

    void handleStreamOpened(StreamId stream, bool dialled);
    void handleStreamReceived(TimePoint now, StreamId stream, ByteView bytes);
    void handleStreamSent(TimePoint now, StreamId stream, ByteView bytes);
    void handleStreamClosed(StreamId stream);

    /// A person asks for one event or query: one may go out that nobody told it before.
    void handleAsked() { ++m_asked; }

    /// The process stood still or began anew: nobody counts as heard.
    void forget();

    /// Statements of others that were passed on, and are fine.
    [[nodiscard]] std::uint64_t relayed() const { return m_relayed; }

private:
    struct Exchange {
        bool dialled = false;
        bool reported = false;
        bool joinAsked = false; ///< The other side's request said Join.
        wire::StreamReader in;
        wire::StreamReader out;
    };
    /// What a member's alive message or push/pull row announced, without its incarnation.
    using Announced = std::uint64_t;

    void checkStatement(TimePoint now, const wire::PacketPart& part);
    void checkUserMessage(TimePoint now, ByteView body);
    void checkListing(TimePoint now, Exchange& exchange);
    void checkRow(TimePoint now, bool mayListOthers, const wire::PushNodeState& row);
    void checkUserState(TimePoint now, ByteView state,
                        const std::unordered_set<std::string>& listed);
    [[nodiscard]] bool heardBefore(const wire::PacketPart& part) const;
    void noteRow(const wire::PushNodeState& row);

    ViolationLog& m_log;
    std::string m_self;
    std::string m_label;
    wire::PacketReader m_reader;
    Counters m_counters;
    wire::Scratch m_scratch;
    std::unordered_set<std::uint64_t> m_heard; ///< Hashes of every message received.
    std::unordered_set<std::uint64_t> m_rows;  ///< Hashes of every announcement received.
    std::unordered_map<std::uint32_t, std::string> m_pings; ///< Own pings: whom, by sequence.
    std::unordered_map<std::string, TimePoint> m_answered;
    std::map<StreamId, Exchange> m_exchanges;
    std::uint64_t m_asked = 0; ///< Not used up yet.
    std::uint64_t m_relayed = 0;
};

} // namespace grapevine::sim
