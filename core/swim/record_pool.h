#pragma once

#include <cstddef>
#include <memory>
#include <unordered_map>

#include "core/swim/node_record.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// One copy of each announced record, however many tables hold it: comparing pointers of one pool
/// tells whether a member announced something else. What is known already costs no allocation.
class RecordPool {
public:
    /// What an alive message announces.
    [[nodiscard]] NodeRecordPtr intern(const wire::Alive& alive);
    /// What a push/pull row says. `known` is what its reader holds for that name already, or null:
    /// most rows say just that, and to compare is quicker than to search.
    [[nodiscard]] NodeRecordPtr intern(const wire::PushNodeState& node,
                                       const NodeRecordPtr& known = nullptr);

    /// Records that somebody still holds, about.
    [[nodiscard]] std::size_t size() const { return m_records.size(); }

private:
    void sweep();

    std::unordered_multimap<std::size_t, std::weak_ptr<const NodeRecord>> m_records;
    std::size_t m_sweepAt = 1024;
};

} // namespace grapevine::swim
