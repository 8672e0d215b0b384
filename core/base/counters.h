#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace grapevine {

/// Named counts of what happened, drops and refusals above all. Sorted by name.
/// Names are dotted, library first: `wire.crc-mismatch`, `peek.bytes-received`.
class Counters {
public:
    void add(std::string_view name, std::uint64_t amount = 1)
    {
        const auto at = m_values.find(name);
        if (at != m_values.end()) {
            at->second += amount;
        } else {
            m_values.emplace(name, amount);
        }
    }

    /// Adds the other's counts, name by name.
    void merge(const Counters& other)
    {
        for (const auto& [name, amount] : other.m_values)
            add(name, amount);
    }

    /// Raises the value to `amount` if it is below: for high-water marks.
    void atLeast(std::string_view name, std::uint64_t amount)
    {
        const auto at = m_values.find(name);
        if (at == m_values.end()) {
            m_values.emplace(name, amount);
        } else if (at->second < amount) {
            at->second = amount;
        }
    }

    [[nodiscard]] std::uint64_t value(std::string_view name) const
    {
        const auto at = m_values.find(name);
        return at == m_values.end() ? 0 : at->second;
    }

    [[nodiscard]] const std::map<std::string, std::uint64_t, std::less<>>& values() const
    {
        return m_values;
    }

private:
    std::map<std::string, std::uint64_t, std::less<>> m_values;
};

} // namespace grapevine
