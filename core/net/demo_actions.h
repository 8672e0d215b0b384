#pragma once

#include <string>

#include "core/agent/demo_script.h"
#include "core/base/clock.h"
#include "core/base/expected.h"
#include "core/net/demo_chores.h"
#include "core/net/demo_crowd.h"

namespace grapevine::net {

/// Carries out one command on the demo's nodes: which states allow it, and what a refusal says.
/// Stopping and listing are left to the caller.
class DemoActions {
public:
    DemoActions(DemoCrowd& crowd, DemoChores& chores)
        : m_crowd(crowd)
        , m_chores(chores)
    {
    }

    /// Puts a node or zone in the place of a `?` in `command` and does it. The error is one
    /// sentence with the next step; then nothing has changed.
    [[nodiscard]] Expected<void, std::string> perform(TimePoint now, agent::DemoCommand& command);

private:
    DemoCrowd& m_crowd;
    DemoChores& m_chores;
};

} // namespace grapevine::net
