#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/base/tags.h"
#include "core/link/timeline_entry.h"

namespace grapevine::cli {

/// What became of one member's tags.
struct TagChange {
    struct Changed {
        std::string key;
        std::string before;
        std::string after;
    };
    Tags added;
    std::vector<Changed> changed;
    Tags removed;

    [[nodiscard]] bool isEmpty() const
    {
        return added.empty() && changed.empty() && removed.empty();
    }
};

[[nodiscard]] TagChange changeBetween(const Tags& before, const Tags& after);

/// Remembers every member's tags, so that an update can say what changed.
class TagMemory {
public:
    /// Members remembered; of more, updates say only what is so now.
    static constexpr std::size_t kMembersMost = 100'000;

    /// Of an update of a member that is remembered: what changed, by name. Remembers what the
    /// entry says of its members.
    std::map<std::string, TagChange> handleEntry(const link::TimelineEntry& entry);

private:
    std::map<std::string, NodeFactsPtr> m_facts; ///< Interned: a pointer a member.
};

} // namespace grapevine::cli
