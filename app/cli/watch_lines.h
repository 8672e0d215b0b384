#pragma once

#include <map>
#include <string>

#include "app/cli/tag_changes.h"
#include "core/link/accusation.h"
#include "core/link/timeline_entry.h"

namespace grapevine::cli {

/// Writes what `watch` sees, one line an entry.
class WatchLines {
public:
    WatchLines(bool json, bool colored)
        : m_json(json)
        , m_colored(colored)
    {
    }

    /// Ends in a newline.
    [[nodiscard]] std::string line(const link::TimelineEntry& entry);
    [[nodiscard]] std::string line(const link::Accusation& accusation) const;

private:
    using TagNews = std::map<std::string, TagChange>;

    [[nodiscard]] std::string jsonLine(const link::TimelineEntry& entry, const TagNews& news) const;
    [[nodiscard]] std::string textLine(const link::TimelineEntry& entry, const TagNews& news) const;

    TagMemory m_tags;

    bool m_json;
    bool m_colored;
};

} // namespace grapevine::cli
