#pragma once

#include <memory>
#include <vector>

#include "core/base/clock.h"
#include "core/filter/subject.h"
#include "core/link/member_row.h"

namespace grapevine::filter {

/// The status a member is shown with: `suspect` while it is, else Serf's word.
[[nodiscard]] std::string_view shownStatus(const link::MemberRow& row);

/// A member's row as a filter sees it. Lives shorter than the row.
class MemberSubject : public Subject {
public:
    /// What is known beyond the row itself; each may be missing, and is then unknown.
    struct Beyond {
        std::string_view cluster{};
        /// Round trip between here and the member, where the row has measured none.
        std::optional<Duration> rttEstimated;
        /// Times that it went and came back within that last while.
        std::function<std::optional<double>(Duration)> flapsWithin;
        std::vector<std::string_view> services;
    };

    MemberSubject(const link::MemberRow& row, TimePoint now);
    MemberSubject(const link::MemberRow& row, TimePoint now, const Beyond& beyond);

    [[nodiscard]] bool anyText(Field field, std::string_view key, const Look& look) const override;
    [[nodiscard]] std::optional<double> number(Field field,
                                               std::optional<Duration> within) const override;
    [[nodiscard]] bool hasWord(std::string_view word) const override;

private:
    const link::MemberRow& m_row;
    TimePoint m_now;
    const Beyond* m_beyond = nullptr;
};

} // namespace grapevine::filter
