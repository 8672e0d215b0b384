#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/link/accusation.h"

namespace grapevine::agent {

/// How often each member went and came back, as far as it was heard. Histories are values that rows
/// share.
class FlapBook {
public:
    /// Members remembered; beyond it the one that nothing happened to for longest is forgotten
    /// (`observer.flaps-forgotten`). As many as fail together in a large cluster; some 250 bytes
    /// each.
    static constexpr std::size_t kMembersMost = 16'384;

    using History = std::shared_ptr<const link::FlapHistory>;

    void handleSuspect(MemberId member);
    void handleRefute(const Moment& now, MemberId member);
    void handleFailure(MemberId member);
    /// It is not there, which is no news: its next join is a return all the same.
    void handleAbsence(MemberId member);
    /// A return only if it was away.
    void handleJoin(const Moment& now, MemberId member);
    /// It is there, which is no news.
    void handlePresence(MemberId member);
    void forget(MemberId member);

    [[nodiscard]] History find(MemberId member) const; ///< Null: nothing happened to it.
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    struct Page {
        History history;
        bool away = false;
        std::uint64_t touched = 0;
    };

    Page& touch(MemberId member);
    template<class Change> void change(MemberId member, Change how);

    std::unordered_map<MemberId, Page> m_pages;
    std::map<std::uint64_t, MemberId> m_byTouch; ///< The longest untouched first.
    std::uint64_t m_touches = 0;
    Counters m_counters;
};

} // namespace grapevine::agent
