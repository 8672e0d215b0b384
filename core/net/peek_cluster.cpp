#include "core/net/peek_cluster.h"

#include <boost/asio/post.hpp>
#include <future>

#include "core/net/peek_machine.h"

namespace grapevine::net {

PeekCluster::PeekCluster(GossipThread& thread, PeekOptions options, Log log)
    : m_machine(std::make_shared<Machine>(thread.context(), std::move(options), std::move(log)))
    , m_context(thread.context())
{
    boost::asio::post(m_context, [machine = m_machine] { machine->start(); });
}

PeekCluster::~PeekCluster()
{
    m_machine->mailbox().onReady({});
    // The machine dies on its own thread, so that no handler meets half of it.
    std::promise<void> stopped;
    boost::asio::post(m_context, [machine = std::move(m_machine), &stopped]() mutable {
        machine->stop();
        machine.reset();
        stopped.set_value();
    });
    stopped.get_future().wait();
}

link::CommandId PeekCluster::submit(link::Command command)
{
    boost::asio::post(m_context,
                      [machine = m_machine, command] { machine->handleCommand(command); });
    return link::CommandId{++m_commands};
}

link::ObservationBatch PeekCluster::take()
{
    return m_machine->mailbox().take();
}

void PeekCluster::onReady(std::function<void()> wake)
{
    m_machine->mailbox().onReady(std::move(wake));
}

link::Capabilities PeekCluster::capabilities() const
{
    link::Capabilities out;
    out.rtt = true;
    return out;
}

} // namespace grapevine::net
