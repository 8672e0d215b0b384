#include "app/cli/command_tree.h"

#include <CLI/CLI.hpp>
#include <map>
#include <string_view>

namespace grapevine::cli {

namespace {

constexpr auto kFooter =
    "Exit codes: 0 done, 1 other, 2 usage, 3 nobody listens, 4 no or foreign "
    "answer, 5 wants a key,\n"
    "6 key or label refused, 7 name taken. Durations are written 5s, 250ms, 1m30s.";

/// What a value is, where TEXT would not tell: --help says it, and shells complete by it.
const std::map<std::string_view, std::string_view> kValueNames{
    {"ADDR", "ADDR"},
    {"BEFORE", "FILE"},
    {"AFTER", "FILE"},
    {"--bind", "ADDR"},
    {"--join", "ADDR"},
    {"--peek", "ADDR"},
    {"--rpc", "ADDR"},
    {"--fill-rpc", "ADDR"},
    {"--advertise", "ADDR"},
    {"--keyring-file", "FILE"},
    {"--key-file", "FILE"},
    {"--rpc-auth-file", "FILE"},
    {"--rpc-auth", "KEY"},
    {"--rules", "FILE"},
    {"--output", "FILE"},
    {"--script", "FILE"},
    {"--connect-timeout", "DURATION"},
    {"--deadline", "DURATION"},
    {"--handler-timeout", "DURATION"},
    {"--timeout", "DURATION"},
    {"--as", "NAME"},
    {"--as-exactly", "NAME"},
    {"--node", "NAME"},
    {"--name", "NAME"},
    {"--own-tag", "KEY=VALUE"},
    {"--tag", "KEY=RE"},
    {"--status", "RE"},
    {"--filter", "FILTER"},
    {"--columns", "COLUMNS"},
    {"--on", "KIND=COMMAND"},
    {"--on-shell", "KIND=COMMAND"},
    {"--respond", "NAME=COMMAND"},
    {"--only", "KIND"},
};

void nameValues(CLI::App& command)
{
    for (auto* option : command.get_options()) {
        const auto found = kValueNames.find(option->get_name());
        if (found != kValueNames.end()) option->type_name(std::string{found->second});
    }
    for (auto* below : command.get_subcommands([](CLI::App*) { return true; }))
        nameValues(*below);
}

} // namespace

CommandTree::CommandTree()
    : m_app(std::make_unique<CLI::App>(
          "Looks at a Serf cluster, without joining it unless asked to.", "grapevine-cli"))
    , peek(m_app->add_subcommand("peek", "Each asked member's own view of the cluster"))
    , members(m_app->add_subcommand("members", "The members, as `serf members` lists them"))
    , watch(m_app->add_subcommand("watch", "Keeps looking and prints what changes"))
    , info(m_app->add_subcommand("info", "What `serf info` tells, and our own counters"))
    , exports(m_app->add_subcommand("export", "The members into a file, as a table or as JSON"))
    , services(m_app->add_subcommand("services", "What the members' tags tell of services"))
    , differs(m_app->add_subcommand("diff", "What changed between two exported files"))
    , demo(m_app->add_subcommand("demo", "A cluster of real members in this process"))
{
    m_app->set_version_flag("--version", std::string{"grapevine-cli "} + GRAPEVINE_VERSION);
    m_app->require_subcommand(1);
    m_app->footer(kFooter);
    asking = std::make_unique<AskCommands>(*m_app);
    addDemoOptions(*demo, demoWords);
    discover = m_app->add_subcommand("discover", "Members that announce themselves by mDNS");
    addDiscoverOptions(*discover, discoverWords);
    for (auto* command : {peek, members, watch, info, exports, services}) {
        addAddressOption(*command, words);
        if (command != exports && command != services) addFormatOption(*command, words);
        addLinkOptions(*command, words);
    }
    for (auto* command : {members, watch, info, exports, services}) {
        addObserveOptions(*command, observe);
        addRpcOptions(*command, rpcWords);
        if (command != info) addFillOption(*command, rpcWords);
    }
    addWatchOptions(*watch, watchWords);
    addSerfChoiceOptions(*members, choiceWords);
    for (auto* command : {members, exports, services})
        addFilterOption(*command, choiceWords);
    addExportOptions(*exports, exportWords);
    addServicesOptions(*services, servicesWords);
    addDiffOptions(*differs, diffWords);
    members->add_flag("--detailed", detailed,
                      "Adds state, incarnation, rtt_ms, seen_at and source");
    nameValues(*m_app);
}

CommandTree::~CommandTree() = default;

} // namespace grapevine::cli
