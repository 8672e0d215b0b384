#pragma once

#include "core/catalog/reigns.h"
#include "ui/models/cluster_names.h"
#include "ui/models/finding.h"

namespace grapevine::models {

/// Tags reach an observer one by one, so a change of leaders looks like two or none for a moment.
inline constexpr Duration kLeadersSettle = std::chrono::seconds{5};

/// Groups that several alive claim to lead, and those that nobody claims any more, once that has
/// lasted. Groups that nobody ever claimed are no news.
[[nodiscard]] Findings leaderFindings(const catalog::LeaderTable& table,
                                      const catalog::Reigns& reigns, Moment now,
                                      const ClusterNames& names = {});

/// Shows those who lead among the members; where nobody does, those who did last.
[[nodiscard]] QString leadersFilter(const catalog::Reign& reign);

} // namespace grapevine::models
