#pragma once

#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "tests/models/member_rows.h"

namespace grapevine::test {

/// A coordinate at that place of a plane, in milliseconds, that is sure of itself.
inline Coordinate coordinateAt(double xMs, double yMs, double error = 0.08, double heightMs = 0.05)
{
    Coordinate out;
    out.vector[0] = xMs / 1e3;
    out.vector[1] = yMs / 1e3;
    out.error = error;
    out.height = heightMs / 1e3;
    return out;
}

inline link::MemberRowPtr located(const link::MemberRowPtr& row, const Coordinate& coordinate)
{
    auto out = *row;
    out.coordinate = std::make_shared<const Coordinate>(coordinate);
    return std::make_shared<const link::MemberRow>(std::move(out));
}

/// A value in [-1, 1].
inline double chance(SeededRandom& random)
{
    return static_cast<double>(random.below(2'000'001)) / 1e6 - 1.0;
}

/// The night shift in three places, 12 to 24 ms apart; within each about half a millisecond. They
/// are where their tag says, but db-2, whose zone tag is wrong. queue-1 has told nothing, cache-1
/// has measured nothing yet.
inline std::vector<link::MemberRowPtr>
nightShiftInPlaces(std::vector<link::MemberRowPtr> rows = nightShift(), std::uint64_t seed = 3)
{
    SeededRandom random(seed);
    const double places[3][2] = {{0.0, 0.0}, {18.0, 4.0}, {7.0, 11.0}};
    for (auto& row : rows) {
        const auto number = row->key.member.value();
        if (number >= 40) continue;
        std::size_t zone = number % 3;
        if (row->facts->name == "db-2") zone = (zone + 1) % 3;
        auto coordinate = coordinateAt(places[zone][0] + 0.3 * chance(random),
                                       places[zone][1] + 0.3 * chance(random),
                                       0.06 + 0.05 * (1.0 + chance(random)));
        if (row->facts->name == "queue-1") continue;
        if (row->facts->name == "cache-1") coordinate = Coordinate{};
        row = located(row, coordinate);
    }
    return rows;
}

} // namespace grapevine::test
