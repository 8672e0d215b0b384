#pragma once

#include "core/catalog/catalog.h"
#include "core/filter/expression.h"
#include "ui/models/cluster_names.h"
#include "ui/models/member_history.h"
#include "ui/models/member_store.h"

namespace grapevine::models {

/// Whether a filter lets a member through, with all that is known beyond its row. Lives shorter
/// than what it refers to.
struct MemberGate {
    const filter::Expression& filter;
    const catalog::Catalog* catalog = nullptr; ///< Null: nobody offers anything.
    const MemberHistory& history;
    const ClusterNames& clusters;
    TimePoint now;

    [[nodiscard]] bool passes(const MemberStore::Entry& entry) const;
};

} // namespace grapevine::models
