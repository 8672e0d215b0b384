#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <unordered_set>

namespace grapevine::serf {

/// Remembers what was heard by its hash alone, within fixed memory: the oldest is forgotten first.
class RecentHashes {
public:
    explicit RecentHashes(std::size_t most)
        : m_most(most)
    {
    }

    /// False when it is remembered already.
    bool add(std::uint64_t hash)
    {
        if (!m_known.insert(hash).second) return false;
        m_order.push_back(hash);
        if (m_order.size() > m_most) {
            m_known.erase(m_order.front());
            m_order.pop_front();
        }
        return true;
    }

    [[nodiscard]] std::size_t size() const { return m_known.size(); }

private:
    std::size_t m_most;
    std::unordered_set<std::uint64_t> m_known;
    std::deque<std::uint64_t> m_order; ///< Of m_known, the oldest first.
};

} // namespace grapevine::serf
