#include "app/gui/diagnostics_desk.h"

#include <algorithm>
#include <string_view>

#include "app/gui/bounds_list.h"
#include "app/gui/diagnostics.h"
#include "app/gui/internal_errors.h"
#include "app/gui/session_facts.h"
#include "app/gui/stack_words.h"
#include "app/gui/stall_watch.h"
#include "app/gui/workspace.h"
#include "core/base/log_ring.h"
#include "ui/bridge/cluster_session.h"
#include "ui/bridge/desk_clock.h"
#include "ui/models/cluster_text.h"
#include "ui/models/run_history.h"
#include "ui/models/service_model.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/timeline_place.h"

namespace grapevine::gui {

namespace {

using Number = std::optional<std::uint64_t>;

/// Of the link, and of what the window reads from the members' tags.
Counters countersOf(const ClusterDesk& desk)
{
    auto counters = desk.keeper().session()->counters();
    counters.merge(desk.view().servicesPlace().model().catalog().counters());
    return counters;
}

Number usedBy(BoundGauge gauge, const ClusterDesk& desk)
{
    auto& view = desk.view();
    const auto& self = desk.keeper().session()->status().self;
    switch (gauge) {
    case BoundGauge::GossipMembers: return self ? Number(self->gossipQueue) : std::nullopt;
    case BoundGauge::GossipIntents: return self ? Number(self->intentQueue) : std::nullopt;
    case BoundGauge::GossipEvents: return self ? Number(self->eventQueue) : std::nullopt;
    case BoundGauge::GossipQueries: return self ? Number(self->queryQueue) : std::nullopt;
    case BoundGauge::Members: return view.membersPlace().model().tally().total;
    case BoundGauge::TimelineLines: return view.timelinePlace().model().shown().size();
    case BoundGauge::TimelineBytes: return view.timelinePlace().model().shown().contentBytes();
    case BoundGauge::Runs: return static_cast<std::uint64_t>(view.askPlace().history().rowCount());
    case BoundGauge::None:
    case BoundGauge::Clusters:
    case BoundGauge::Windows:
    case BoundGauge::Errors:
    case BoundGauge::Stalls:
    case BoundGauge::LogLines:
    case BoundGauge::Profiles:
    case BoundGauge::Addresses: break;
    }
    return std::nullopt;
}

Number lostBy(std::string_view lost, const ClusterDesk& desk, const Counters& counters)
{
    auto& view = desk.view();
    const auto& losses = desk.keeper().session()->losses();
    if (lost.empty()) return std::nullopt;
    if (lost == "#entries") return losses.entries;
    if (lost == "#replies") return losses.replies;
    if (lost == "#accusations") return losses.accusations;
    if (lost == "#log") return losses.log;
    if (lost == "#timeline") return view.timelinePlace().model().shown().dropped();
    if (lost == "#history") return view.membersPlace().model().history().dropped();
    if (lost == "#runs") return view.askPlace().history().forgotten();
    return counters.value(lost);
}

models::BoundRow rowOf(const Bound& bound)
{
    models::BoundRow row;
    row.id = QString::fromLatin1(bound.id);
    row.area = areaWord(bound.area);
    row.what = boundWords(bound);
    row.cap = bound.cap;
    row.full = bound.full;
    // Those read elsewhere have no name that one could look up.
    if (bound.lost[0] != '#') row.counter = QString::fromLatin1(bound.lost);
    return row;
}

} // namespace

DiagnosticsDesk::DiagnosticsDesk(const Workspace& workspace, const settings::Settings& settings,
                                 Moment startedAt)
    : m_workspace(workspace)
    , m_settings(settings)
    , m_startedAt(startedAt)
{
}

void DiagnosticsDesk::tell(const InternalErrors* errors, const LogRing* log,
                           const StallWatch* stalls)
{
    m_errors = errors;
    m_log = log;
    m_stalls = stalls;
}

models::DiagnosticsPicture DiagnosticsDesk::picture()
{
    models::DiagnosticsPicture picture;
    picture.now = bridge::readDeskClock();
    addErrors(picture);
    addLog(picture);
    addStalls(picture);
    for (const auto& desk : m_workspace.desks())
        if (desk->keeper().session() != nullptr) addCluster(picture, *desk);
    addBounds(picture);
    picture.about = sessionFacts(m_startedAt, picture.now);
    return picture;
}

void DiagnosticsDesk::addCluster(models::DiagnosticsPicture& picture, const ClusterDesk& desk)
{
    const auto title = desk.view().face().title;
    const auto counters = countersOf(desk);
    const auto mode = desk.keeper().session()->status().mode;
    for (const auto& bound : allBounds()) {
        if (!appliesTo(bound, mode)) continue;
        auto row = rowOf(bound);
        row.cluster = title;
        row.used = usedBy(bound.gauge, desk);
        row.lost = lostBy(bound.lost, desk, counters);
        picture.bounds.push_back(std::move(row));
    }
    for (const auto& [name, value] : counters.values())
        picture.counters.push_back({title, models::clusterText(name), value});
    // Both count the same standstill: the thread's loop, and the member that lives in it.
    picture.linkStalls.push_back(
        {title, std::max(counters.value("net.stalls"), counters.value("agent.stalls"))});
}

void DiagnosticsDesk::addBounds(models::DiagnosticsPicture& picture)
{
    for (const auto& bound : allBounds()) {
        if (!isProgramBound(bound)) continue;
        auto row = rowOf(bound);
        switch (bound.gauge) {
        case BoundGauge::Clusters: row.used = m_workspace.desks().size(); break;
        case BoundGauge::Windows: row.used = m_workspace.windows().size(); break;
        case BoundGauge::Errors:
            row.used = picture.errors.size();
            row.lost = m_errors != nullptr ? m_errors->dropped() : 0;
            break;
        case BoundGauge::Stalls:
            row.used = picture.stalls.size();
            row.lost = picture.stallsTotal - picture.stalls.size();
            break;
        case BoundGauge::LogLines:
            row.used = picture.log.size();
            row.lost = picture.logDropped;
            break;
        case BoundGauge::Profiles: row.used = m_settings.profiles.all().size(); break;
        case BoundGauge::Addresses: row.used = m_settings.lastAddresses.size(); break;
        case BoundGauge::None:
        case BoundGauge::Members:
        case BoundGauge::GossipMembers:
        case BoundGauge::GossipIntents:
        case BoundGauge::GossipEvents:
        case BoundGauge::GossipQueries:
        case BoundGauge::TimelineLines:
        case BoundGauge::TimelineBytes:
        case BoundGauge::Runs: break;
        }
        picture.bounds.push_back(std::move(row));
    }
}

void DiagnosticsDesk::addStalls(models::DiagnosticsPicture& picture)
{
    if (m_stalls == nullptr) return;
    const auto stalls = m_stalls->stalls();
    const auto count = m_stalls->count();
    std::map<std::uint64_t, QStringList> stacks;
    for (const auto& stall : stalls) {
        const auto known = m_stacks.find(stall.number);
        auto& lines = stacks[stall.number];
        if (known != m_stacks.end()) {
            lines = known->second;
        } else {
            for (const auto& line : stackLines(stall.stack))
                lines.append(models::clusterText(line));
        }
        picture.stalls.push_back({stall.number, stall.noticed, stall.lasted, lines});
    }
    m_stacks = std::move(stacks);
    // One may have come between the two looks.
    picture.stallsTotal = std::max<std::uint64_t>(count.stalls, stalls.size());
    picture.stallLongest = count.longest;
    picture.heldFromOutside = count.held;
}

void DiagnosticsDesk::addErrors(models::DiagnosticsPicture& picture) const
{
    if (m_errors == nullptr) return;
    for (const auto& error : m_errors->entries()) {
        picture.errors.push_back({error.first, error.where == InternalErrors::Where::Network,
                                  error.reason, error.times});
    }
}

void DiagnosticsDesk::addLog(models::DiagnosticsPicture& picture) const
{
    if (m_log == nullptr) return;
    // Lines go on coming from another thread: both numbers are of one moment when none came
    // between.
    do {
        picture.logDropped = m_log->dropped();
        picture.log = m_log->lines();
    } while (picture.logDropped != m_log->dropped());
}

QByteArray DiagnosticsDesk::bundle()
{
    DiagnosticsInput input{.now = bridge::readDeskClock(),
                           .settings = m_settings,
                           .errors = {},
                           .errorsDropped = m_errors != nullptr ? m_errors->dropped() : 0,
                           .links = {},
                           .picture = picture()};
    if (m_errors != nullptr) input.errors = m_errors->entries();
    for (const auto& desk : m_workspace.desks()) {
        const auto* session = desk->keeper().session();
        if (session == nullptr) continue;
        input.links.push_back({session->status(), session->counters(), session->entriesDropped()});
    }
    return diagnosticsJson(input);
}

} // namespace grapevine::gui
