#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/base/log.h"
#include "core/net/demo_crowd.h"

namespace grapevine::net {

/// What takes its time: a freeze that ends by itself, flapping, a deploy, a mass restart. Looks at
/// what the nodes see and goes on from there, each step with a limit of time.
class DemoChores {
public:
    /// One thing under way; `step` is true once it is over.
    class Chore {
    public:
        virtual ~Chore() = default;
        [[nodiscard]] virtual bool step(TimePoint now) = 0;
        /// The one node that it is about, if it is about one.
        [[nodiscard]] virtual std::optional<std::size_t> node() const { return std::nullopt; }
    };

    DemoChores(DemoCrowd& crowd, Log log)
        : m_crowd(crowd)
        , m_log(std::move(log))
    {
    }

    // Each is begun at once; `command` is what step() tells when it is over.
    void thawAt(std::string command, std::size_t node, TimePoint until);
    void flap(std::string command, std::size_t node, unsigned times);
    /// Refused, as a mass restart is, while one of the two is under way.
    [[nodiscard]] Expected<void, std::string> deploy(std::string command, std::string version);
    [[nodiscard]] Expected<void, std::string> restartAll(TimePoint now, std::string command);

    /// Goes on with all of them. Commands that are over now.
    [[nodiscard]] std::vector<std::string> step(TimePoint now);
    /// Somebody else decides about this node now.
    void forget(std::size_t node);
    void clear() { m_running.clear(); }

private:
    struct Running {
        std::string command;
        std::unique_ptr<Chore> chore;
    };
    [[nodiscard]] Expected<void, std::string> refuseIfBusy() const;

    DemoCrowd& m_crowd;
    Log m_log;
    std::vector<Running> m_running;
};

} // namespace grapevine::net
