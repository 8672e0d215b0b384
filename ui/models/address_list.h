#pragma once

#include <QString>
#include <QStringList>

#include <cstddef>
#include <vector>

#include "core/base/endpoint.h"

namespace grapevine::models {

/// Most addresses one look takes; a person wants any member, not all of them.
inline constexpr std::size_t kSeedsMost = 16;

/// What a person typed or pasted as "address of any member".
struct AddressList {
    std::vector<HostPort> seeds;
    QStringList wrong;       ///< Words that are no address, as typed.
    std::size_t leftOut = 0; ///< Good addresses beyond `kSeedsMost`.
    bool fromSerfMembers = false;
};

/// Reads addresses parted by spaces, commas or lines, or the output of `serf members`, of which
/// the members that are alive count.
[[nodiscard]] AddressList parseAddresses(const QString& text);

} // namespace grapevine::models
