#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/tags.h"
#include "ui/models/rtt_table.h"

namespace grapevine::models {

/// Groups of members that are near each other and far from the rest, found by round trips alone.
///
/// The rule: the two groups nearest each other, by the mean of all round trips between them, become
/// one, again and again. Where the next step is at least `kApartFactor` times as long as the last,
/// and `kApartLeast` longer, the groups so far may be zones; of several such places the one counts
/// whose members are best apart (their mean silhouette, at least `kSilhouetteLeast`). A member that
/// is a group of its own belongs to no zone.
struct RttZoning {
    static constexpr double kApartFactor = 1.5;
    static constexpr double kApartLeast = 0.5; ///< Milliseconds.
    static constexpr double kSilhouetteLeast = 0.5;
    static constexpr std::size_t kZonesMost = 12;
    static constexpr std::size_t kMembersLeast = 4;

    enum class Verdict : std::uint8_t {
        TooFew, ///< Members, to tell groups from chance.
        Alike,  ///< No such place: all are one.
        Found,
    };

    /// By row of the table; kNoZone where a member belongs to none.
    std::vector<std::size_t> zoneOf{};
    std::size_t zones = 0;
    double withinMs = 0.0; ///< The last step before the place: members of one zone are as near.
    double apartMs = 0.0;  ///< The step behind it: zones are at least so far apart.
    Verdict verdict = Verdict::TooFew;

    static constexpr std::size_t kNoZone = static_cast<std::size_t>(-1);

    bool operator==(const RttZoning&) const = default;
};

/// Larger zones first; of equal ones that with the first row. The same table gives the same zones.
[[nodiscard]] RttZoning zonesOf(const RttTable& table);

/// How the zones found compare with what the members' tags say.
struct ZoneTags {
    /// A member whose tag says another zone than the one it is in.
    struct Misfit {
        std::size_t member = 0;
        std::string told; ///< The tag's value.
        std::size_t zone = RttZoning::kNoZone;

        bool operator==(const Misfit&) const = default;
    };

    std::string key;                 ///< The tag; empty when no zone or no such tag is there.
    std::vector<std::string> values; ///< By zone; empty where its members have no value of it.
    std::vector<Misfit> misfits{};
    std::size_t tagged = 0; ///< Members of a zone that have the tag.

    /// Most members are where their tag says.
    [[nodiscard]] bool isAlike() const { return !key.empty() && misfits.size() * 4 <= tagged; }

    bool operator==(const ZoneTags&) const = default;
};

/// The tags that name a place, in the order in which they are asked.
inline constexpr const char* kPlaceTags[] = {"zone", "az", "rack", "dc", "region"};

/// With that one of kPlaceTags that fits best. `tags` as many as the table has rows; none null.
[[nodiscard]] ZoneTags compareWithTags(const RttZoning& zoning,
                                       const std::vector<const Tags*>& tags);

} // namespace grapevine::models
