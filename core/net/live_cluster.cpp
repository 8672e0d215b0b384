#include "core/net/live_cluster.h"

#include <boost/asio/post.hpp>
#include <future>
#include <utility>

#include "core/net/live_machine.h"

namespace grapevine::net {

LiveCluster::LiveCluster(GossipThread& thread, ObserveOptions options, Log log)
    : m_machine(std::make_shared<Machine>(thread.context(), std::move(options), std::move(log)))
    , m_context(thread.context())
{
    boost::asio::post(m_context, [machine = m_machine] { machine->start(); });
}

LiveCluster::~LiveCluster()
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

link::CommandId LiveCluster::submit(link::Command command)
{
    boost::asio::post(m_context,
                      [machine = m_machine, command] { machine->handleCommand(command); });
    return link::CommandId{++m_commands};
}

link::ObservationBatch LiveCluster::take()
{
    return m_machine->mailbox().take();
}

void LiveCluster::onReady(std::function<void()> wake)
{
    m_machine->mailbox().onReady(std::move(wake));
}

link::Capabilities LiveCluster::capabilities() const
{
    const bool member = !m_machine->onlyPeeks();
    link::Capabilities out;
    out.live = member;
    out.accusers = member;
    out.rtt = true;
    out.failedRowsKept = member;
    return out;
}

ObserveProblem LiveCluster::problem() const
{
    return m_machine->problem();
}

void LiveCluster::prepareForSleep(std::function<void()> done)
{
    boost::asio::post(m_context, [machine = m_machine, done = std::move(done)]() mutable {
        machine->prepareForSleep(std::move(done));
    });
}

void LiveCluster::resume()
{
    boost::asio::post(m_context, [machine = m_machine] { machine->resume(); });
}

} // namespace grapevine::net
