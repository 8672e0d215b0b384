#pragma once

#include <string>

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
    [[nodiscard]] std::string line(const link::TimelineEntry& entry) const;

private:
    [[nodiscard]] std::string jsonLine(const link::TimelineEntry& entry) const;
    [[nodiscard]] std::string textLine(const link::TimelineEntry& entry) const;

    bool m_json;
    bool m_colored;
};

} // namespace grapevine::cli
