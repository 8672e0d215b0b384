#include "core/net/demo_cluster.h"

#include <utility>

#include "core/net/boot_clock.h"
#include "core/net/live_options.h"

namespace grapevine::net {

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
    return m_observer ? m_observer->submit(std::move(command)) : link::CommandId{++m_commands};
}

link::ObservationBatch DemoCluster::take()
{
    link::ObservationBatch out;
    if (m_observer) {
        out = m_observer->take();
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
