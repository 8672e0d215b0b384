#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/catalog/service.h"

namespace grapevine::catalog {

// Instances as text to paste elsewhere: one line each, through the plain-text gateway. Nothing
// where an address lacks what it takes.

/// `10.0.0.1:8080`.
[[nodiscard]] std::optional<std::string> hostPortOf(const Instance& instance);

/// `http://10.0.0.1:8080/path`. The scheme as told; else by the usual names and ports, else `tcp`.
[[nodiscard]] std::optional<std::string> urlOf(const ServiceKey& service, const Instance& instance);

/// As a line of a zone file: `_orders._tcp 0 IN SRV 1 1 8080 web-1.`, and below it the address of
/// the target when it is an address. Letters that no label may have become `-`.
[[nodiscard]] std::optional<std::string> srvOf(const ServiceKey& service, const Instance& instance);

/// A service and those of its instances that are wanted.
struct Listing {
    ServiceKey service;
    std::vector<Instance> instances;
};

/// What clusterfunk's `ctrlc endpoints` offers.
enum class ListStyle : std::uint8_t {
    Tree,      ///< Services, their instances indented below.
    Plain,     ///< A line each: member, service, address; in columns.
    Json,      ///< A list of objects; not plain text, but escaped.
    NameValue, ///< `SERVICE=HOST:PORT`.
};

/// The outsiders' listing has no service to name and is left out.
[[nodiscard]] std::string listed(std::span<const Listing> services, ListStyle style);

/// Serf's word for the status, `suspect` and `maintenance` where they stand before it.
[[nodiscard]] std::string_view word(Health health);

} // namespace grapevine::catalog
