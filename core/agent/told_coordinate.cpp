#include "core/agent/told_coordinate.h"

#include <algorithm>

namespace grapevine::agent {

std::shared_ptr<const Coordinate> usableCoordinate(const wire::Coordinate& told)
{
    Coordinate out;
    if (told.vector.size() != out.vector.size()) return nullptr;
    std::copy(told.vector.begin(), told.vector.end(), out.vector.begin());
    out.error = told.error;
    out.adjustment = told.adjustment;
    out.height = told.height;
    return isFinite(out) ? std::make_shared<const Coordinate>(out) : nullptr;
}

} // namespace grapevine::agent
