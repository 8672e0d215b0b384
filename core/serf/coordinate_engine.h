#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/coordinate.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/serf/coordinate_payload.h"

namespace grapevine::serf {

/// `coordinate`, pushed in seconds of `force` away from `from`, or drawn near when negative. Two
/// that stand on one spot part in a direction of chance, within the first `dimensions`, and their
/// heights stay.
[[nodiscard]] Coordinate pushed(const Coordinate& coordinate, double force, const Coordinate& from,
                                Random& random, std::size_t dimensions = Coordinate::kDimensions);

/// Where we stand in Serf's network coordinates (Vivaldi), learnt from the acks of our own pings
/// and told in our answers to others'.
///
/// Each ack draws us to where the distance to that peer is the round trip just measured, the more
/// the less sure we are compared to it. A round trip counts as the median of the peer's last three,
/// so one late ack moves nothing. Values come to what Go's come to within 1e-12. Refusals are
/// counted by reason. Source: serf, coordinate/client.go; `tests/vectors/data/vivaldi.json`.
class CoordinateEngine {
public:
    /// Peers whose round trips and coordinates are remembered; of others the last round trip counts
    /// as it is (`serf.coordinate-peers-over-cap`). Some 250 bytes each.
    static constexpr std::size_t kPeersMost = 65'536;
    static constexpr Duration kRoundTripLongest = std::chrono::seconds{10};
    /// Whose error is at most this is sure, whatever the others' are.
    static constexpr double kSureError = 0.05;
    /// Acks after which we are no passer-by: about a minute's.
    static constexpr unsigned kAcksOfAResident = 60;

    struct Options {
        std::size_t roundTrips = 3;                       ///< Of one peer, for the median.
        std::size_t adjustmentSamples = 20;               ///< Zero: no adjustment.
        std::size_t dimensions = Coordinate::kDimensions; ///< In which chance may push us.
        Coordinate start{};
    };

    /// Both borrowed.
    CoordinateEngine(Random& random, Counters& counters)
        : CoordinateEngine(random, counters, Options{})
    {
    }
    CoordinateEngine(Random& random, Counters& counters, Options options);

    /// The ack of a ping of ours, by UDP and from the peer itself. Gives the peer's coordinate;
    /// null when it sent none, or one that was refused.
    std::shared_ptr<const Coordinate> handleAck(MemberId peer, Duration roundTrip,
                                                ByteView payload);
    /// `other`: as readCoordinate gave it. Refused is only a round trip out of range.
    [[nodiscard]] Expected<void, CoordinateRefusal> update(MemberId peer, const Coordinate& other,
                                                           Duration roundTrip);

    [[nodiscard]] const Coordinate& own() const { return m_own; }
    /// Some peer has been measured, so own() says something.
    [[nodiscard]] bool isPlaced() const { return m_placed; }
    /// The others lose nothing by believing us: our error is small, or no larger than what they
    /// told of theirs lately. Before that, each ack of ours would draw them to a place of chance,
    /// and their adjustments keep it for twenty pings. Who stays counts in any case: where the
    /// others do not move for us, we may be caught far from where all would fit.
    [[nodiscard]] bool isWorthTelling() const
    {
        return m_acks >= kAcksOfAResident ||
               (m_placed && m_own.error <= std::max(kSureError, m_peersError));
    }
    /// What our acks carry. Valid until the next update.
    [[nodiscard]] ByteView payload();
    /// The coordinate that the peer told last; null when there is none.
    [[nodiscard]] std::shared_ptr<const Coordinate> find(MemberId peer) const;

    void forget(MemberId peer) { m_peers.erase(peer); }
    /// Our own place stays: it is that of the machine.
    void forgetPeers() { m_peers.clear(); }

private:
    struct Peer {
        std::vector<Duration> roundTrips; ///< The last few, oldest first.
        std::shared_ptr<const Coordinate> coordinate;
    };

    [[nodiscard]] Duration median(MemberId peer, Duration roundTrip);
    void approach(const Coordinate& other, double roundTrip);
    void adjust(const Coordinate& other, double roundTrip);
    void gravitate();

    Random& m_random;
    Counters& m_counters;
    Options m_options;
    Coordinate m_own;
    Bytes m_payload; ///< Empty: to be made of m_own.
    bool m_placed = false;
    unsigned m_acks = 0;               ///< Taken, up to kAcksOfAResident.
    double m_peersError = 0.0;         ///< The mean of what acks told, the last eight above all.
    std::vector<double> m_adjustments; ///< A ring; zero where nothing is yet.
    std::size_t m_nextAdjustment = 0;
    std::unordered_map<MemberId, Peer> m_peers;
    std::vector<Duration> m_sorted; ///< Of no use between calls; kept for its memory.
};

} // namespace grapevine::serf
