#include "core/net/peek_cluster.h"

#include <utility>

#include "core/net/peek_machine.h"

namespace grapevine::net {

PeekCluster::PeekCluster(GossipThread& thread, PeekOptions options, Log log)
    : m_host(std::make_unique<MachineHost<Machine>>(
          thread.context(),
          std::make_shared<Machine>(thread.context(), std::move(options), std::move(log))))
{
}

PeekCluster::~PeekCluster() = default;

link::CommandId PeekCluster::submit(link::Command command)
{
    return m_host->submit(std::move(command));
}

link::ObservationBatch PeekCluster::take()
{
    return m_host->take();
}

void PeekCluster::onReady(std::function<void()> wake)
{
    m_host->onReady(std::move(wake));
}

link::Capabilities PeekCluster::capabilities() const
{
    link::Capabilities out;
    out.rtt = true;
    out.prove = true;
    out.views = true;
    return out;
}

} // namespace grapevine::net
