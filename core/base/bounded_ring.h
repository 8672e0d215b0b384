#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>

namespace grapevine {

/// A queue with a cap: the oldest gives way, and each loss is counted.
template<class T> class BoundedRing {
public:
    explicit BoundedRing(std::size_t capacity)
        : m_capacity(capacity)
    {
    }

    void push(T value)
    {
        if (m_capacity == 0) {
            ++m_dropped;
            return;
        }
        if (m_items.size() == m_capacity) {
            m_items.pop_front();
            ++m_dropped;
        }
        m_items.push_back(std::move(value));
    }

    [[nodiscard]] const std::deque<T>& items() const { return m_items; }
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    [[nodiscard]] std::size_t capacity() const { return m_capacity; }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }
    void clear() { m_items.clear(); }

private:
    std::size_t m_capacity;
    std::deque<T> m_items;
    std::uint64_t m_dropped = 0;
};

} // namespace grapevine
