#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/link/member_row.h"
#include "core/link/observation_batch.h"
#include "ui/models/status_kind.h"

namespace grapevine::models {

/// Where a member is kept; stable until it is erased, then reused.
using Slot = std::uint32_t;
inline constexpr Slot kNoSlot = 0xFFFFFFFFU;

/// How many members there are of each status. Ghosts do not count.
struct MemberTally {
    std::array<std::size_t, kStatusKinds> byKind{};
    std::size_t total = 0;

    [[nodiscard]] std::size_t of(StatusKind kind) const
    {
        return byKind[static_cast<std::size_t>(kind)];
    }
    bool operator==(const MemberTally&) const = default;
};

/// All members the model knows, in no order, with what filtering and sorting want at hand.
class MemberStore {
public:
    struct Entry {
        link::MemberRowPtr row;        ///< Null in a free slot.
        std::string haystack;          ///< Name, address and tags, case folded, for the filter.
        std::string nameKey;           ///< Natural order of the name.
        bool ghost = false;            ///< Gone from the cluster, kept until the next re-sort.
        bool fresh = false;            ///< Came after the last sort.
        std::uint64_t ghostNumber = 0; ///< Counts up: the oldest ghost has the lowest.
    };
    struct Put {
        Slot slot = kNoSlot;
        bool inserted = false;
        bool changed = false; ///< False when the very same row was there already.
    };

    Put put(const link::MemberRowPtr& row);
    /// Kept as a ghost. Nothing when it is unknown or a ghost already.
    std::optional<Slot> vanish(const MemberKey& key);
    /// Frees all ghosts' slots and settles fresh rows.
    void settle();
    [[nodiscard]] std::size_t ghosts() const { return m_slots.size() - m_tally.total; }
    /// So many ghosts, those that went first.
    [[nodiscard]] std::vector<Slot> oldestGhosts(std::size_t count) const;
    /// Frees a ghost's slot.
    void free(Slot slot);

    [[nodiscard]] const Entry& at(Slot slot) const { return m_entries[slot]; }
    [[nodiscard]] std::optional<Slot> find(const MemberKey& key) const;
    /// By its name, as the cluster has it; looks through all.
    [[nodiscard]] std::optional<MemberKey> named(std::string_view name) const;
    /// Slots in use have a row; look before you read.
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] const MemberTally& tally() const { return m_tally; }
    /// Members, ghosts included.
    [[nodiscard]] std::size_t size() const { return m_slots.size(); }
    [[nodiscard]] bool hasGhosts() const { return m_slots.size() > m_tally.total; }
    [[nodiscard]] bool hasFresh() const { return m_fresh > 0; }

    /// Moves on whenever tags or membership changed, so that columns are reckoned only then.
    [[nodiscard]] std::uint64_t factsRevision() const { return m_factsRevision; }

    /// Place of each slot's name among all names; equal names by key. Kept until a member comes.
    [[nodiscard]] const std::vector<std::uint32_t>& nameRanks();
    /// Moves on whenever those places are others.
    [[nodiscard]] std::uint64_t nameRevision() const { return m_nameRevision; }
    /// True when a stands before b by name.
    [[nodiscard]] bool nameBefore(Slot a, Slot b) const;

private:
    void count(const Entry& entry, bool up);

    std::vector<Entry> m_entries;
    std::vector<Slot> m_free;
    std::unordered_map<MemberKey, Slot> m_slots;
    MemberTally m_tally;
    std::vector<std::uint32_t> m_ranks;
    bool m_ranksValid = false;
    std::uint64_t m_nameRevision = 0;
    std::size_t m_fresh = 0;
    std::uint64_t m_factsRevision = 0;
    std::uint64_t m_ghostNumber = 0;
};

/// Members of the batch's cluster that are known and not among its rows: after a resync they are
/// gone.
[[nodiscard]] std::vector<MemberKey> absentFrom(const MemberStore& members,
                                                const link::ObservationBatch& batch);

/// Another link's keys for the members of the same names: from those before to those after.
[[nodiscard]] std::unordered_map<MemberKey, MemberKey> successorsOf(const MemberStore& before,
                                                                    const MemberStore& after);

/// Where each key of before leads by now: through `next`, whose own keys lead there as well.
[[nodiscard]] std::unordered_map<MemberKey, MemberKey>
followed(std::unordered_map<MemberKey, MemberKey> before,
         const std::unordered_map<MemberKey, MemberKey>& next);

} // namespace grapevine::models
