#include "core/net/demo_cluster.h"

#include <utility>

#include "core/net/boot_clock.h"
#include "core/net/live_options.h"

namespace grapevine::net {

namespace {
/// Ids of what the demo itself is told: above all that the observer's link counts up to.
constexpr std::uint64_t kOwnIds = std::uint64_t{1} << 62U;
} // namespace

DemoCluster::DemoCluster(GossipThread& thread, DemoOptions options, ClusterId cluster, Log log)
    : m_cluster(cluster)
    , m_fleet(thread, options, log)
{
    auto place = m_fleet.place();
    if (!place) {
        m_problem = std::move(place.error());
        return;
    }
    ObserveOptions observe;
    observe.peek.cluster = cluster;
    observe.peek.seeds.push_back({place->join.address.text(), place->join.port});
    observe.peek.bind = HostPort{place->beside.text(), 0};
    if (!place->desk.isNone()) observe.askFrom = place->desk;
    observe.name = kObserverName;
    observe.timing = options.timing;
    m_observer = std::make_unique<LiveCluster>(thread, std::move(observe), std::move(log));
    m_observer->submit(link::SetLock{true}); // Nobody else's cluster: try everything.
}

link::CommandId DemoCluster::submit(link::Command command)
{
    if (!m_observer) return link::CommandId{++m_commands};
    const auto* told = std::get_if<link::DirectDemo>(&command);
    if (told == nullptr) return m_observer->submit(std::move(command));
    const link::CommandId id{kOwnIds + ++m_commands};
    m_fleet.submitLine(told->line, id.value());
    return id;
}

void DemoCluster::addOutcomes(link::AskNews& to)
{
    for (auto& news : m_fleet.take()) {
        auto* done = std::get_if<DemoOutcome>(&news);
        if (done == nullptr || done->number == 0) continue;
        auto& outcome = to.outcomes.emplace_back();
        outcome.command = link::CommandId{done->number};
        if (!done->error) continue;
        outcome.refusal = link::CommandRefusal::Demo;
        outcome.detail = std::move(*done->error);
    }
}

link::ObservationBatch DemoCluster::take()
{
    link::ObservationBatch out;
    if (m_observer) {
        out = m_observer->take();
        addOutcomes(out.asked);
    } else {
        out.cluster = m_cluster;
        out.status.phase = link::LinkPhase::Refused;
        out.status.asOf = momentNow();
        out.status.notice = m_problem.value_or(std::string{});
    }
    out.status.mode = link::LinkMode::Demo;
    return out;
}

void DemoCluster::onReady(std::function<void()> wake)
{
    if (m_observer) {
        m_fleet.onNews(wake);
        m_observer->onReady(std::move(wake));
    } else if (wake) {
        wake();
    }
}

link::Capabilities DemoCluster::capabilities() const
{
    return m_observer ? m_observer->capabilities() : link::Capabilities{};
}

} // namespace grapevine::net
