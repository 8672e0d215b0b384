#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string>

#include "core/base/bytes.h"
#include "core/base/endpoint.h"
#include "core/base/tags.h"

namespace grapevine {

/// Versions a member announces: memberlist's protocol range and current, then Serf's.
struct ProtocolVersions {
    std::uint8_t protocolMin = 0;
    std::uint8_t protocolMax = 0;
    std::uint8_t protocolCurrent = 0;
    std::uint8_t delegateMin = 0;
    std::uint8_t delegateMax = 0;
    std::uint8_t delegateCurrent = 0;

    auto operator<=>(const ProtocolVersions&) const = default;
};

/// What a member says of itself; changes only together with its incarnation. Immutable and
/// interned: every table that knows the node shares one copy.
struct NodeFacts {
    std::string name;
    Bytes rawAddress;  ///< Exactly as announced; re-encoding it would break peers' comparison.
    Endpoint endpoint; ///< The same, folded and readable; none when the length was odd.
    Tags tags;
    bool tagsBroken = false; ///< The meta bytes did not decode to the end.
    ProtocolVersions versions;

    bool operator==(const NodeFacts&) const = default;
};

using NodeFactsPtr = std::shared_ptr<const NodeFacts>;

} // namespace grapevine
