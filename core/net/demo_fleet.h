#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "core/agent/demo_script.h"
#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/net/demo_news.h"
#include "core/net/demo_options.h"
#include "core/net/gossip_thread.h"

namespace boost::asio {
class io_context;
}

namespace grapevine::net {

/// A cluster of real members inside this process, on loopback addresses, to which things happen on
/// command: others can join it, and cannot tell it from several machines. Logs the event `useless`.
///
/// All calls from any one thread that is not the gossip thread.
class DemoFleet {
public:
    /// Starts at once. `thread` must outlive the fleet.
    DemoFleet(GossipThread& thread, DemoOptions options, Log log);
    /// Just ends, as by SIGKILL: call end() before, and wait for DemoEnded.
    ~DemoFleet();
    DemoFleet(const DemoFleet&) = delete;
    DemoFleet& operator=(const DemoFleet&) = delete;

    /// Waits for the first node to listen, a moment only, or says why it cannot. Call it once.
    [[nodiscard]] Expected<DemoPlace, std::string> place();
    /// Ends in a DemoOutcome; StopDemo also in DemoEnded.
    void submit(agent::DemoCommand command);
    /// The same for a command as it is written; one that cannot be read is refused in its turn, and
    /// an empty line or a comment is nothing. `number` comes back in the outcome.
    void submitLine(std::string line, std::uint64_t number = 0);
    /// Every node leaves at once; DemoEnded within `limit`.
    void end(Duration limit = kEndLimit);

    /// Everything since the last take, in order.
    [[nodiscard]] std::vector<DemoNews> take();
    /// Since the fleet began: news that was not taken in time.
    [[nodiscard]] std::uint64_t newsDropped() const;
    /// `wake` is called from the gossip thread when there is news and none was waiting; it must
    /// not block, nor call back into the fleet. Called once, if something waits already.
    void onNews(std::function<void()> wake);

    static constexpr Duration kEndLimit = std::chrono::seconds{2};

private:
    class Machine;
    std::shared_ptr<Machine> m_machine;
    boost::asio::io_context& m_context;
};

} // namespace grapevine::net
