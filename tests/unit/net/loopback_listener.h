#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/base/endpoint.h"

namespace grapevine::test {

/// A TCP port on loopback that accepts into its backlog and never says a word.
class LoopbackListener {
public:
    LoopbackListener()
    {
        m_fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        auto* const raw = static_cast<sockaddr*>(static_cast<void*>(&address));
        m_listening = bind(m_fd, raw, length) == 0 && listen(m_fd, 16) == 0 &&
                      getsockname(m_fd, raw, &length) == 0;
        m_port = ntohs(address.sin_port);
    }
    ~LoopbackListener() { stop(); }
    LoopbackListener(const LoopbackListener&) = delete;
    LoopbackListener& operator=(const LoopbackListener&) = delete;

    [[nodiscard]] bool listening() const { return m_listening; }
    [[nodiscard]] HostPort where() const { return {"127.0.0.1", m_port}; }
    /// From now on the port refuses.
    void stop()
    {
        if (m_fd >= 0) close(m_fd);
        m_fd = -1;
    }

private:
    int m_fd = -1;
    bool m_listening = false;
    std::uint16_t m_port = 0;
};

} // namespace grapevine::test
