#pragma once

#include <algorithm>
#include <cassert>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace grapevine::sim {

/// What is to happen and when, in virtual time. Of two events at one time the one put first comes
/// first, so the order never depends on addresses or luck.
///
/// The heap moves small plain entries only; the events themselves rest in a slab whose places are
/// used again.
template<class Event> class EventQueue {
public:
    /// `at` must not lie before the last event taken.
    void put(TimePoint at, Event event)
    {
        assert(at >= m_lastTaken && "virtual time never runs backwards");
        std::uint32_t place = 0;
        if (m_free.empty()) {
            place = static_cast<std::uint32_t>(m_slab.size());
            m_slab.push_back(std::move(event));
        } else {
            place = m_free.back();
            m_free.pop_back();
            m_slab[place] = std::move(event);
        }
        m_heap.push_back({at, m_sequence++, place});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }

    [[nodiscard]] std::optional<TimePoint> nextAt() const
    {
        return m_heap.empty() ? std::nullopt : std::optional{m_heap.front().at};
    }

    /// The earliest event; there must be one.
    [[nodiscard]] Event take()
    {
        assert(!m_heap.empty() && "ask nextAt() first");
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const Entry entry = m_heap.back();
        m_heap.pop_back();
        m_lastTaken = entry.at;
        m_free.push_back(entry.place);
        return std::exchange(m_slab[entry.place], Event{});
    }

    [[nodiscard]] std::size_t size() const { return m_heap.size(); }
    [[nodiscard]] bool empty() const { return m_heap.empty(); }

private:
    struct Entry {
        TimePoint at;
        std::uint64_t sequence;
        std::uint32_t place;
    };

    static bool later(const Entry& a, const Entry& b)
    {
        return a.at != b.at ? a.at > b.at : a.sequence > b.sequence;
    }

    std::vector<Entry> m_heap;
    std::vector<Event> m_slab;
    std::vector<std::uint32_t> m_free;
    std::uint64_t m_sequence = 0;
    TimePoint m_lastTaken = TimePoint::min();
};

} // namespace grapevine::sim
