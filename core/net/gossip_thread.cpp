#include "core/net/gossip_thread.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <csignal>
#include <exception>
#include <thread>
#include <utility>

namespace grapevine::net {

namespace {

/// Runs until the context is stopped, over whatever a handler throws.
void runOn(boost::asio::io_context& context, const GossipThread::Failed& failed)
{
    while (true) {
        try {
            context.run();
            return;
        } catch (const std::exception& mistake) {
            failed(mistake.what());
        } catch (...) {
            failed("an exception of an unknown kind");
        }
    }
}

} // namespace

struct GossipThread::Running {
    boost::asio::io_context context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work{
        context.get_executor()};
    std::thread thread;
};

GossipThread::GossipThread(Failed failed)
    : m_running(std::make_unique<Running>())
{
    m_running->thread = std::thread([running = m_running.get(), failed = std::move(failed)] {
        // Signals belong to the program's main thread.
        sigset_t all;
        sigfillset(&all);
        pthread_sigmask(SIG_BLOCK, &all, nullptr);
        if (failed) {
            runOn(running->context, failed);
        } else {
            running->context.run();
        }
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
