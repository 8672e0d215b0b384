#include "core/sim/network_model.h"

namespace grapevine::sim {

namespace {

// Linux: the first retransmission comes after at least 200 ms, each further one twice as late.
constexpr Duration kRetransmitFirst = std::chrono::milliseconds{200};
constexpr unsigned kRetransmitsMost = 5;

} // namespace

void NetworkModel::setQuality(Node from, Node to, const LinkQuality& quality)
{
    m_ways.insert_or_assign(way(from, to), quality);
}

void NetworkModel::split(const std::vector<Nodes>& islands)
{
    m_islands.clear();
    std::uint32_t number = 0;
    for (const auto& nodes : islands) {
        ++number;
        for (const auto node : nodes) {
            if (node.value() >= m_islands.size()) m_islands.resize(node.value() + 1, 0);
            m_islands[node.value()] = number;
        }
    }
}

void NetworkModel::heal()
{
    m_islands.clear();
    m_cuts.clear();
    m_shut.clear();
}

bool NetworkModel::passes(Node from, Node to) const
{
    if (!m_islands.empty() && island(from) != island(to)) return false;
    return m_cuts.empty() || !m_cuts.contains(way(from, to));
}

NetworkModel::Arrivals NetworkModel::route(Node from, Node to)
{
    Arrivals arrivals;
    if (!passes(from, to) || isShut(to)) return arrivals;
    const auto& how = quality(from, to);
    if (chance(how.lost)) return arrivals;
    arrivals.count = chance(how.duplicated) ? 2 : 1;
    for (std::size_t i = 0; i < arrivals.count; ++i) {
        arrivals.delays[i] = between(how.delayShortest, how.delayLongest);
        if (chance(how.reordered)) arrivals.delays[i] += between(Duration::zero(), how.reorderMost);
    }
    return arrivals;
}

Duration NetworkModel::streamDelay(Node from, Node to)
{
    const auto& how = quality(from, to);
    auto delay = between(how.delayShortest, how.delayLongest);
    auto wait = kRetransmitFirst;
    for (unsigned tries = 0; tries < kRetransmitsMost && chance(how.lost); ++tries) {
        delay += wait;
        wait *= 2;
    }
    return delay;
}

const LinkQuality& NetworkModel::quality(Node from, Node to) const
{
    if (m_ways.empty()) return m_quality;
    const auto at = m_ways.find(way(from, to));
    return at == m_ways.end() ? m_quality : at->second;
}

bool NetworkModel::chance(double share)
{
    if (share <= 0.0) return false;
    return static_cast<double>(m_random.next() >> 11U) * 0x1.0p-53 < share;
}

Duration NetworkModel::between(Duration shortest, Duration longest)
{
    if (longest <= shortest) return shortest;
    const auto span = static_cast<std::uint64_t>((longest - shortest).count());
    return shortest + Duration{static_cast<Duration::rep>(m_random.below(span + 1))};
}

std::uint32_t NetworkModel::island(Node node) const
{
    return node.value() < m_islands.size() ? m_islands[node.value()] : 0;
}

} // namespace grapevine::sim
