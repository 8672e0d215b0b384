#pragma once

#include <optional>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/swim/membership.h"
#include "core/swim/output.h"
#include "core/swim/ticker.h"
#include "core/swim/timing.h"

namespace grapevine::swim {

/// When to gossip and to whom: a few random others that are alive, suspect or not long dead, never
/// those that left. Source: memberlist, state.go (gossip).
class Gossiper {
public:
    struct Surroundings {
        const Timing& timing;
        Random& random;
        const Membership& membership;
        std::vector<Output>& outputs;
    };

    explicit Gossiper(Surroundings surroundings)
        : m_with(surroundings)
    {
    }

    void start(TimePoint now);
    /// Another interval for a while; zero: the usual one.
    void hurry(TimePoint now, Duration interval);

    /// While there is nothing to tell there is no need to wake up: in a large quiet fleet the
    /// ticks would be most of the work.
    void setQuiet(TimePoint now, bool quiet)
    {
        if (m_quiet && !quiet) m_ticker.skipTo(now);
        m_quiet = quiet;
    }

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const
    {
        return m_quiet ? std::nullopt : m_ticker.next();
    }
    void handleTimeout(TimePoint now);

private:
    Surroundings m_with;
    Ticker m_ticker;
    bool m_quiet = false;
    std::vector<const MemberEntry*> m_chosen; ///< Empty between calls; kept for its memory.
};

} // namespace grapevine::swim
