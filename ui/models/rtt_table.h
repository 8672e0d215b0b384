#pragma once

#include <cstddef>
#include <vector>

namespace grapevine::models {

/// Round trips between some members, each with each, in milliseconds. Symmetric; NaN where there
/// is no estimate; 0 from one to itself.
class RttTable {
public:
    explicit RttTable(std::size_t size = 0);

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] float at(std::size_t a, std::size_t b) const { return m_ms[a * m_size + b]; }
    void set(std::size_t a, std::size_t b, float ms);
    [[nodiscard]] bool isKnown(std::size_t a, std::size_t b) const;
    /// Between `one` and the others of `many`, the middle one; NaN where nothing is known.
    [[nodiscard]] float median(std::size_t one, const std::vector<std::size_t>& many) const;

    bool operator==(const RttTable&) const = default;

private:
    std::size_t m_size;
    std::vector<float> m_ms;
};

} // namespace grapevine::models
