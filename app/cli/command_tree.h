#pragma once

#include <memory>

#include "app/cli/ask_commands.h"
#include "app/cli/cmd_demo.h"
#include "app/cli/cmd_diff.h"
#include "app/cli/cmd_discover.h"
#include "app/cli/cmd_export.h"
#include "app/cli/cmd_services.h"
#include "app/cli/common_options.h"
#include "app/cli/member_choice.h"
#include "app/cli/observe_options.h"
#include "app/cli/rpc_options.h"
#include "app/cli/watch_options.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

/// Every command with every option, and the words that parsing puts there. The program parses with
/// it, and its manual is made from it. Stays where it is: the parser points into it.
class CommandTree {
public:
    CommandTree();
    ~CommandTree();
    CommandTree(const CommandTree&) = delete;
    CommandTree& operator=(const CommandTree&) = delete;

    [[nodiscard]] CLI::App& app() { return *m_app; }

private:
    std::unique_ptr<CLI::App> m_app;

public:
    CLI::App* peek;
    CLI::App* members;
    CLI::App* watch;
    CLI::App* info;
    CLI::App* exports;
    CLI::App* services;
    CLI::App* differs;
    CLI::App* demo;
    CLI::App* discover = nullptr;
    std::unique_ptr<AskCommands> asking;
    CommonWords words;
    ChoiceWords choiceWords;
    DemoWords demoWords;
    DiscoverWords discoverWords;
    ObserveWords observe;
    RpcWords rpcWords;
    WatchWords watchWords;
    ExportWords exportWords;
    ServicesWords servicesWords;
    DiffWords diffWords;
    bool detailed = false;
};

} // namespace grapevine::cli
