#pragma once

#include "core/catalog/catalog.h"
#include "ui/models/finding.h"

namespace grapevine::models {

/// Services that nobody healthy offers any more, and those that were offered by several and are
/// down to one. What was never offered by more than one is no news.
[[nodiscard]] Findings serviceFindings(const catalog::Catalog& catalog);

} // namespace grapevine::models
