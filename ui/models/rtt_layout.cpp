#include "ui/models/rtt_layout.h"

#include <algorithm>
#include <cmath>

#include "core/base/random.h"

namespace grapevine::models {

namespace {

constexpr int kSpectralRounds = 60;      ///< Of the power iteration, for each axis.
constexpr double kNearest = 0.02;        ///< Milliseconds; nearer members are not told apart.
constexpr std::size_t kAlignedLeast = 4; ///< Of fewer nobody can be told from the rest.
constexpr double kStill = 2e-4; ///< A sweep that moves nobody further than this part of the
                                ///< common round trip is the last.

/// As many equally likely values in [-1, 1] as members.
std::vector<double> noise(std::uint64_t seed, std::size_t count)
{
    SeededRandom random(seed);
    std::vector<double> out(count);
    constexpr std::uint64_t kSteps = 1U << 20U;
    for (auto& value : out)
        value = 2.0 * static_cast<double>(random.below(kSteps)) / kSteps - 1.0;
    return out;
}

double wanted(const RttTable& table, std::size_t a, std::size_t b)
{
    return std::max(static_cast<double>(table.at(a, b)), kNearest);
}

/// Halfway between telling the short ones true (1 / ms^2) and the long ones (1).
double weight(double ms)
{
    return 1.0 / ms;
}

/// One axis of the classical picture: the strongest eigenvector of what is left of the centred
/// squares, times the root of its eigenvalue.
std::vector<double> strongestAxis(const std::vector<double>& squares, std::vector<double> axis)
{
    const std::size_t size = axis.size();
    std::vector<double> next(size);
    double value = 0.0;
    for (int round = 0; round < kSpectralRounds; ++round) {
        for (std::size_t a = 0; a < size; ++a) {
            double sum = 0.0;
            for (std::size_t b = 0; b < size; ++b)
                sum += squares[a * size + b] * axis[b];
            next[a] = sum;
        }
        double length = 0.0;
        for (const double one : next)
            length += one * one;
        length = std::sqrt(length);
        if (!(length > 0.0)) return std::vector<double>(size, 0.0);
        value = length;
        for (std::size_t a = 0; a < size; ++a)
            axis[a] = next[a] / length;
    }
    for (auto& one : axis)
        one *= std::sqrt(value);
    return axis;
}

} // namespace

void RttLayout::clear()
{
    *this = RttLayout(m_seed);
}

void RttLayout::setMembers(std::vector<std::string> names, RttTable table)
{
    for (std::size_t at = 0; at < m_points.size(); ++at)
        m_last.insert_or_assign(m_names[at], m_points[at]);
    m_names = std::move(names);
    m_table = std::move(table);
    m_points.assign(m_names.size(), {});
    m_done = m_names.empty();
    m_sweeps = 0;

    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t a = 0; a < m_table.size(); ++a) {
        for (std::size_t b = a + 1; b < m_table.size(); ++b) {
            if (!m_table.isKnown(a, b)) continue;
            sum += wanted(m_table, a, b);
            ++count;
        }
    }
    m_scale = count == 0 ? 1.0 : sum / static_cast<double>(count);

    std::vector<std::size_t> newcomers;
    for (std::size_t at = 0; at < m_names.size(); ++at) {
        const auto before = m_last.find(m_names[at]);
        if (before == m_last.end()) {
            newcomers.push_back(at);
        } else {
            m_points[at] = before->second;
        }
    }
    // Where most are new, there is no picture to go on from.
    if (2 * newcomers.size() > m_names.size()) {
        begin();
    } else {
        place(newcomers);
    }
    alignToLast();
    // Who has gone is forgotten, or names would pile up.
    std::unordered_map<std::string, Point> kept;
    for (const auto& name : m_names) {
        if (const auto found = m_last.find(name); found != m_last.end()) kept.insert(*found);
    }
    m_last = std::move(kept);
}

RttLayout::Point RttLayout::nudge(std::size_t at) const
{
    // Two at one place would never part.
    const auto by = noise(m_seed + at, 2);
    return {by[0] * m_scale * 1e-3, by[1] * m_scale * 1e-3};
}

void RttLayout::begin()
{
    const std::size_t size = m_names.size();
    if (size < 2) return;
    // Classical scaling: -1/2 of the squared distances, centred in rows and columns.
    std::vector<double> squares(size * size);
    std::vector<double> means(size, 0.0);
    double whole = 0.0;
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b) {
            const double ms = a == b                  ? 0.0
                              : m_table.isKnown(a, b) ? wanted(m_table, a, b)
                                                      : m_scale;
            squares[a * size + b] = ms * ms;
            means[a] += ms * ms / static_cast<double>(size);
        }
        whole += means[a] / static_cast<double>(size);
    }
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b) {
            auto& square = squares[a * size + b];
            square = -0.5 * (square - means[a] - means[b] + whole);
        }
    }
    const auto across = strongestAxis(squares, noise(m_seed, size));
    double strength = 0.0;
    for (const double one : across)
        strength += one * one;
    for (std::size_t a = 0; strength > 0.0 && a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b)
            squares[a * size + b] -= across[a] * across[b];
    }
    const auto down = strongestAxis(squares, noise(m_seed + 1, size));
    for (std::size_t at = 0; at < size; ++at) {
        const auto by = nudge(at);
        m_points[at] = {across[at] + by.x, down[at] + by.y};
    }
}

