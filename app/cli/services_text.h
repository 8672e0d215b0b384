#pragma once

#include <string>
#include <vector>

#include "core/catalog/catalog.h"
#include "core/catalog/endpoint_text.h"

namespace grapevine::cli {

/// A line for each service: name, healthy of expected, state, ports, zones, group. Counted over all
/// it has in `catalog`, whichever instances are listed. Safe for a terminal.
[[nodiscard]] std::string servicesTable(const catalog::Catalog& catalog,
                                        const std::vector<catalog::Listing>& services);

/// One JSON object with the list `services`, the listed instances in each; safe for a terminal.
[[nodiscard]] std::string servicesJson(const catalog::Catalog& catalog,
                                       const std::vector<catalog::Listing>& services);

} // namespace grapevine::cli
