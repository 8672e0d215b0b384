#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/swim/member_table.h"

namespace grapevine::swim {

/// Most members that one choice asks for (Go's defaults: 3 or 4).
inline constexpr std::size_t kChosenMost = 16;

/// Appends `count` different members that `fits` holds for, chosen at random; fewer if there are
/// not so many. Exact among few entries; among many, drawing stops after 3 tries an entry.
/// Source: memberlist, kRandomNodes.
template<class Fits>
void chooseMembers(std::span<const MemberEntry> entries, Random& random, std::size_t count,
                   Fits fits, std::vector<const MemberEntry*>& out)
{
    count = std::min(count, kChosenMost);
    const auto wanted = out.size() + count;
    const auto first = static_cast<std::ptrdiff_t>(out.size());
    if (entries.size() < 3 * count) {
        std::array<std::uint8_t, 3 * kChosenMost> order{};
        for (std::size_t i = 0; i < entries.size(); ++i)
            order[i] = static_cast<std::uint8_t>(i);
        for (std::size_t i = 0; i < entries.size() && out.size() < wanted; ++i) {
            const auto pick = i + static_cast<std::size_t>(random.below(entries.size() - i));
            std::swap(order[i], order[pick]);
            if (const auto& entry = entries[order[i]]; fits(entry)) out.push_back(&entry);
        }
        return;
    }
    for (std::size_t tries = 0; tries < 3 * entries.size() && out.size() < wanted; ++tries) {
        const auto& entry = entries[static_cast<std::size_t>(random.below(entries.size()))];
        if (std::find(out.begin() + first, out.end(), &entry) != out.end()) continue;
        if (fits(entry)) out.push_back(&entry);
    }
}

/// Whether a packet can be sent to it at all.
[[nodiscard]] inline bool hasEndpoint(const MemberEntry& entry)
{
    return !entry.record->endpoint.address.isNone() && entry.record->endpoint.port != 0;
}

/// memberlist sends a crc to members whose PMax is 5 and up.
[[nodiscard]] inline bool readsCrc(const NodeRecord& record)
{
    return record.versions[1] >= 5;
}

} // namespace grapevine::swim