void RttLayout::place(const std::vector<std::size_t>& newcomers)
{
    // Beside whoever is nearest; the sweeps do the rest.
    std::vector<bool> stands(m_names.size(), true);
    for (const auto at : newcomers)
        stands[at] = false;
    for (const auto at : newcomers) {
        std::size_t nearest = at;
        for (std::size_t other = 0; other < m_names.size(); ++other) {
            if (!stands[other] || !m_table.isKnown(at, other)) continue;
            if (nearest == at || m_table.at(at, other) < m_table.at(at, nearest)) nearest = other;
        }
        const auto by = nudge(at);
        m_points[at] = {m_points[nearest].x + by.x, m_points[nearest].y + by.y};
        stands[at] = true;
        // It finds its place among those that stand, before it pushes anybody.
        constexpr int kOwnMoves = 30;
        for (int move = 0; nearest != at && move < kOwnMoves; ++move)
            static_cast<void>(moveOne(at));
    }
}

double RttLayout::moveOne(std::size_t at)
{
    double weights = 0.0;
    double x = 0.0;
    double y = 0.0;
    const auto here = m_points[at];
    for (std::size_t other = 0; other < m_points.size(); ++other) {
        if (other == at || !m_table.isKnown(at, other)) continue;
        const double ms = wanted(m_table, at, other);
        const double by = weight(ms);
        const auto there = m_points[other];
        const double dx = here.x - there.x;
        const double dy = here.y - there.y;
        const double length = std::sqrt(dx * dx + dy * dy);
        const double stretch = length > 1e-12 ? ms / length : 0.0;
        x += by * (there.x + dx * stretch);
        y += by * (there.y + dy * stretch);
        weights += by;
    }
    if (!(weights > 0.0)) return 0.0;
    m_points[at] = {x / weights, y / weights};
    return std::max(std::abs(m_points[at].x - here.x), std::abs(m_points[at].y - here.y));
}

double RttLayout::sweep()
{
    double furthest = 0.0;
    for (std::size_t at = 0; at < m_points.size(); ++at)
        furthest = std::max(furthest, moveOne(at));
    return furthest;
}

bool RttLayout::step(std::size_t pairs)
{
    if (m_done) return false;
    const std::size_t perSweep = std::max<std::size_t>(m_points.size() * m_points.size(), 1);
    const std::size_t sweeps = std::max<std::size_t>(pairs / perSweep, 1);
    for (std::size_t round = 0; round < sweeps && !m_done; ++round)
        m_done = sweep() < kStill * m_scale || ++m_sweeps >= kSweepsMost;
    alignToLast();
    return !m_done;
}

void RttLayout::alignToLast()
{
    std::vector<Pair> both;
    for (std::size_t at = 0; at < m_points.size(); ++at) {
        const auto found = m_last.find(m_names[at]);
        if (found != m_last.end()) both.push_back({at, found->second});
    }
    turnOnto(both);
    // Once more without those that have really moved: they would pull the others along.
    std::vector<double> moved;
    moved.reserve(both.size());
    for (const auto& [at, last] : both)
        moved.push_back(std::hypot(m_points[at].x - last.x, m_points[at].y - last.y));
    if (moved.size() < kAlignedLeast) return;
    auto sorted = moved;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    std::vector<Pair> still;
    for (std::size_t i = 0; i < both.size(); ++i) {
        if (moved[i] <= 2.0 * *middle) still.push_back(both[i]);
    }
    turnOnto(still);
}

void RttLayout::turnOnto(const std::vector<Pair>& both)
{
    // The turn, or the mirrored turn, that brings them nearest to where they stood.
    if (both.empty()) return;
    Point middle;
    Point lastMiddle;
    for (const auto& [at, last] : both) {
        middle = {middle.x + m_points[at].x, middle.y + m_points[at].y};
        lastMiddle = {lastMiddle.x + last.x, lastMiddle.y + last.y};
    }
    const auto count = static_cast<double>(both.size());
    middle = {middle.x / count, middle.y / count};
    lastMiddle = {lastMiddle.x / count, lastMiddle.y / count};
    double along[2] = {};
    double beside[2] = {};
    for (const auto& [at, last] : both) {
        const Point to{last.x - lastMiddle.x, last.y - lastMiddle.y};
        for (const int mirrored : {0, 1}) {
            const Point from{(m_points[at].x - middle.x) * (mirrored != 0 ? -1.0 : 1.0),
                             m_points[at].y - middle.y};
            along[mirrored] += from.x * to.x + from.y * to.y;
            beside[mirrored] += from.x * to.y - from.y * to.x;
        }
    }
    const double plain = std::hypot(along[0], beside[0]);
    const double flipped = std::hypot(along[1], beside[1]);
    const int way = flipped > plain * (1.0 + 1e-9) ? 1 : 0;
    const double length = std::max(plain, flipped);
    const double cosine = length > 0.0 ? along[way] / length : 1.0;
    const double sine = length > 0.0 ? beside[way] / length : 0.0;
    for (auto& point : m_points) {
        const Point from{(point.x - middle.x) * (way != 0 ? -1.0 : 1.0), point.y - middle.y};
        point = {lastMiddle.x + from.x * cosine - from.y * sine,
                 lastMiddle.y + from.x * sine + from.y * cosine};
    }
}

double RttLayout::stress() const
{
    double off = 0.0;
    double all = 0.0;
    for (std::size_t a = 0; a < m_points.size(); ++a) {
        for (std::size_t b = a + 1; b < m_points.size(); ++b) {
            if (!m_table.isKnown(a, b)) continue;
            const double ms = wanted(m_table, a, b);
            const double length =
                std::hypot(m_points[a].x - m_points[b].x, m_points[a].y - m_points[b].y);
            off += weight(ms) * (length - ms) * (length - ms);
            all += weight(ms) * ms * ms;
        }
    }
    return all > 0.0 ? std::sqrt(off / all) : 0.0;
}

} // namespace grapevine::models
