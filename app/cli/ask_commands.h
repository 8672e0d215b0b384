#pragma once

#include <string>
#include <vector>

#include "app/cli/cmd_event.h"
#include "app/cli/cmd_keys.h"
#include "app/cli/cmd_query.h"
#include "app/cli/cmd_rtt.h"
#include "app/cli/cmd_views.h"
#include "app/cli/exit_code.h"
#include "app/cli/observe_options.h"
#include "app/cli/rpc_options.h"
#include "app/cli/way.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// The commands that ask a cluster something: event, query, rtt, reachability, keys and views. Each
/// joins by `--join` (or takes another way in), waits until everybody is known, asks, and leaves.
class AskCommands {
public:
    /// The words that are parsed later go into this object: it stays where it is.
    explicit AskCommands(CLI::App& app);
    AskCommands(const AskCommands&) = delete;
    AskCommands& operator=(const AskCommands&) = delete;

    /// True when the command line names one of them.
    [[nodiscard]] bool isParsed() const;
    [[nodiscard]] ExitCode run();

private:
    /// What the words mean, before anything is opened; the error is a usage error.
    [[nodiscard]] Expected<void, std::string> understandWords();
    /// Opens the way that the words name; the error is a usage error.
    [[nodiscard]] Expected<std::unique_ptr<Way>, std::string> open(const CommonOptions& options);
    [[nodiscard]] ExitCode runThroughWay(EndGuard& guard);
    [[nodiscard]] ExitCode ask(Asking& asking);

    CLI::App* m_event;
    CLI::App* m_query;
    CLI::App* m_rtt;
    CLI::App* m_reachability;
    CLI::App* m_keys;
    CLI::App* m_views;
    CommonWords m_common;
    ObserveWords m_observe;
    RpcWords m_rpc;
    std::optional<Observing> m_observing; ///< Outlives the way that uses it.
    std::vector<std::string> m_join;
    std::vector<std::string> m_peek;
    EventWords m_eventWords;
    link::SendEvent m_eventToSend;
    QueryWords m_queryWords;
    link::SendQuery m_queryToSend;
    RttWords m_rttWords;
    KeysWords m_keysWords;
    ViewsWords m_viewsWords;
};

} // namespace grapevine::cli
