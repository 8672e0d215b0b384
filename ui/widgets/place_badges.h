#pragma once

#include "ui/models/cluster_health.h"

namespace grapevine::widgets {

class Sidebar;

// What a place wants to say while another one is looked at.

/// How many are failed or suspect, and how many things want a look.
void showHealthBadges(Sidebar& sidebar, const models::ClusterHealth& health);
/// Something is sent again and again.
void showRepeatBadge(Sidebar& sidebar, bool repeating);

} // namespace grapevine::widgets
