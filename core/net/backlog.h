#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <iterator>
#include <utility>
#include <vector>

namespace grapevine::net {

/// What waits for a reader, in order, at most so much: of a flood the first tenth stays and then
/// the newest, so that the reader sees how it began and how it ended. Each loss is counted.
template<class T> class Backlog {
public:
    explicit Backlog(std::size_t most)
        : m_firstMost(most / 10)
        , m_lastMost(most - most / 10)
    {
    }

    /// How many gave way.
    std::size_t put(std::vector<T> more)
    {
        std::size_t surplus = 0;
        for (auto& item : more) {
            if (m_first.size() < m_firstMost) {
                m_first.push_back(std::move(item));
                continue;
            }
            m_last.push_back(std::move(item));
            if (m_last.size() <= m_lastMost) continue;
            m_last.pop_front();
            ++surplus;
        }
        m_dropped += surplus;
        return surplus;
    }

    /// Empty afterwards.
    [[nodiscard]] std::vector<T> take()
    {
        auto out = std::exchange(m_first, {});
        out.insert(out.end(), std::make_move_iterator(m_last.begin()),
                   std::make_move_iterator(m_last.end()));
        m_last.clear();
        return out;
    }

    /// Since it began.
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    std::size_t m_firstMost;
    std::size_t m_lastMost;
    std::vector<T> m_first;
    std::deque<T> m_last;
    std::uint64_t m_dropped = 0;
};

} // namespace grapevine::net
