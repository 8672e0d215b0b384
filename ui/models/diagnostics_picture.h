#pragma once

#include <QStringList>

#include <cstdint>
#include <utility>
#include <vector>

#include "core/base/clock.h"
#include "core/base/log_ring.h"
#include "ui/models/bound_row.h"

namespace grapevine::models {

/// How the program itself stands, all at one moment. Every text is plain but the log's, which is
/// plain and has its keys hidden already.
struct DiagnosticsPicture {
    struct Counter {
        QString cluster;
        QString name;
        std::uint64_t value = 0;
    };
    /// The window did not react.
    struct Stall {
        std::uint64_t number = 0; ///< The first is 1.
        Moment noticed;
        Duration lasted{};
        QStringList stack; ///< Innermost first; empty when it is not known.
    };
    struct Error {
        Moment first;
        bool network = false; ///< On the gossip thread; else in the window.
        QString reason;
        std::uint64_t times = 1;
    };
    /// A thread that talks to a cluster stood still, as its link counts it.
    struct LinkStalls {
        QString cluster;
        std::uint64_t stalls = 0;
    };

    Moment now;
    std::vector<BoundRow> bounds;
    std::vector<Counter> counters;
    std::vector<Stall> stalls;
    std::uint64_t stallsTotal = 0;
    Duration stallLongest{};
    std::uint64_t heldFromOutside = 0; ///< The whole program was stopped; none of its own stalls.
    std::vector<LinkStalls> linkStalls;
    std::vector<Error> errors;
    std::vector<LogRing::Line> log;
    std::uint64_t logDropped = 0;
    std::vector<std::pair<QString, QString>> about;
};

} // namespace grapevine::models
