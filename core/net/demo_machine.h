#pragma once

#include <boost/asio/steady_timer.hpp>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bounded_ring.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/net/demo_actions.h"
#include "core/net/demo_chores.h"
#include "core/net/demo_crowd.h"
#include "core/net/demo_fleet.h"

namespace grapevine::net {

/// The demo on the gossip thread: begins, waits until all see all, plays its script, does what it
/// is told, and ends. One timer.
class DemoFleet::Machine : public std::enable_shared_from_this<DemoFleet::Machine> {
public:
    /// News that nobody takes; beyond it the oldest give way. Each is the end of one command.
    static constexpr std::size_t kNewsMost = 10'000;

    Machine(boost::asio::io_context& context, DemoOptions options, Log log);

    void start();
    void stop();
    void handleCommand(agent::DemoCommand command, std::uint64_t number = 0);
    void handleLine(std::string line, std::uint64_t number);
    void end(Duration limit);

    // Any thread.
    [[nodiscard]] std::future<Expected<DemoPlace, std::string>> place()
    {
        return m_place.get_future();
    }
    [[nodiscard]] std::vector<DemoNews> take();
    [[nodiscard]] std::uint64_t newsDropped();
    void onNews(std::function<void()> wake);

private:
    enum class Phase : std::uint8_t { Starting, Ready, Ending, Ended };

    void arm(Duration after);
    void tick();
    void startMore();
    void lookForReady(TimePoint now);
    void playScript(TimePoint now);
    void lookForEnd(TimePoint now);
    void retryJoins(TimePoint now);
    void tell(DemoNews news);

    boost::asio::steady_timer m_timer;
    DemoOptions m_options;
    DemoCrowd m_crowd;
    DemoChores m_chores;
    DemoActions m_actions;
    Phase m_phase = Phase::Starting;
    std::size_t m_started = 0;
    std::size_t m_played = 0;
    TimePoint m_readyAt{};
    TimePoint m_endBy{};
    TimePoint m_nextNudge{};
    std::size_t m_nudged = 0; ///< The last one.
    TimePoint m_nextRetry{};
    bool m_stopped = false;
    std::promise<Expected<DemoPlace, std::string>> m_place;

    std::mutex m_mutex; ///< Guards the two below: the only things that two threads share.
    BoundedRing<DemoNews> m_news{kNewsMost};
    std::function<void()> m_wake;
};

} // namespace grapevine::net
