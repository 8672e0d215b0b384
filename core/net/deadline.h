#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstdint>
#include <functional>
#include <memory>

#include "core/base/clock.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// The one time limit of something that goes on step by step, set anew for each.
///
/// A timer that is set anew cannot call back a handler that is queued already, and that one would
/// end the step after its own; so each handler knows for which setting it waits. Lives on the
/// context's thread.
class Deadline {
public:
    explicit Deadline(boost::asio::io_context& context);
    ~Deadline();
    Deadline(const Deadline&) = delete;
    Deadline& operator=(const Deadline&) = delete;

    /// Replaces the limit before. `handle` is never called from inside this, and not at all once
    /// another call here, cancel() or the end of the object came before it.
    void arm(Duration duration, std::function<void()> handle);
    void cancel();

private:
    boost::asio::steady_timer m_timer;
    /// Counts settings; shared, since a queued handler may outlive us.
    std::shared_ptr<std::uint64_t> m_setting = std::make_shared<std::uint64_t>(0);
};

} // namespace grapevine::net
