#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/link/member_row.h"

namespace grapevine::catalog {

/// How one instance stands, by its member. Healthy ones first.
enum class Health : std::uint8_t { Healthy, Maintenance, Suspect, Failed, NoData, Leaving, Left };
inline constexpr std::size_t kHealths = 7;

[[nodiscard]] Health healthOf(const link::MemberRow& row, bool maintenance);

/// Whether a service would live through the failure of one more member.
enum class Redundancy : std::uint8_t {
    Gone, ///< Nobody healthy offers it.
    Last, ///< One member does: one failure from zero.
    Spare,
};

/// Instances of a service, or of a part of it, counted.
struct Tally {
    std::array<std::uint32_t, kHealths> byHealth{};
    std::uint32_t members = 0; ///< Who offer it; one may do so at several addresses.
    std::uint32_t membersHealthy = 0;
    std::uint32_t unreachable = 0; ///< Addresses that only their own machine can reach.
    std::uint32_t unreadable = 0;
    std::map<std::uint16_t, std::uint32_t> ports; ///< How many instances have it.

    [[nodiscard]] std::uint32_t of(Health health) const
    {
        return byHealth[static_cast<std::size_t>(health)];
    }
    [[nodiscard]] std::uint32_t healthy() const { return of(Health::Healthy); }
    /// All that there are.
    [[nodiscard]] std::uint32_t instances() const;
    /// All that should be there: who left did so on purpose.
    [[nodiscard]] std::uint32_t expected() const;
    [[nodiscard]] bool isEmpty() const { return instances() == 0; }
    [[nodiscard]] Redundancy redundancy() const;

    Tally& operator+=(const Tally& other);
    bool operator==(const Tally&) const = default;
};

} // namespace grapevine::catalog
