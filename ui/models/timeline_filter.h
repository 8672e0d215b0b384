#pragma once

#include <optional>
#include <string>

#include "core/filter/expression.h"
#include "ui/models/cluster_names.h"
#include "ui/models/time_range.h"
#include "ui/models/timeline_store.h"

namespace grapevine::models {

/// Which lines of a timeline are shown.
struct TimelineFilter {
    filter::Expression expression;
    std::optional<TimeRange> range;
    /// Only what a program with Serf's join and leave handlers would be told: a failure is a leave
    /// to it, of updates and events it hears nothing, and of ourselves neither.
    bool asApplication = false;
    std::string own;         ///< Our own name, while we are a member; else empty.
    ClusterNames clusters{}; ///< What `cluster=` asks, where there are several.

    /// `now` is what `since<10m` counts from.
    [[nodiscard]] bool passes(const TimelineStore& store, TimelineStore::Id id,
                              TimePoint now) const;
    [[nodiscard]] bool isEmpty() const { return expression.isEmpty() && !range && !asApplication; }
};

} // namespace grapevine::models
