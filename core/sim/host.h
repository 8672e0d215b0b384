#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/agent_io.h"
#include "core/base/clock.h"
#include "core/base/endpoint.h"
#include "core/base/ids.h"
#include "core/base/random.h"
#include "core/sim/node.h"
#include "core/sim/socket_buffer.h"

namespace grapevine::sim {

/// One simulated machine and the process on it.
struct Host {
    enum class State : std::uint8_t {
        Absent, ///< Not begun yet.
        Up,
        Stopped, ///< SIGSTOP: nothing is read and no timer fires.
        Crashed, ///< The process is gone without a word.
        Left,    ///< The process left and ended.
    };

    Node node;
    std::string name;
    MemberId member;
    Endpoint address;
    bool observer = false;
    bool old = false;
    State state = State::Absent;
    bool clogged = false;        ///< Messages wait, in and out; timers fire all the same.
    bool everHurt = false;       ///< Was stopped, clogged or slow at some time.
    std::uint32_t processes = 0; ///< Begun so far.
    std::optional<Node> via;     ///< Whom it joined last.

    std::unique_ptr<SeededRandom> random;
    std::unique_ptr<agent::Agent> agent;

    Duration clockAhead{};          ///< Of virtual time, by clock jumps.
    std::optional<TimePoint> due;   ///< Of the agent, by its own clock, since its last input.
    std::optional<TimePoint> armed; ///< Virtual time of the earliest Timer event on its way.
    SocketBuffer buffer;            ///< While stopped or clogged.
    std::vector<agent::AgentOutput> unsent; ///< While clogged.
    Duration perInput{};                    ///< A slow node spends this on each; zero: not slow.
    TimePoint busyUntil{};

    [[nodiscard]] TimePoint local(TimePoint at) const { return at + clockAhead; }
    [[nodiscard]] TimePoint virtualTime(TimePoint at) const { return at - clockAhead; }
    [[nodiscard]] bool up() const { return state == State::Up; }
};

} // namespace grapevine::sim
