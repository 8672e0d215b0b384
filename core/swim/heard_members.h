#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"

namespace grapevine::swim {

/// Who answered our own ping just now, and where: whom an observer may list to a joiner.
/// With a ping a second these are about ten.
class HeardMembers {
public:
    static constexpr Duration kFreshFor = std::chrono::seconds{10};
    /// Of more, the one heard longest ago gives way.
    static constexpr std::size_t kHeardMost = 32;

    struct Heard {
        MemberId member;
        TimePoint at;
        Endpoint endpoint;
    };

    void note(TimePoint now, MemberId member, const Endpoint& endpoint);
    void clear() { m_heard.clear(); }

    /// Some may be older than kFreshFor: ask isFresh.
    [[nodiscard]] std::span<const Heard> all() const { return m_heard; }
    [[nodiscard]] static bool isFresh(TimePoint now, const Heard& heard)
    {
        return now - heard.at <= kFreshFor;
    }

private:
    std::vector<Heard> m_heard;
};

} // namespace grapevine::swim
