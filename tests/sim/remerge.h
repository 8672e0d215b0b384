#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <fmt/core.h>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/sim/fleet_options.h"
#include "core/swim/scales.h"
#include "tests/sim/scenario.h"

namespace grapevine::sim {

/// What reliability target R2 asks for: three of Serf's reconnect intervals.
inline constexpr Duration kRemergeAim = std::chrono::seconds{90};

/// How long Serf's own rules may leave a healed fleet in disagreement, but for one run in a
/// million.
///
/// The worst that a wound leaves behind is a member that takes all others for alive and is failed
/// to all of them. It does not know, so two things help only, and both are chance:
///
///   its own push/pull, once per interval    misses when it asks an observer, who relays no row
///   a reconnect by one of the others, each  misses unless it is chosen: failed / alive for a
///   once per 30 s                           dial at all, times 1 / failed for this one
///
/// Suspicions from the time of the wound run out first, and a row that was dead a moment ago is
/// forgotten only half a minute later: one interval more. Source: serf, serf.go (reconnect).
inline Duration remergeLongest(const FleetOptions& options)
{
    constexpr double kOneIn = 1e-6;
    const auto nodes = static_cast<double>(options.nodes);
    const auto observers = static_cast<double>(options.observers);
    const auto& timing = options.timing;
    const auto interval = std::max(swim::pushPullScale(timing.pushPullInterval, options.nodes),
                                   options.serf.reconnectInterval);
    const double dials = seconds(interval) / seconds(options.serf.reconnectInterval);
    const double notDialled =
        std::pow(1.0 - 1.0 / (nodes - 1.0), (nodes - 1.0 - observers) * dials);
    const double missed = observers / (nodes - 1.0) * notDialled;
    const double intervals =
        missed > 0 ? std::ceil(std::log(kOneIn / nodes) / std::log(missed)) : 1;
    const auto longest = swim::suspicionWindow(timing, options.nodes).longest +
                         interval * (1 + static_cast<Duration::rep>(intervals));
    return std::max(kRemergeAim, longest);
}

/// How long fleets took to agree again; prints it as it ends.
class RemergeTimes {
public:
    explicit RemergeTimes(Duration longest, Duration aim = kRemergeAim)
        : m_longest(longest)
        , m_aim(aim)
    {
    }

    void add(Duration took) { m_took.push_back(took); }

    void print(std::string_view claim)
    {
        if (m_took.empty()) return;
        std::sort(m_took.begin(), m_took.end());
        const auto within = std::upper_bound(m_took.begin(), m_took.end(), m_aim);
        const auto share =
            static_cast<double>(within - m_took.begin()) / static_cast<double>(m_took.size());
        fmt::print("REMERGE {}: median {:.1f} s, worst {:.1f} s, {:.1f} % within {:.0f} s; held to "
                   "{:.0f} s\n",
                   claim, seconds(m_took[m_took.size() / 2]), seconds(m_took.back()), share * 100,
                   seconds(m_aim), seconds(m_longest));
        std::fflush(stdout);
    }

private:
    Duration m_longest;
    Duration m_aim;
    std::vector<Duration> m_took;
};

} // namespace grapevine::sim
