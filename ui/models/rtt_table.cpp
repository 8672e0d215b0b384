#include "ui/models/rtt_table.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace grapevine::models {

namespace {
constexpr float kUnknown = std::numeric_limits<float>::quiet_NaN();
} // namespace

RttTable::RttTable(std::size_t size)
    : m_size(size)
    , m_ms(size * size, kUnknown)
{
    for (std::size_t at = 0; at < size; ++at)
        m_ms[at * size + at] = 0.0F;
}

void RttTable::set(std::size_t a, std::size_t b, float ms)
{
    m_ms[a * m_size + b] = m_ms[b * m_size + a] = ms;
}

bool RttTable::isKnown(std::size_t a, std::size_t b) const
{
    return !std::isnan(at(a, b));
}

float RttTable::median(std::size_t one, const std::vector<std::size_t>& many) const
{
    std::vector<float> known;
    for (const auto other : many) {
        if (other != one && isKnown(one, other)) known.push_back(at(one, other));
    }
    if (known.empty()) return kUnknown;
    const auto middle = known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2);
    std::nth_element(known.begin(), middle, known.end());
    return *middle;
}

} // namespace grapevine::models
