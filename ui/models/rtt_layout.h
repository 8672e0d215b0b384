#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "ui/models/rtt_table.h"

namespace grapevine::models {

/// Puts members on a plane so that they stand as far apart as their round trips say, as well as a
/// plane can: stress majorisation. Milliseconds on both axes.
///
/// It goes on from its last picture, and turns, mirrors and moves the new one onto it: a member
/// that changes moves by itself. The same members, round trips and history give the same picture.
/// Source: Gansner, Koren, North, "Graph drawing by stress majorization", 2004.
class RttLayout {
public:
    struct Point {
        double x = 0.0;
        double y = 0.0;

        bool operator==(const Point&) const = default;
    };

    /// What one `step` may weigh, in pairs of members: some milliseconds.
    static constexpr std::size_t kPairsPerStep = 400'000;
    /// Sweeps until the last word of a picture, however much it still moves.
    static constexpr int kSweepsMost = 3'000;

    explicit RttLayout(std::uint64_t seed = 1)
        : m_seed(seed)
    {
    }

    /// Other members, or other round trips between them. `names` are as many as the table has
    /// rows, each once; they tell who is who in the last picture.
    void setMembers(std::vector<std::string> names, RttTable table);
    /// Forgets the last picture.
    void clear();

    /// Makes the picture better for a while. False once it is done.
    bool step(std::size_t pairs = kPairsPerStep);
    [[nodiscard]] bool isDone() const { return m_done; }

    /// As the table's rows.
    [[nodiscard]] const std::vector<Point>& points() const { return m_points; }
    /// How far the picture's lengths are from the round trips, as a part of them: 0 is the truth.
    [[nodiscard]] double stress() const;

private:
    /// A member, and where it stood in the last picture.
    struct Pair {
        std::size_t at;
        Point last;
    };

    void begin();
    void place(const std::vector<std::size_t>& newcomers);
    void alignToLast();
    void turnOnto(const std::vector<Pair>& both);
    double sweep();
    [[nodiscard]] double moveOne(std::size_t at);
    [[nodiscard]] Point nudge(std::size_t at) const;

    std::uint64_t m_seed;
    std::vector<std::string> m_names;
    RttTable m_table;
    std::vector<Point> m_points;
    std::unordered_map<std::string, Point> m_last; ///< The picture before the last change.
    double m_scale = 1.0;                          ///< A common round trip, in milliseconds.
    int m_sweeps = 0;
    bool m_done = true;
};

} // namespace grapevine::models
