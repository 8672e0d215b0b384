#pragma once

#include <functional>
#include <memory>
#include <string_view>

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The one thread that all sockets, timers and protocol machines live on. Several links share it.
/// Destroy the links first.
class GossipThread {
public:
    /// Called on the thread with what an exception says that nobody caught: a mistake of ours. The
    /// handler that threw is over; whatever else waits goes on.
    using Failed = std::function<void(std::string_view what)>;

    /// Without `failed` such an exception ends the program.
    explicit GossipThread(Failed failed = {});
    ~GossipThread();
    GossipThread(const GossipThread&) = delete;
    GossipThread& operator=(const GossipThread&) = delete;

    [[nodiscard]] boost::asio::io_context& context();

private:
    struct Running;
    std::unique_ptr<Running> m_running;
};

} // namespace grapevine::net
