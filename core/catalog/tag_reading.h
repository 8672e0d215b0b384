#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "core/base/node_facts.h"
#include "core/catalog/rule_set.h"
#include "core/catalog/service_address.h"

namespace grapevine::catalog {

/// What the rules find in one member's tags. A value; says nothing of its health.
struct TagReading {
    /// What a hostile or broken member may offer; more of it is counted and left out.
    static constexpr std::size_t kInstancesMost = 64;

    struct Offer {
        std::string rule; ///< Its name.
        std::string tag;  ///< The key that told of it.
        std::string service;
        std::string group;
        ServiceAddress address;
        std::string meta;

        bool operator==(const Offer&) const = default;
    };

    /// In the order of the rules, then of the tags' keys. The same address of the same service is
    /// listed once, and an offer without a port gives way to one that has a port.
    std::vector<Offer> offers;
    std::size_t offersDropped = 0;
    std::string zone;                       ///< Empty: none told.
    std::optional<std::string> maintenance; ///< Why, which may be empty; nothing when it is not.
    bool isRaftMember = false;

    bool operator==(const TagReading&) const = default;
};

[[nodiscard]] TagReading readTags(const RuleSet& rules, const NodeFacts& facts);

} // namespace grapevine::catalog
