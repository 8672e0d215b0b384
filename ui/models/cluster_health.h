#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <optional>

#include "core/catalog/catalog.h"
#include "core/link/link_status.h"
#include "ui/models/cluster_names.h"
#include "ui/models/finding.h"
#include "ui/models/health_count.h"
#include "ui/models/member_store.h"
#include "ui/models/sync_size.h"

namespace grapevine::models {

/// "Is it healthy?", in one look.
struct ClusterHealth {
    enum class Verdict : std::uint8_t {
        Unknown, ///< Nobody has answered yet, or not for a while.
        Well,
        Unsure, ///< Somebody is suspect or comes and goes, or versions differ.
        Ill,    ///< Somebody failed.
    };

    Verdict verdict = Verdict::Unknown;
    MemberTally tally;
    std::size_t flapping = 0;
    SyncSize sync;
    Findings findings; ///< Worst first.

    /// "36 alive, 2 suspect, 1 failed, 1 flapping".
    [[nodiscard]] QString headline() const;
    /// How far our own view can be trusted, in a sentence.
    QString ownView;

    bool operator==(const ClusterHealth&) const = default;
};

/// Seen from outside through so many of so many members, who are asked one after the other.
struct PartialLook {
    std::size_t asked = 0;
    std::size_t of = 0;

    bool operator==(const PartialLook&) const = default;
};

/// While peeking, and not everybody was asked yet, or answered; otherwise nothing.
[[nodiscard]] std::optional<PartialLook> partialLook(const link::LinkStatus& status,
                                                     const MemberTally& tally);

/// Puts others' findings among those of the members, in their order; whoever was well is no more.
void addFindings(ClusterHealth& health, const Findings& more);

/// A member that came and went this often, the last time within this while, is flapping. It is
/// calm again only after the whole while, so that the word itself does not come and go.
inline constexpr std::uint32_t kFlapsLeast = 3;
inline constexpr Duration kFlapCalm = std::chrono::minutes{10};

/// Times that the member went and came back, or had to speak up, as far as we saw it.
[[nodiscard]] std::uint32_t flapsOf(const link::MemberRow& row);
[[nodiscard]] bool isFlapping(const link::MemberRow& row, Moment now);

/// From a count that is complete. Without a catalog nothing is told of services.
/// With two `clusters` or more each finding says whose it is, and the largest sync counts.
[[nodiscard]] ClusterHealth healthOf(const HealthCount& count, const MemberTally& tally,
                                     const link::LinkStatus& status, Moment now,
                                     const catalog::Catalog* catalog = nullptr,
                                     const ClusterNames& clusters = {});
/// Counts every member at once, for clusters of a few thousand.
[[nodiscard]] ClusterHealth healthOf(const MemberStore& members, const link::LinkStatus& status,
                                     Moment now, const catalog::Catalog* catalog = nullptr,
                                     const ClusterNames& clusters = {});

} // namespace grapevine::models
