#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/base/endpoint.h"

namespace grapevine::settings {

/// A cluster that a person gave a name. Never a key, nor where one lies.
struct Profile {
    static constexpr std::size_t kNameLongest = 64; ///< Bytes.

    std::string name;      ///< Unique, never empty.
    std::string addresses; ///< As `addressesOf` writes them.
    std::string label;     ///< The gossip label, mostly none.
    bool wantsKey = false; ///< The person gives one each time.
    /// A mistake there costs: the window wears its frame, and unlocking asks for the name.
    bool production = false;
    std::string view; ///< How its tables look, in the window's own words.

    bool operator==(const Profile&) const = default;
};

/// `10.0.0.1:7946 [fd00::1]:7946`: every seed with its port, in a line.
[[nodiscard]] std::string addressesOf(const std::vector<HostPort>& seeds);

/// Profiles in the order they were made, at most kMost.
class Profiles {
public:
    static constexpr std::size_t kMost = 100;

    [[nodiscard]] const std::vector<Profile>& all() const { return m_all; }
    /// Null where there is none of that name.
    [[nodiscard]] const Profile* named(const std::string& name) const;
    /// The one that leads there: has the label and most of the addresses, in whatever order; one is
    /// enough, so that a cluster does not lose its face when it is reached by other members too.
    [[nodiscard]] const Profile* leadingTo(const std::string& addresses,
                                           const std::string& label) const;
    /// Adds it, or takes the place of `instead`, which may be the same name or another. False, and
    /// nothing is done, when the name is empty, too long or taken by a third, or all are full.
    bool put(Profile profile, const std::string& instead = {});
    /// Where it stood before it was removed, or at the end. False as `put`.
    bool putBack(Profile profile, std::size_t at);
    void remove(const std::string& name);
    /// That name while nobody has it; else `name (2)`, `name (3)`, .., cut where that is too long.
    [[nodiscard]] std::string freeName(const std::string& name) const;
    [[nodiscard]] bool isFull() const { return m_all.size() >= kMost; }

    bool operator==(const Profiles&) const = default;

private:
    std::vector<Profile> m_all;
};

} // namespace grapevine::settings
