#pragma once

#include <QString>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// Something about the cluster that a person should look at.
struct Finding {
    /// Worst first, which is how they are listed.
    enum class Kind : std::uint8_t {
        OwnView,     ///< What we see is itself to be doubted.
        ServiceGone, ///< Nobody healthy offers it.
        TwoLeaders,  ///< Several alive claim to lead the same.
        Failed,
        NoLeader,    ///< Somebody led, and nobody claims it now.
        ServiceLast, ///< One failure from zero.
        Suspect,
        Flapping, ///< Came and went often, and lately.
        Versions, ///< Most say one thing, a few another.
        Headroom, ///< A full push/pull nears what memberlist takes.
        Leftovers ///< Many that left or failed are still carried along.
    };

    Kind kind = Kind::Failed;
    /// Stays the same while it is the same matter, whatever its numbers.
    std::string id;
    QString headline;
    QString detail;
    /// Shows in the members' table whom it is about; empty: nobody in particular.
    QString filter;
    std::optional<MemberKey> member; ///< When it is about one alone.

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

/// The glyph it is marked with, where a status says it best.
[[nodiscard]] StatusKind markOf(Finding::Kind kind);

} // namespace grapevine::models
