#pragma once

#include <compare>
#include <optional>
#include <string>
#include <vector>

#include "core/base/endpoint.h"

namespace grapevine::net {

/// An interface by which this machine reaches a network segment of others.
struct MulticastInterface {
    std::string name;
    unsigned index = 0;
    std::optional<IpAddress> v4;          ///< Its first one.
    std::optional<IpAddress> v6LinkLocal; ///< With its zone.

    auto operator<=>(const MulticastInterface&) const = default;
};

/// Those that are up and know multicast, by index; no tunnels from one point to another, whose
/// other end is no neighbour. Empty also when the system does not tell.
[[nodiscard]] std::vector<MulticastInterface> multicastInterfaces();

} // namespace grapevine::net
