#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>

#include "core/base/clock.h"
#include "core/link/command.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// An event and a query to be sent again and again; at least one of them (SFR-13).
struct RepeatPlan {
    static constexpr Duration kShortest = std::chrono::seconds{1};
    static constexpr Duration kLongest = std::chrono::hours{1};

    std::optional<link::SendEvent> event;
    std::optional<link::SendQuery> query;
    Duration eventEvery = std::chrono::seconds{2};
    Duration queryEvery = std::chrono::seconds{5};

    /// The most that goes out within any minute.
    [[nodiscard]] std::size_t sendsPerMinute() const;
    /// There is something to send, and the guard before the link will let all of it pass.
    [[nodiscard]] bool isGood() const;
};

/// When the next of a plan is due, and what came of all so far. Holds no clock.
class Repeater {
public:
    struct Due {
        bool event = false;
        bool query = false;
    };
    struct Totals {
        std::uint64_t events = 0;
        std::uint64_t queries = 0;
        std::uint64_t acks = 0;
        std::uint64_t answers = 0;
        std::uint64_t silent = 0; ///< Of queries that were given their time.

        bool operator==(const Totals&) const = default;
    };

    /// The first of each is due at once. Totals begin anew.
    void start(RepeatPlan plan, TimePoint now);
    void stop() { m_running = false; }
    [[nodiscard]] bool isRunning() const { return m_running; }
    [[nodiscard]] const RepeatPlan& plan() const { return m_plan; }

    /// What is to be sent now; asking counts it as taken. After a standstill each is due once, and
    /// what was missed is not made up for.
    [[nodiscard]] Due due(TimePoint now);
    /// It went to the link as the run of that number.
    void sent(std::uint64_t number, bool query);
    /// One of them, as it stands; others are none of ours. Counts on after `stop`, since answers
    /// still come.
    void hear(const AskRun& run);
    [[nodiscard]] bool isOurs(std::uint64_t number) const { return m_open.count(number) > 0; }
    [[nodiscard]] const Totals& totals() const { return m_totals; }

private:
    struct Heard {
        std::size_t acks = 0;
        std::size_t answers = 0;
    };
    /// Queries that are heard of at most; the link keeps fewer open than that.
    static constexpr std::size_t kOpenMost = 256;

    RepeatPlan m_plan;
    bool m_running = false;
    TimePoint m_eventAt;
    TimePoint m_queryAt;
    std::map<std::uint64_t, Heard> m_open; ///< Not over yet, by number.
    Totals m_totals;
};

} // namespace grapevine::models
