#pragma once

#include <optional>

#include "core/base/bytes.h"
#include "core/serf/member_statuses.h"

namespace grapevine::serf {

/// Answers `_serf_conflict`, by which a member whose name is claimed twice asks everybody whom
/// they know by it: whoever loses this vote shuts down. So it tells what we see, and nothing else.
/// Source: serf, internal_query.go (handleConflict).
class ConflictDesk {
public:
    explicit ConflictDesk(const MemberStatuses& statuses)
        : m_statuses(statuses)
    {
    }

    /// `payload` is the name. Nothing when it is ours: then we are a party to it.
    [[nodiscard]] std::optional<Bytes> handle(ByteView payload) const;

private:
    const MemberStatuses& m_statuses;
};

} // namespace grapevine::serf
