#pragma once

#include <QString>

#include <cstdint>
#include <span>

#include "core/link/link_status.h"
#include "ui/models/bound_row.h"

namespace grapevine::gui {

/// Where the bounded things are.
enum class BoundArea : std::uint8_t {
    Transit, ///< Between the network thread and the window.
    Network,
    Members,
    Serf, ///< Events, queries, keys.
    Rpc,
    View, ///< What the window keeps of one cluster.
    Program,
};

/// Ways to look at a cluster in which the thing is there at all; bits.
using BoundModes = std::uint8_t;

/// Who tells how much there is now.
enum class BoundGauge : std::uint8_t {
    None,
    Members,
    GossipMembers, ///< Of the four queues of what is to be told.
    GossipIntents,
    GossipEvents,
    GossipQueries,
    TimelineLines,
    TimelineBytes,
    Runs,
    Clusters,
    Windows,
    Errors,
    Stalls,
    LogLines,
    Profiles,
    Addresses,
};

/// A queue, cache or table with its cap. `tests/lint/bounds.py` holds the list against the sources:
/// a cap is listed here with the number it has there, or stands, with its reason, in
/// `tests/lint/bounds_allowed.txt`.
struct Bound {
    /// File and constant: `core/net/mailbox.h kEntriesMost`; and a word where one cap is of
    /// several.
    const char* id;
    BoundArea area;
    BoundModes modes;
    std::uint64_t cap;
    models::WhenFull full;
    /// The link's counter of what was lost; with `#` another one that is read; empty: not counted.
    const char* lost;
    BoundGauge gauge;
    const char* what; ///< To be translated, in the context `Bounds`.
};

[[nodiscard]] std::span<const Bound> allBounds();
[[nodiscard]] QString areaWord(BoundArea area);
[[nodiscard]] QString boundWords(const Bound& bound);
/// Of the program itself, and of no cluster.
[[nodiscard]] bool isProgramBound(const Bound& bound);
[[nodiscard]] bool appliesTo(const Bound& bound, link::LinkMode mode);

} // namespace grapevine::gui
