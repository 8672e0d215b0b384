#pragma once

#include <cstddef>
#include <vector>

#include "ui/models/member_store.h"

namespace grapevine::models {

/// Asks memory for members that are looked at soon. A filter follows three pointers a member, and
/// of a hundred thousand members none lies in a cache: waiting for them took most of the time
/// between two keys.
class MemberLookahead {
public:
    explicit MemberLookahead(const std::vector<MemberStore::Entry>& entries)
        : m_entries(entries)
    {
    }

    /// Call with each slot in turn, before its member is looked at.
    void moveTo(std::size_t slot) const
    {
        if (const auto* far = rowAt(slot + 3 * kStep)) {
            __builtin_prefetch(far);
            __builtin_prefetch(&far->facts);
            __builtin_prefetch(m_entries[slot + 3 * kStep].haystack.data());
        }
        if (const auto* middle = rowAt(slot + 2 * kStep)) __builtin_prefetch(&middle->facts->tags);
        if (const auto* near = rowAt(slot + kStep)) {
            const auto& tags = near->facts->tags;
            for (std::size_t at = 0; at < tags.size() && at < kTagsMost; ++at)
                __builtin_prefetch(&tags[at]); // Each fills a line of the cache.
        }
    }

private:
    static constexpr std::size_t kStep = 6; ///< Members for which memory has time to answer.
    static constexpr std::size_t kTagsMost = 8;

    [[nodiscard]] const link::MemberRow* rowAt(std::size_t slot) const
    {
        return slot < m_entries.size() ? m_entries[slot].row.get() : nullptr;
    }

    const std::vector<MemberStore::Entry>& m_entries;
};

} // namespace grapevine::models
