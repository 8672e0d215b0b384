#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/swim/node_record.h"

namespace grapevine::swim {

/// One member as memberlist knows it. Dense: a fleet of n agents holds n * n of these.
struct MemberEntry {
    NodeRecordPtr record;
    TimePoint changedAt{};
    MemberId member;
    Incarnation incarnation;
    State state = State::Dead;
    bool merged = false; ///< Last learnt by push/pull: there are no bytes of it to relay.
};

/// Who is in the cluster, in memberlist's random order. Only `Membership` changes it.
class MemberTable {
public:
    /// More members than this are refused (`swim.members-over-cap`).
    static constexpr std::size_t kMembersMost = 1'048'576;

    explicit MemberTable(NameTable& names)
        : m_names(names)
    {
    }

    [[nodiscard]] const MemberEntry* find(std::string_view name) const;
    [[nodiscard]] const MemberEntry* find(MemberId member) const;
    /// In walking order, every state; ourselves among them.
    [[nodiscard]] std::span<const MemberEntry> entries() const { return m_entries; }
    /// memberlist's estimate of n for every scaled number: all entries, dead ones not yet reaped
    /// included.
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// Neither dead nor left, ourselves included.
    [[nodiscard]] std::size_t present() const;

private:
    friend class Membership;
    NameTable& m_names;
    std::vector<MemberEntry> m_entries;
    std::vector<std::uint32_t> m_places; ///< By MemberId: place in m_entries plus 1; 0 is none.
    std::size_t m_present = 0;
};

} // namespace grapevine::swim
