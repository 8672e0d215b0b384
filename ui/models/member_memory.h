#pragma once

#include <cstddef>
#include <unordered_map>

#include "core/base/ids.h"
#include "core/base/node_facts.h"
#include "core/link/observation_batch.h"

namespace grapevine::models {

/// How each member was when we last heard of it, so that a line of the timeline can say what
/// changed.
class MemberMemory {
public:
    struct Known {
        NodeFactsPtr facts;
        link::MemberStatus status = link::MemberStatus::None;
    };

    /// Remembered at most; of more, updates tell only what is so now.
    static constexpr std::size_t kMembersMost = 1'000'000;

    /// Null when it is not known.
    [[nodiscard]] const Known* find(const MemberKey& key) const;
    /// A row that holds nothing but a name keeps the facts that were known before.
    void put(const link::MemberRow& row);
    void forget(const MemberKey& key);
    void forgetAll(ClusterId cluster);
    void clear() { m_known.clear(); }

private:
    std::unordered_map<MemberKey, Known> m_known;
};

} // namespace grapevine::models
