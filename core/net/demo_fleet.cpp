#include "core/net/demo_fleet.h"

#include <boost/asio/post.hpp>
#include <future>
#include <utility>

#include "core/net/demo_machine.h"

namespace grapevine::net {

DemoFleet::DemoFleet(GossipThread& thread, DemoOptions options, Log log)
    : m_machine(std::make_shared<Machine>(thread.context(), std::move(options), std::move(log)))
    , m_context(thread.context())
{
    boost::asio::post(m_context, [machine = m_machine] { machine->start(); });
}

DemoFleet::~DemoFleet()
{
    m_machine->onNews({});
    // The machine dies on its own thread, so that no handler meets half of it.
    std::promise<void> stopped;
    boost::asio::post(m_context, [machine = std::move(m_machine), &stopped]() mutable {
        machine->stop();
        machine.reset();
        stopped.set_value();
    });
    stopped.get_future().wait();
}

Expected<DemoPlace, std::string> DemoFleet::place()
{
    return m_machine->place().get();
}

void DemoFleet::submit(agent::DemoCommand command)
{
    boost::asio::post(m_context, [machine = m_machine, told = std::move(command)]() mutable {
        machine->handleCommand(std::move(told));
    });
}

void DemoFleet::submitLine(std::string line, std::uint64_t number)
{
    boost::asio::post(m_context, [machine = m_machine, told = std::move(line), number]() mutable {
        machine->handleLine(std::move(told), number);
    });
}

void DemoFleet::end(Duration limit)
{
    boost::asio::post(m_context, [machine = m_machine, limit] { machine->end(limit); });
}

std::vector<DemoNews> DemoFleet::take()
{
    return m_machine->take();
}

std::uint64_t DemoFleet::newsDropped() const
{
    return m_machine->newsDropped();
}

void DemoFleet::onNews(std::function<void()> wake)
{
    m_machine->onNews(std::move(wake));
}

} // namespace grapevine::net
