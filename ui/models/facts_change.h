#pragma once

#include <QString>

#include "core/base/node_facts.h"

namespace grapevine::models {

/// What a member says of itself now and did not before, or otherwise: `zone: a → b`, `+role=db`,
/// `-old=1`, `address: 10.0.0.1:7946 → 10.0.0.9:7946`. Parts are separated by `between`; empty when
/// nothing of that differs. Safe to show.
[[nodiscard]] QString factsChange(const NodeFacts& before, const NodeFacts& after,
                                  const QString& between);

} // namespace grapevine::models
