#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/agent/peek_answer.h"
#include "core/agent/peek_exchange.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/link/ask_news.h"
#include "core/link/asking_round.h"
#include "core/link/member_row.h"

namespace grapevine::agent {

/// Members asked from outside one after the other, each once: when, and what of the answers counts.
/// What they are asked for is the derived class's. Holds no socket and no clock.
///
/// ```
/// next() -> a dial         its end -> handleAnswer() or handleFailed()         takeNews() -> link
/// ```
/// Never more than kRoundAtOnce are open, two begin kRoundGap apart, and beyond
/// kRoundBytesPerSecond the next waits. What an answer will cost is paid when it is asked for, by
/// the number of members it will name; what it did cost is settled when it is in.
class OutsideSweep {
public:
    struct Target {
        std::size_t number = 0; ///< To be handed back with the answer.
        std::string member;
        HostPort where;
    };

    virtual ~OutsideSweep() = default;
    OutsideSweep(const OutsideSweep&) = delete;
    OutsideSweep& operator=(const OutsideSweep&) = delete;

    /// The next to ask, if one is due; it counts as asked from `now` on.
    [[nodiscard]] std::optional<Target> next(TimePoint now);
    /// When to call `next` again; nothing while only answers can bring more.
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;

    /// True when it is that member's own word, and was waited for.
    bool handleAnswer(const Moment& now, std::size_t number, const PeekAnswer& answer,
                      std::uint64_t bytes);
    void handleFailed(const Moment& now, std::size_t number, const PeekFailure& problem,
                      std::uint64_t bytes);
    /// No more is asked; answers that still come count nowhere.
    void stop(const Moment& now, link::RoundEnd end);

    [[nodiscard]] bool isOver() const { return m_end != link::RoundEnd::Open; }
    [[nodiscard]] link::CommandId id() const { return m_id; }
    /// Everything since the last take; each line once, as it stands now.
    [[nodiscard]] virtual link::AskNews takeNews() = 0;

protected:
    /// `members`: how many each answer will name, about.
    OutsideSweep(link::CommandId id, std::size_t members, const Moment& now);

    /// Its number counts up from 0. Members are asked in the order they are added in.
    std::size_t add(std::string name, const Endpoint& endpoint);
    /// All are added. Ends at once where nobody is left to ask.
    void begin(const Moment& now);
    /// Nothing more is wanted of that one.
    void settle(const Moment& now, std::size_t number);
    /// The numbers of those that were added or settled since; true in `round` when the whole
    /// changed as well.
    [[nodiscard]] std::set<std::size_t> takeChanged(bool& round);

    virtual void judge(const Moment& now, std::size_t number, const PeekAnswer& answer) = 0;
    virtual void giveUp(const Moment& now, std::size_t number, std::optional<link::Refusal> refusal,
                        std::string detail) = 0;

    /// Why a member cannot be asked at all; null: it can.
    [[nodiscard]] static const char* whyNot(const link::MemberRow& row);

    /// Fills what every round tells of itself.
    template<class Round> void describe(Round& round) const
    {
        round.begunAt = m_begunAt;
        round.endedAt = m_endedAt;
        round.end = m_end;
        round.members = m_members.size();
        round.connections = m_connections;
        round.bytes = m_bytes;
    }

private:
    struct Member {
        std::string name;
        Endpoint endpoint;
        bool asked = false;
        bool settled = false;
    };

    [[nodiscard]] bool isWaitedFor(std::size_t number) const;
    void close(TimePoint now, std::uint64_t bytes);

    link::CommandId m_id;
    Duration m_expected; ///< What an answer takes of the budget.
    Moment m_begunAt;
    Moment m_endedAt;
    link::RoundEnd m_end = link::RoundEnd::Open;
    std::vector<Member> m_members;
    std::set<std::size_t> m_changed;
    bool m_roundChanged = true;
    bool m_begun = false;
    std::size_t m_waiting = 0;
    std::size_t m_next = 0;
    std::size_t m_open = 0;
    std::size_t m_connections = 0;
    std::uint64_t m_bytes = 0;
    TimePoint m_dueAt{};
    TimePoint m_paidUntil{}; ///< Bytes had, and those expected, are paid off by then.
};

} // namespace grapevine::agent
