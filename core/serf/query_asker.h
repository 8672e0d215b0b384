#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/serf/outbox.h"
#include "core/serf/serf_event.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// A query of ours as it stands.
struct AskedQuery {
    LamportTime time;
    QueryId id;
    TimePoint sentAt{};
    Duration timeout{};
    std::size_t bytes = 0; ///< Of the encoded message.
    bool ackWanted = true;
    bool answerWanted = true; ///< False: an ack is all that can come.
    /// Members alive at sending whom all filters pass, ourselves included; sorted, each once.
    std::shared_ptr<const std::vector<std::string>> expected;

    // What came. Each reply counts in one place only.
    std::size_t acks = 0;
    std::size_t responses = 0;
    std::size_t duplicates = 0; ///< A member's second one, in time or not.
    std::size_t late = 0;       ///< A member's first one, after the end.
    std::size_t dropped = 0;    ///< Beyond what one query keeps, and not told.
    std::optional<QueryEnd> end;
};

/// Our own queries: matches what comes back to them, tells each reply, and ends them: when all
/// who were expected have answered, when their time is up, or when somebody says so.
///
/// Of an expected member it keeps two bits, of others their names, so memory has an end whoever
/// answers. Source: serf, query.go (QueryResponse), serf.go (handleQueryResponse).
class QueryAsker {
public:
    /// Open at once; one more is refused.
    static constexpr std::size_t kOpenMost = 32;
    /// Ended ones whose late answers are still known as such; the oldest is forgotten.
    static constexpr std::size_t kEndedMost = 16;
    /// First replies of expected members told of one query, and as many others: 10,000 members
    /// ack and answer, each by four ways. Beyond it they are counted (`serf.replies-dropped`).
    static constexpr std::size_t kRepliesMost = 100'000;
    static constexpr std::size_t kReplyBytesMost = 32 * 1024 * 1024;
    /// Names of repliers who were not expected, of all queries together.
    static constexpr std::size_t kStrangersMost = 20'000;
    /// No member that Serf lets in has a longer name (`serf.response-name-too-long`).
    static constexpr std::size_t kNameLongest = 1024;
    static constexpr std::uint32_t kFlagAck = 1;

    /// `self` is borrowed: our name, which may change.
    QueryAsker(const std::string& self, Outbox& out, Counters& counters)
        : m_self(self)
        , m_out(out)
        , m_counters(counters)
    {
    }

    [[nodiscard]] bool full() const { return m_deadlines.size() >= kOpenMost; }
    /// `query` is as sent; not when full(). Without `waitForOurselves` the query may end before
    /// our own answer: who only observes gives none.
    void open(AskedQuery query, bool waitForOurselves);

    void handleResponse(TimePoint now, const wire::QueryResponse& response);
    /// False when no such query is open.
    bool stop(LamportTime time);
    /// Ends all that are open, as Lost.
    void lose();

    /// Open, or ended not long ago; null otherwise.
    [[nodiscard]] const AskedQuery* find(LamportTime time) const;
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    void expire(TimePoint now);

private:
    static constexpr std::uint8_t kAcked = 1;
    static constexpr std::uint8_t kAnswered = 2;
    struct Told {
        std::size_t count = 0;
        std::size_t bytes = 0;
        /// False: the share is used up.
        [[nodiscard]] bool take(std::size_t size);
    };
    struct Entry {
        AskedQuery query;
        std::vector<std::uint8_t> heard; ///< By place in `expected`.
        std::unordered_map<std::string, std::uint8_t> strangers;
        std::size_t open = 0;       ///< Acks and answers that are waited for.
        bool selfUnawaited = false; ///< Our own answer is none of them.
        Told awaited; ///< First replies of expected members: nobody can use up their share.
        Told others;
    };
    using Entries = std::map<LamportTime, Entry>;

    /// What was heard of that name so far; null: nothing more can be kept.
    [[nodiscard]] std::uint8_t* heardOf(Entry& entry, std::string_view from, bool& expected);
    void end(Entries::iterator at, QueryEnd how);

    const std::string& m_self;
    Outbox& m_out;
    Counters& m_counters;
    Entries m_entries;
    std::set<std::pair<TimePoint, LamportTime>> m_deadlines; ///< Of those that are open.
    std::deque<LamportTime> m_ended;                         ///< The oldest first.
    std::size_t m_strangers = 0;
};

} // namespace grapevine::serf
