#include "core/serf/coordinate_payload.h"

#include <algorithm>
#include <cmath>

namespace grapevine::serf {

namespace {

bool isHuge(const Coordinate& coordinate)
{
    const auto beyond = [](double value) { return std::abs(value) > kCoordinateLargest; };
    return coordinate.error < 0.0 || coordinate.height < 0.0 || beyond(coordinate.error) ||
           beyond(coordinate.height) || beyond(coordinate.adjustment) ||
           std::any_of(coordinate.vector.begin(), coordinate.vector.end(), beyond);
}

} // namespace

Expected<Coordinate, CoordinateRefusal> readCoordinate(const wire::Coordinate& told)
{
    Coordinate out;
    if (told.vector.size() != out.vector.size()) return failure(CoordinateRefusal::Dimensions);
    std::copy(told.vector.begin(), told.vector.end(), out.vector.begin());
    out.error = told.error;
    out.adjustment = told.adjustment;
    out.height = told.height;
    if (!isFinite(out)) return failure(CoordinateRefusal::NotFinite);
    if (isHuge(out)) return failure(CoordinateRefusal::Huge);
    return out;
}

Expected<Coordinate, CoordinateRefusal> readCoordinate(ByteView payload)
{
    const auto decoded = wire::decodeCoordinate(payload);
    if (!decoded) return failure(CoordinateRefusal::Broken);
    return readCoordinate(*decoded);
}

void encodeCoordinate(Bytes& to, const Coordinate& coordinate)
{
    wire::Coordinate told;
    told.vector.assign(coordinate.vector.begin(), coordinate.vector.end());
    told.error = coordinate.error;
    told.adjustment = coordinate.adjustment;
    told.height = coordinate.height;
    wire::encodeCoordinate(to, told);
}

std::string_view counterName(CoordinateRefusal refusal)
{
    switch (refusal) {
    case CoordinateRefusal::Broken: return "serf.coordinate-broken";
    case CoordinateRefusal::Dimensions: return "serf.coordinate-dimensions";
    case CoordinateRefusal::NotFinite: return "serf.coordinate-not-finite";
    case CoordinateRefusal::Huge: return "serf.coordinate-huge";
    case CoordinateRefusal::RoundTrip: return "serf.coordinate-round-trip";
    }
    return "serf.coordinate-broken";
}

} // namespace grapevine::serf
