#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bounded_ring.h"
#include "core/base/clock.h"
#include "core/base/log.h"

namespace grapevine {

/// The last lines that a `Log` wrote, for a report about a mistake of ours. Any thread.
class LogRing {
public:
    /// What happened shortly before stands in fewer; each is at most 2,000 characters.
    static constexpr std::size_t kLinesMost = 500;

    struct Line {
        WallTime at;
        LogLevel level = LogLevel::Info;
        std::string text; ///< As the log's sink got it: plain, keys hidden.
    };

    void put(WallTime at, LogLevel level, std::string_view text);
    /// Oldest first.
    [[nodiscard]] std::vector<Line> lines() const;
    /// Lines that gave way to newer ones.
    [[nodiscard]] std::uint64_t dropped() const;

private:
    mutable std::mutex m_mutex;
    BoundedRing<Line> m_lines{kLinesMost};
};

} // namespace grapevine
