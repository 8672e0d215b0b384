#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/sim/node.h"

namespace grapevine::sim {

/// How a way from one node to another treats datagrams. Shares are 0 to 1. A range of delays
/// alone reorders already; `reordered` ones come later still, by up to `reorderMost`.
struct LinkQuality {
    Duration delayShortest = std::chrono::microseconds{200};
    Duration delayLongest = std::chrono::milliseconds{1};
    double lost = 0.0;
    double duplicated = 0.0;
    double reordered = 0.0;
    Duration reorderMost = std::chrono::milliseconds{50};
};

/// What the wires between nodes do: who reaches whom, and how late. It decides and holds no bytes.
/// Ways are one-way; all chance comes from one seed, in the order of asking.
class NetworkModel {
public:
    explicit NetworkModel(std::uint64_t seed)
        : m_random(seed)
    {
    }

    /// For every way without a quality of its own.
    void setQuality(const LinkQuality& quality) { m_quality = quality; }
    /// For one way only.
    void setQuality(Node from, Node to, const LinkQuality& quality);
    /// Every way has the common quality again.
    void clearQualities() { m_ways.clear(); }

    /// Nothing gets from `from` to `to`; the other direction is as before.
    void cut(Node from, Node to) { m_cuts.insert(way(from, to)); }
    void mend(Node from, Node to) { m_cuts.erase(way(from, to)); }
    /// Nothing gets to `node` that it did not ask for, as behind NAT: no datagrams, no dials.
    void shut(Node node) { m_shut.insert(node.value()); }
    [[nodiscard]] bool isShut(Node node) const { return m_shut.contains(node.value()); }
    /// Only nodes of one island reach each other. Nodes in no island share one.
    void split(const std::vector<Nodes>& islands);
    /// No islands and no cuts, and nobody is shut.
    void heal();

    [[nodiscard]] bool passes(Node from, Node to) const;

    /// When one datagram arrives, counted from now: never, once or twice.
    struct Arrivals {
        std::size_t count = 0;
        Duration delays[2]{};
    };
    [[nodiscard]] Arrivals route(Node from, Node to);
    /// TCP loses nothing: what would be lost comes after its retransmissions.
    [[nodiscard]] Duration streamDelay(Node from, Node to);

private:
    static std::uint64_t way(Node from, Node to)
    {
        return static_cast<std::uint64_t>(from.value()) << 32U | to.value();
    }
    [[nodiscard]] const LinkQuality& quality(Node from, Node to) const;
    [[nodiscard]] bool chance(double share);
    [[nodiscard]] Duration between(Duration shortest, Duration longest);
    [[nodiscard]] std::uint32_t island(Node node) const;

    SeededRandom m_random;
    LinkQuality m_quality;
    std::unordered_map<std::uint64_t, LinkQuality> m_ways;
    std::unordered_set<std::uint64_t> m_cuts;
    std::unordered_set<std::uint32_t> m_shut;
    std::vector<std::uint32_t> m_islands; ///< By node; empty: all in one.
};

} // namespace grapevine::sim
