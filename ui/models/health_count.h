#pragma once

#include <QString>

#include <cstddef>
#include <vector>

#include "core/base/clock.h"
#include "core/link/member_row.h"
#include "ui/models/member_store.h"
#include "ui/models/sync_size.h"
#include "ui/models/version_mix.h"

namespace grapevine::models {

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
        [[nodiscard]] QString names() const;
    };

    /// Counts on through at most so many slots; true once all are counted. Members that change
    /// meanwhile count as they stand when it is their turn.
    bool step(const MemberStore& members, std::size_t slots, Moment now);

    [[nodiscard]] const Troubled& failed() const { return m_failed; }
    [[nodiscard]] const Troubled& suspect() const { return m_suspect; }
    [[nodiscard]] const Troubled& flapping() const { return m_flapping; }
    [[nodiscard]] const VersionMix& versions() const { return m_versions; }
    [[nodiscard]] const SyncSize& sync() const { return m_sync; }

private:
    void add(const link::MemberRowPtr& row, Moment now);

    std::size_t m_next = 0; ///< Slot.
    Troubled m_failed;
    Troubled m_suspect;
    Troubled m_flapping;
    VersionMix m_versions;
    SyncSize m_sync;
};

} // namespace grapevine::models
