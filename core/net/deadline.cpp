#include "core/net/deadline.h"

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <utility>

namespace grapevine::net {

Deadline::Deadline(boost::asio::io_context& context)
    : m_timer(context)
{
}

Deadline::~Deadline()
{
    cancel();
}

void Deadline::arm(Duration duration, std::function<void()> handle)
{
    const auto setting = ++*m_setting;
    m_timer.expires_after(std::chrono::nanoseconds{std::max(duration, Duration::zero())});
    m_timer.async_wait([setting, current = m_setting,
                        handle = std::move(handle)](boost::system::error_code error) {
        if (!error && setting == *current) handle();
    });
}

void Deadline::cancel()
{
    ++*m_setting;
    m_timer.cancel();
}

} // namespace grapevine::net
