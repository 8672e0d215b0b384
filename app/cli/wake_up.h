#pragma once

#include <cstdint>
#include <sys/eventfd.h>
#include <unistd.h>

namespace grapevine::cli {

/// What another thread rings and a poll() sees.
class WakeUp {
public:
    WakeUp()
        : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
    }
    ~WakeUp() { close(m_fd); }
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    void ring() const
    {
        const std::uint64_t one = 1;
        static_cast<void>(!write(m_fd, &one, sizeof one));
    }
    void clear() const
    {
        std::uint64_t count = 0;
        static_cast<void>(!read(m_fd, &count, sizeof count));
    }

private:
    int m_fd;
};

} // namespace grapevine::cli
