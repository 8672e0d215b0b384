#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

#include "ui/models/time_range.h"
#include "ui/models/timeline_store.h"

namespace grapevine::models {

/// How much happened when: counts per bin of time and class of change. Bins lie at whole multiples
/// of their width, so that time goes on without a bar changing that is over.
///
/// `show` counts only what came since the last call, unless width or beginning are others.
class Density {
public:
    struct Bin {
        std::array<std::uint32_t, kChangeClasses> counts{};
        bool isBroken = false; ///< Something there was not seen.

        [[nodiscard]] std::uint32_t of(ChangeClass which) const
        {
            return counts[static_cast<std::size_t>(which)];
        }
        /// Changes of members, which is what bars show.
        [[nodiscard]] std::uint32_t changes() const;
        bool operator==(const Bin&) const = default;
    };

    /// A round width near `least`, and not below it.
    [[nodiscard]] static Duration roundWidth(Duration least);

    void show(const TimelineStore& store, TimeRange range, Duration width);

    [[nodiscard]] Duration width() const { return m_width; }
    [[nodiscard]] std::size_t size() const { return m_bins.size(); }
    [[nodiscard]] const Bin& at(std::size_t bin) const { return m_bins[bin]; }
    /// When that bin begins.
    [[nodiscard]] TimePoint begin(std::size_t bin) const;
    /// The tallest bar; at least 1.
    [[nodiscard]] std::uint32_t most() const;

private:
    [[nodiscard]] std::int64_t numberOf(TimePoint at) const;
    void count(const TimelineStore& store, TimelineStore::Id from);
    void breakFrom(std::int64_t bin, std::int64_t end);

    Duration m_width{};
    std::int64_t m_first = 0; ///< The number of the first bin.
    std::deque<Bin> m_bins;
    TimelineStore::Id m_next = 0;
    bool m_silent = false; ///< From an outage until something is heard again.
    std::int64_t m_silentFrom = 0;
};

} // namespace grapevine::models
