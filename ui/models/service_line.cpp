#include "ui/models/service_line.h"

namespace grapevine::models {

namespace {

ServiceState stateOf(const ServiceLine& line, const ServiceFigures& figures)
{
    if (line.service.isOutsiders) return ServiceState::Outsiders;
    const auto& tally = figures.tally;
    if (tally.expected() == 0) return ServiceState::AllLeft;
    const bool impaired = tally.healthy() < tally.expected();
    switch (tally.redundancy()) {
    case catalog::Redundancy::Gone: return ServiceState::Gone;
    case catalog::Redundancy::Last: return impaired ? ServiceState::Last : ServiceState::Only;
    case catalog::Redundancy::Spare: break;
    }
    if (figures.zones > 1 && figures.zonesHealthy == 1) return ServiceState::OneZone;
    return impaired ? ServiceState::Impaired : ServiceState::Well;
}

} // namespace

ServiceFigures figuresOf(const catalog::Catalog& catalog, const ServiceLine& line,
                         bool withOutsiders)
{
    ServiceFigures out;
    out.tally = catalog.tally(line.service, line.zone, withOutsiders);
    const auto* service = catalog.find(line.service);
    if (service != nullptr && !line.zone) {
        for (const auto& [zone, counts] : service->zones) {
            if (zone.empty()) continue;
            const auto tally = catalog.tally(line.service, zone, withOutsiders);
            out.zones += tally.expected() > 0 ? 1U : 0U;
            out.zonesHealthy += tally.healthy() > 0 ? 1U : 0U;
        }
    }
    out.state = stateOf(line, out);
    out.onlyOutsiders = !line.service.isOutsiders && catalog.hasRaft(line.service.cluster) &&
                        catalog.tally(line.service, line.zone, false).isEmpty();
    return out;
}

} // namespace grapevine::models
