#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/link/member_row.h"

namespace grapevine::bench {

/// A large cluster in which something changes all the time. Always the same: made from counters,
/// no chance in it.
class BusyCluster {
public:
    /// `now`: when all of them were first seen.
    BusyCluster(std::size_t members, Moment now);

    /// As they stand.
    [[nodiscard]] const std::vector<link::MemberRowPtr>& rows() const { return m_rows; }

    /// `count` members, scattered over all, each with another round trip; one in fifty is accused
    /// or speaks up against it.
    [[nodiscard]] std::vector<link::MemberRowPtr> change(std::size_t count, Moment now);
    /// The same for these members.
    [[nodiscard]] std::vector<link::MemberRowPtr> changeThose(std::span<const MemberId> members,
                                                              Moment now);

private:
    const link::MemberRowPtr& step(std::size_t member, Moment now);

    std::vector<link::MemberRowPtr> m_rows; ///< By MemberId.
    std::uint64_t m_steps = 0;
};

} // namespace grapevine::bench
