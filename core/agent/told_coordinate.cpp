#include "core/agent/told_coordinate.h"

#include "core/serf/coordinate_payload.h"

namespace grapevine::agent {

std::shared_ptr<const Coordinate> usableCoordinate(const wire::Coordinate& told)
{
    const auto read = serf::readCoordinate(told);
    return read ? std::make_shared<const Coordinate>(*read) : nullptr;
}

} // namespace grapevine::agent
