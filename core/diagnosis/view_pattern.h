#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace grapevine::diagnosis {

using Names = std::vector<std::string>;

/// Askers who see each other, and nobody of another such group.
struct ViewGroup {
    Names askers;          ///< By name.
    std::size_t alive = 0; ///< Members that any of them calls alive, themselves included.
    Names zones;           ///< The askers' values of the pattern's tag; empty without one.

    bool operator==(const ViewGroup&) const = default;
};

/// A shape in what the members say of each other, with the names it was seen by. It says what is
/// seen; what caused it is for a person to find.
struct ViewPattern {
    enum class Kind : std::uint8_t {
        TwoClusters, ///< `groups` that do not even list each other: they never were one, or forgot.
        Split,       ///< `groups` that see only themselves.
        OneAccuser,  ///< `accusers` is one, against many `victims` that nobody else accuses.
        ByZone,      ///< Who accuses and who does not follows `tag`: those of `zones` accuse.
        ManyAccusers, ///< One of `victims`, accused by more than call it alive.
        Unheard,      ///< `accusers` do not list `victims`, who are alive to the others.
    };

    Kind kind = Kind::Split;
    std::vector<ViewGroup> groups; ///< Largest first.
    Names accusers;
    Names victims;
    Names defenders; ///< Who call the victims alive; a victim's own word left out.
    /// ManyAccusers: it answered when it was asked; nothing while nobody tried.
    std::optional<bool> victimAnswers;
    std::string tag; ///< ByZone; of groups too where each zone is in one group only.
    Names zones;     ///< ByZone: of the accusers.

    bool operator==(const ViewPattern&) const = default;
};

} // namespace grapevine::diagnosis
