#include "core/net/rpc_cluster.h"

#include <utility>

#include "core/net/rpc_machine.h"

namespace grapevine::net {

RpcCluster::RpcCluster(GossipThread& thread, RpcOptions options, Log log)
    : m_follows(options.eventStream)
    , m_bringsLog(!options.logLevel.empty())
{
    m_host = std::make_unique<MachineHost<Machine>>(
        thread.context(),
        std::make_shared<Machine>(thread.context(), std::move(options), std::move(log)));
}

RpcCluster::~RpcCluster() = default;

link::CommandId RpcCluster::submit(link::Command command)
{
    return m_host->submit(std::move(command));
}

link::ObservationBatch RpcCluster::take()
{
    return m_host->take();
}

void RpcCluster::onReady(std::function<void()> wake)
{
    m_host->onReady(std::move(wake));
}

link::Capabilities RpcCluster::capabilities() const
{
    link::Capabilities out;
    out.live = m_follows;
    out.rtt = true;
    out.send = true;
    out.keys = true;
    out.failedRowsKept = true;
    out.agentLog = m_bringsLog;
    return out;
}

} // namespace grapevine::net
