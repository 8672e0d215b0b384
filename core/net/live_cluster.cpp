#include "core/net/live_cluster.h"

#include <utility>

#include "core/net/live_machine.h"

namespace grapevine::net {

LiveCluster::LiveCluster(GossipThread& thread, ObserveOptions options, Log log)
    : m_host(std::make_unique<MachineHost<Machine>>(
          thread.context(),
          std::make_shared<Machine>(thread.context(), std::move(options), std::move(log))))
{
}

LiveCluster::~LiveCluster() = default;

link::CommandId LiveCluster::submit(link::Command command)
{
    return m_host->submit(std::move(command));
}

link::ObservationBatch LiveCluster::take()
{
    return m_host->take();
}

void LiveCluster::onReady(std::function<void()> wake)
{
    m_host->onReady(std::move(wake));
}

link::Capabilities LiveCluster::capabilities() const
{
    const bool member = !m_host->machine().onlyPeeks();
    link::Capabilities out;
    out.live = member;
    out.accusers = member;
    out.rtt = true;
    out.send = member;
    out.keys = member;
    out.prove = true;
    out.views = true;
    out.failedRowsKept = member;
    return out;
}

ObserveProblem LiveCluster::problem() const
{
    return m_host->machine().problem();
}

void LiveCluster::prepareForSleep(std::function<void()> done)
{
    m_host->post([done = std::move(done)](Machine& machine) mutable {
        machine.prepareForSleep(std::move(done));
    });
}

void LiveCluster::resume()
{
    m_host->post([](Machine& machine) { machine.resume(); });
}

} // namespace grapevine::net
