#pragma once

#include <QtTest/QTest>
#include <cstddef>
#include <cstdint>
#include <fmt/core.h>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sim/claims.h"
#include "core/sim/fleet.h"
#include "tests/sim/seeds.h"

namespace grapevine::sim {

struct Size {
    unsigned nodes = 3;
    Seeds seeds{};
};

/// Columns `nodes` and `seeds`, and a row for each size, named after the target it belongs to.
inline void addSizes(const char* target, const std::vector<Size>& sizes)
{
    QTest::addColumn<unsigned>("nodes");
    QTest::addColumn<Seeds>("seeds");
    for (const auto& size : sizes)
        QTest::addRow("%s, %u nodes", target, size.nodes) << size.nodes << size.seeds;
}

/// Wires and members as one seed would have them, so that seeds differ in more than luck.
inline FleetOptions optionsOf(std::size_t nodes, std::uint64_t seed, std::size_t observers = 0)
{
    SeededRandom random{seed * 77};
    FleetOptions options{.nodes = nodes, .seed = seed, .observers = observers};
    switch (random.below(3)) {
    case 0: options.ages = Ages::New; break;
    case 1: options.ages = Ages::Old; break;
    case 2: options.ages = Ages::Mixed; break;
    }
    // Rows that news are about are compared at once all the same.
    if (nodes > 16 && nodes <= 64) options.lookEvery = std::chrono::seconds{1};
    options.compress = random.below(4) == 0;
    options.network.delayLongest = std::chrono::milliseconds{1 + random.below(40)};
    return options;
}

inline double seconds(Duration time)
{
    return std::chrono::duration<double>(time).count();
}

/// Lets everybody agree within `limit`, or says who does not.
inline std::string agreedWithin(Fleet& fleet, Duration limit)
{
    fleet.expectAgreement(limit);
    const auto claim = [](const Fleet& now) { return now.agreementTook().has_value(); };
    static_cast<void>(fleet.runUntil(claim, limit + std::chrono::seconds{1}));
    return fleet.report();
}

/// Nothing, or which claim did not come true, and why the run ended.
inline std::string unless(bool claim, const Fleet& fleet, std::string_view words)
{
    if (claim && fleet.violations().empty()) return {};
    return fmt::format("{}{}{}", fleet.report(), words, claim ? " (but it did)" : "");
}

} // namespace grapevine::sim
