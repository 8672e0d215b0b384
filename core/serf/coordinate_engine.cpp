#include "core/serf/coordinate_engine.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace grapevine::serf {

namespace {

// Serf's own figures, which all members of a cluster have in common.
constexpr double kErrorShare = 0.25;  ///< How much of a round trip's error becomes ours.
constexpr double kForceShare = 0.25;  ///< How much of a difference one ack makes good.
constexpr double kGravityRho = 150.0; ///< Seconds: from there on the origin draws by a second.
constexpr double kNothing = 1.0e-6;   ///< Less than this is zero.

/// Ours: how much of the peers' mean error is the last one's.
constexpr double kPeersErrorShare = 1.0 / 8.0;

using Vector = std::array<double, Coordinate::kDimensions>;

double length(const Vector& vector)
{
    double squares = 0.0;
    for (const double value : vector)
        squares += value * value;
    return std::sqrt(squares);
}

Vector difference(const Vector& a, const Vector& b)
{
    Vector out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = a[i] - b[i];
    return out;
}

Vector scaled(const Vector& vector, double factor)
{
    Vector out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = vector[i] * factor;
    return out;
}

/// Uniform in [-0.5, 0.5).
double uniform(Random& random)
{
    return static_cast<double>(random.next() >> 11U) * 0x1.0p-53 - 0.5;
}

Vector randomUnit(Random& random, std::size_t dimensions)
{
    Vector out{};
    for (std::size_t i = 0; i < dimensions; ++i)
        out[i] = uniform(random);
    if (const double far = length(out); far > kNothing) return scaled(out, 1.0 / far);
    out = {};
    out[0] = 1.0;
    return out;
}

double rawDistance(const Coordinate& a, const Coordinate& b)
{
    return length(difference(a.vector, b.vector)) + a.height + b.height;
}

/// As Go's Duration.Seconds.
double secondsOf(Duration duration)
{
    constexpr Duration::rep kSecond = 1'000'000'000;
    const auto whole = duration.count() / kSecond;
    const auto rest = duration.count() % kSecond;
    return static_cast<double>(whole) + static_cast<double>(rest) / 1e9;
}

} // namespace

Coordinate pushed(const Coordinate& coordinate, double force, const Coordinate& from,
                  Random& random, std::size_t dimensions)
{
    Coordinate out = coordinate;
    const auto apart = difference(coordinate.vector, from.vector);
    const double far = length(apart);
    const auto unit = far > kNothing ? scaled(apart, 1.0 / far) : randomUnit(random, dimensions);
    for (std::size_t i = 0; i < out.vector.size(); ++i)
        out.vector[i] += unit[i] * force;
    if (far > kNothing) {
        const double height = (out.height + from.height) * force / far + out.height;
        out.height = std::max(height, Coordinate::kHeightLeast);
        if (std::isnan(height)) out.height = height; // Shall be noticed.
    }
    return out;
}

CoordinateEngine::CoordinateEngine(Random& random, Counters& counters, Options options)
    : m_random(random)
    , m_counters(counters)
    , m_options(options)
    , m_own(options.start)
    , m_adjustments(options.adjustmentSamples, 0.0)
{
}

std::shared_ptr<const Coordinate> CoordinateEngine::handleAck(MemberId peer, Duration roundTrip,
                                                              ByteView payload)
{
    if (payload.empty()) return nullptr; // It has coordinates switched off.
    const auto told = readCoordinate(payload);
    if (!told) {
        m_counters.add(counterName(told.error()));
        return nullptr;
    }
    if (!update(peer, *told, roundTrip)) return nullptr;
    auto kept = std::make_shared<const Coordinate>(*told);
    if (const auto at = m_peers.find(peer); at != m_peers.end()) at->second.coordinate = kept;
    return kept;
}

Expected<void, CoordinateRefusal> CoordinateEngine::update(MemberId peer, const Coordinate& other,
                                                           Duration roundTrip)
{
    if (roundTrip < Duration::zero() || roundTrip > kRoundTripLongest) {
        m_counters.add(counterName(CoordinateRefusal::RoundTrip));
        return failure(CoordinateRefusal::RoundTrip);
    }
    const double seconds = secondsOf(median(peer, roundTrip));
    approach(other, seconds);
    adjust(other, seconds);
    gravitate();
    if (!isFinite(m_own)) {
        m_counters.add("serf.coordinate-resets");
        m_own = {};
        std::fill(m_adjustments.begin(), m_adjustments.end(), 0.0);
    }
    m_placed = true;
    m_acks = std::min(m_acks + 1, kAcksOfAResident);
    const double error = std::min(other.error, Coordinate::kErrorMost);
    m_peersError += kPeersErrorShare * (error - m_peersError);
    m_payload.clear();
    return {};
}

ByteView CoordinateEngine::payload()
{
    if (m_payload.empty()) encodeCoordinate(m_payload, m_own);
    return m_payload;
}

std::shared_ptr<const Coordinate> CoordinateEngine::find(MemberId peer) const
{
    const auto at = m_peers.find(peer);
    return at == m_peers.end() ? nullptr : at->second.coordinate;
}

Duration CoordinateEngine::median(MemberId peer, Duration roundTrip)
{
    auto at = m_peers.find(peer);
    if (at == m_peers.end()) {
        if (m_peers.size() >= kPeersMost) {
            m_counters.add("serf.coordinate-peers-over-cap");
            return roundTrip;
        }
        at = m_peers.try_emplace(peer).first;
        at->second.roundTrips.reserve(m_options.roundTrips + 1);
    }
    auto& kept = at->second.roundTrips;
    kept.push_back(roundTrip);
    if (kept.size() > m_options.roundTrips) kept.erase(kept.begin());
    m_sorted.assign(kept.begin(), kept.end());
    std::sort(m_sorted.begin(), m_sorted.end());
    return m_sorted[m_sorted.size() / 2];
}

void CoordinateEngine::approach(const Coordinate& other, double roundTrip)
{
    const double expected = secondsOf(distance(m_own, other));
    const double measured = std::max(roundTrip, kNothing);
    const double wrong = std::abs(expected - measured) / measured;
    const double errors = std::max(m_own.error + other.error, kNothing);
    const double weight = m_own.error / errors;
    m_own.error = kErrorShare * weight * wrong + m_own.error * (1.0 - kErrorShare * weight);
    m_own.error = std::min(m_own.error, Coordinate::kErrorMost);
    const double force = kForceShare * weight * (measured - expected);
    m_own = pushed(m_own, force, other, m_random, m_options.dimensions);
}

/// What the round trips have beyond the distances, on the average: our own slowness.
void CoordinateEngine::adjust(const Coordinate& other, double roundTrip)
{
    if (m_adjustments.empty()) return;
    m_adjustments[m_nextAdjustment] = roundTrip - rawDistance(m_own, other);
    m_nextAdjustment = (m_nextAdjustment + 1) % m_adjustments.size();
    double sum = 0.0;
    for (const double sample : m_adjustments)
        sum += sample;
    m_own.adjustment = sum / (2.0 * static_cast<double>(m_adjustments.size()));
}

/// Towards the origin, so that the whole cluster does not drift away from zero.
void CoordinateEngine::gravitate()
{
    const Coordinate origin;
    const double far = secondsOf(distance(origin, m_own));
    const double share = far / kGravityRho;
    m_own = pushed(m_own, -1.0 * (share * share), origin, m_random, m_options.dimensions);
}

} // namespace grapevine::serf
