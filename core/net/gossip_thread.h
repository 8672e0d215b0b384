#pragma once

#include <memory>

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The one thread that all sockets, timers and protocol machines live on. Several links share it.
/// Destroy the links first.
class GossipThread {
public:
    GossipThread();
    ~GossipThread();
    GossipThread(const GossipThread&) = delete;
    GossipThread& operator=(const GossipThread&) = delete;

    [[nodiscard]] boost::asio::io_context& context();

private:
    struct Running;
    std::unique_ptr<Running> m_running;
};

} // namespace grapevine::net
