#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/coordinate.h"
#include "core/base/expected.h"
#include "core/wire/serf_messages.h"

namespace grapevine::serf {

/// Why a member's coordinate, or the round trip to it, is not taken.
enum class CoordinateRefusal : std::uint8_t {
    Broken,     ///< Not a coordinate, or of another version.
    Dimensions, ///< Other dimensions than ours.
    NotFinite,  ///< NaN or infinite somewhere.
    Huge,       ///< Beyond kCoordinateLargest, or negative where nothing is.
    RoundTrip,  ///< Not from 0 to 10 s.
};

/// Seconds. No round trip longer than that is taken, so nobody stands farther off, and one who
/// says so would carry us away with it. Go has no such bound.
inline constexpr double kCoordinateLargest = 10.0;

/// A coordinate as a member sent it, fit to be computed with and shown.
[[nodiscard]] Expected<Coordinate, CoordinateRefusal> readCoordinate(const wire::Coordinate& told);

/// The same from the payload of a ping's ack.
[[nodiscard]] Expected<Coordinate, CoordinateRefusal> readCoordinate(ByteView payload);

/// Appends what an ack carries.
void encodeCoordinate(Bytes& to, const Coordinate& coordinate);

/// The counter of each refusal, `serf.coordinate-..`.
[[nodiscard]] std::string_view counterName(CoordinateRefusal refusal);

} // namespace grapevine::serf
