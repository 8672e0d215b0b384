#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "core/catalog/catalog.h"

namespace grapevine::models {

/// What a row of the services is about: a service, or the part of it in one zone.
struct ServiceLine {
    catalog::ServiceKey service;
    std::optional<std::string> zone; ///< Nothing: all of it. Empty: where no zone is told.

    auto operator<=>(const ServiceLine&) const = default;
};

/// How a row's service stands, worst first, which is how the services are sorted. Those that need
/// nobody's care stand at the end.
enum class ServiceState : std::uint8_t {
    Gone,     ///< Nobody healthy offers it.
    Last,     ///< The last one of several is one failure from zero.
    OneZone,  ///< All healthy ones are in one of its zones.
    Impaired, ///< Some are not healthy.
    Only,     ///< There is just one, and it is healthy.
    Well,
    AllLeft,   ///< Whoever offered it has left on purpose.
    Outsiders, ///< No service: members that are no Raft members.
};

/// The numbers behind a row.
struct ServiceFigures {
    catalog::Tally tally;
    std::size_t zones = 0; ///< Told ones, of who has not left.
    std::size_t zonesHealthy = 0;
    ServiceState state = ServiceState::Gone;
    bool onlyOutsiders = false; ///< Offered by none of the Raft members that there are.

    bool operator==(const ServiceFigures&) const = default;
};

[[nodiscard]] ServiceFigures figuresOf(const catalog::Catalog& catalog, const ServiceLine& line,
                                       bool withOutsiders);

} // namespace grapevine::models
