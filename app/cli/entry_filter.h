#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"
#include "core/link/timeline_entry.h"

namespace grapevine::cli {

/// Which entries a person wants, in Serf's words for event handlers: `member-join`, `user`,
/// `user:NAME`, `query:NAME`, `*` for everything that Serf itself tells handlers of; several are
/// separated by commas. Beyond Serf, by their own names only: `snapshot`, `resync`,
/// `member-suspect`, `member-refute`. Source: serf, event_handler.go (EventFilter).
class EntryFilter {
public:
    /// The error is one sentence without a full stop.
    [[nodiscard]] static Expected<EntryFilter, std::string> parse(std::string_view words);

    /// Queries of exactly that name, commas and all.
    [[nodiscard]] static EntryFilter forQuery(std::string_view name);

    [[nodiscard]] bool matches(const link::TimelineEntry& entry) const;

private:
    struct One {
        bool any = false;
        link::EntryKind kind = link::EntryKind::Snapshot;
        std::string name; ///< User, Query: of that name only; empty is any.
    };
    std::vector<One> m_any;
};

} // namespace grapevine::cli
