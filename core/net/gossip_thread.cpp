#include "core/net/gossip_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <csignal>
#include <thread>

namespace grapevine::net {

struct GossipThread::Running {
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        context.get_executor()};
    std::thread thread;
};

GossipThread::GossipThread()
    : m_running(std::make_unique<Running>())
{
    m_running->thread = std::thread([running = m_running.get()] {
        // Signals belong to the program's main thread.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        running->context.run();
    });
}

GossipThread::~GossipThread()
{
    m_running->work.reset();
    m_running->context.stop();
    m_running->thread.join();
}

boost::asio::io_context& GossipThread::context()
{
    return m_running->context;
}

} // namespace grapevine::net
