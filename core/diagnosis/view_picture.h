#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/diagnosis/view_matrix.h"
#include "core/diagnosis/view_pattern.h"

namespace grapevine::diagnosis {

/// A matrix read by somebody who looks for what does not agree. A value.
///
/// Failed beside Unlisted, or Left beside it, is no disagreement: who joined later never heard of
/// whom the others remember as gone.
struct ViewPicture {
    /// Further patterns of the same kind are left out; `patternsLeftOut` counts them.
    static constexpr std::size_t kPatternsMost = 24;
    /// Fewer accused by one alone are no shape yet.
    static constexpr std::size_t kVictimsMany = 3;

    std::vector<MemberKey> askers; ///< Whose word counts: not old, and known by name; by name.
    std::size_t oldAskers = 0;     ///< Whose does not, for it is old.
    /// Whose does not, for they name themselves alone while an asker calls them alive: observers
    /// answer so, and nothing can be read from whom they leave out. By name.
    std::vector<MemberKey> listsNobody;
    std::vector<MemberKey> members;    ///< Who is there for any of them, failed included; by name.
    std::vector<Said> most;            ///< What most askers say of each of them.
    std::vector<MemberKey> disputed;   ///< Of whom they say different things; by name.
    std::string zoneTag;               ///< By which the members are told apart; empty: by none.
    std::vector<ViewPattern> patterns; ///< Gravest first.
    std::size_t patternsLeftOut = 0;
    /// The askers, those together who say the same of all the disputed; largest first.
    std::vector<Names> alike;
    std::optional<Moment> oldest; ///< Of the answers that count.

    [[nodiscard]] bool agrees() const { return !askers.empty() && disputed.empty(); }
};

/// `silent`: names of those that were tried, and refused or did not answer.
[[nodiscard]] ViewPicture readViews(const ViewMatrix& matrix,
                                    const std::set<std::string>& silent = {});

} // namespace grapevine::diagnosis
