#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/catalog/leader_table.h"

namespace grapevine::catalog {

/// Who leads a group, or who did, and since when as far as we looked.
struct Reign {
    std::map<MemberKey, std::string> leaders; ///< Their names; empty: nobody claims it any more.
    Moment since;                             ///< When we first saw it like this.
    bool firstLook = false; ///< It was like this when we came, so `since` is only an upper bound.
    std::vector<std::string> before; ///< Names of those who led last before, sorted.
    std::uint32_t changes = 0;       ///< That we saw.

    bool operator==(const Reign&) const = default;
};

/// What tags tell of a group's leader.
enum class LeaderState : std::uint8_t {
    Contested, ///< Two or more alive claim it.
    Vacant,    ///< Somebody led before, members are there, and nobody claims it.
    Led,
    Untold, ///< Nobody has ever claimed it.
};

/// Remembers who led which group, since LeaderTable knows the present alone. Holds no clock.
class Reigns {
public:
    /// Groups remembered. Beyond it those that nobody leads any more are forgotten, and then new
    /// ones are not taken.
    static constexpr std::size_t kGroupsMost = 10'000;

    /// `touched` may be others now. `firstLook`: this is what there was when we came.
    void note(const LeaderTable& table, std::span<const LeaderGroupKey> touched, const Moment& now,
              bool firstLook);
    /// Another link tells of the same cluster, under keys of its own: who has the names of those
    /// who led goes on leading.
    void succeed(const LeaderTable& table, const Moment& now);
    void clear();

    /// Null for a group that nobody has claimed.
    [[nodiscard]] const Reign* find(const LeaderGroupKey& key) const;
    [[nodiscard]] const std::map<LeaderGroupKey, Reign>& all() const { return m_reigns; }
    /// Groups not remembered, since there were too many.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    [[nodiscard]] bool makeRoom();

    std::map<LeaderGroupKey, Reign> m_reigns;
    std::uint64_t m_dropped = 0;
};

[[nodiscard]] LeaderState leaderState(const LeaderGroup& group, const Reign* reign);

} // namespace grapevine::catalog
