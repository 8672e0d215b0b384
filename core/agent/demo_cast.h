#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/endpoint.h"
#include "core/base/tags.h"

namespace grapevine::agent {

/// What a demo node pretends to offer: tag `ep.<name>` with its own address and this port.
struct DemoService {
    std::string name;
    std::uint16_t port = 0;

    bool operator==(const DemoService&) const = default;
};

/// One node of the demo cluster before it has an address.
struct DemoMember {
    std::string name; ///< `db-2`: role and number.
    std::string role; ///< Tag `role`.
    std::string zone; ///< Tag `zone`: `a`, `b` or `c`.
    std::string version;
    /// Tag `serfer` is `leader`, else `minion`: serfer's example roles, kept apart from `role`. As
    /// there, nothing is elected: it is the first node, through which the others join.
    bool leader = false;
    /// Answers the query `version`. One node of the walk does not know it and only acks.
    bool answersVersion = true;
    std::vector<DemoService> services;

    bool operator==(const DemoMember&) const = default;
};

struct DemoCastOptions {
    std::size_t nodes = 24;
    std::uint64_t seed = 1; ///< Says which two nodes run the older version.
};

inline constexpr std::size_t kDemoNodesDefault = 24;
inline constexpr std::size_t kDemoNodesMost = 500;
inline constexpr auto kDemoVersion = "1.4.2";
inline constexpr auto kDemoVersionOlder = "1.4.1";

/// The demo's nodes: the same for the same options. `nodes` is held to 1..kDemoNodesMost.
///
/// The default cast fits the demo walk (UX.md 3.1): `db-2` is one of two instances of the service
/// `orders`, zones are equally large, and of 24 nodes 21 answer 1.4.2, two 1.4.1, and `cache-3`
/// stays silent.
[[nodiscard]] std::vector<DemoMember> castDemo(const DemoCastOptions& options);

/// The member's tags. `portShift` is added to the service ports where nodes share an address.
[[nodiscard]] Tags demoTags(const DemoMember& member, const IpAddress& address,
                            std::uint16_t portShift = 0);

/// Puts one tag in its place; an empty value takes the tag away.
void putTag(Tags& tags, std::string key, std::string value);

} // namespace grapevine::agent
