#pragma once

#include <QString>

#include <cstddef>
#include <map>
#include <vector>

#include "core/base/clock.h"
#include "core/link/member_row.h"
#include "ui/models/cluster_names.h"
#include "ui/models/member_store.h"
#include "ui/models/sync_size.h"
#include "ui/models/version_mix.h"

namespace grapevine::models {

/// With its cluster behind it, where there are several.
[[nodiscard]] QString withCluster(const QString& what, ClusterId cluster,
                                  const ClusterNames& clusters);

/// What the members' health is told from, counted one by one: of a large cluster not all at once,
/// so that nobody who works with the window waits for it.
class HealthCount {
public:
    /// More of one kind are told as one: a screen full of the same line hides the others.
    static constexpr std::size_t kEachMost = 6;

    /// The members of one trouble: the first few in full, all in number.
    struct Troubled {
        std::vector<link::MemberRowPtr> first;
        std::size_t count = 0;

        [[nodiscard]] bool areFew() const { return count <= kEachMost; }
        /// Each with its cluster, where there are several.
        [[nodiscard]] QString names(const ClusterNames& clusters) const;
    };

    /// Counts on through at most so many slots; true once all are counted. Members that change
    /// meanwhile count as they stand when it is their turn.
    bool step(const MemberStore& members, std::size_t slots, Moment now);

    [[nodiscard]] const Troubled& failed() const { return m_failed; }
    [[nodiscard]] const Troubled& suspect() const { return m_suspect; }
    [[nodiscard]] const Troubled& flapping() const { return m_flapping; }
    /// Of each cluster.
    [[nodiscard]] const std::map<ClusterId, VersionMix>& versions() const { return m_versions; }
    /// Of the cluster that has the largest.
    [[nodiscard]] const SyncSize& sync() const { return m_sync; }
    /// When those suspect turned it, as far as we saw it.
    [[nodiscard]] const std::vector<TimePoint>& turnedSuspect() const { return m_turned; }

private:
    void add(const link::MemberRowPtr& row, Moment now);

    std::size_t m_next = 0; ///< Slot.
    Troubled m_failed;
    Troubled m_suspect;
    Troubled m_flapping;
    std::map<ClusterId, VersionMix> m_versions;
    std::map<ClusterId, std::size_t> m_syncs; ///< Bytes.
    SyncSize m_sync;
    std::vector<TimePoint> m_turned;
};

} // namespace grapevine::models
