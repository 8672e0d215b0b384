#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>

#include "app/cli/ask_commands.h"
#include "app/cli/cmd_demo.h"
#include "app/cli/cmd_diff.h"
#include "app/cli/cmd_discover.h"
#include "app/cli/cmd_export.h"
#include "app/cli/cmd_services.h"
#include "app/cli/commands.h"
#include "app/cli/print.h"
#include "app/cli/rpc_options.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace {

using namespace grapevine;
using cli::ExitCode;

constexpr auto kFooter =
    "Exit codes: 0 done, 1 other, 2 usage, 3 nobody listens, 4 no or foreign "
    "answer, 5 wants a key,\n"
    "6 key or label refused, 7 name taken. Durations are written 5s, 250ms, 1m30s.";

std::string withoutFullStop(std::string sentence)
{
    while (!sentence.empty() && (sentence.back() == '.' || sentence.back() == ' '))
        sentence.pop_back();
    return sentence;
}

ExitCode usage(std::string_view sentence)
{
    cli::printErr("{}\n", sentence);
    return ExitCode::Usage;
}

} // namespace

int main(int argc, char** argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    CLI::App app{"Looks at a Serf cluster, without joining it unless asked to.", "grapevine-cli"};
    app.set_version_flag("--version", std::string{"grapevine-cli "} + GRAPEVINE_VERSION);
    app.require_subcommand(1);
    app.footer(kFooter);

    cli::CommonWords words;
    cli::ChoiceWords choiceWords;
    bool detailed = false;
    auto* peek = app.add_subcommand("peek", "Each asked member's own view of the cluster");
    auto* members = app.add_subcommand("members", "The members, as `serf members` lists them");
    auto* watch = app.add_subcommand("watch", "Keeps looking and prints what changes");
    auto* info = app.add_subcommand("info", "What `serf info` tells, and our own counters");
    auto* exports = app.add_subcommand("export", "The members into a file, as a table or as JSON");
    auto* services = app.add_subcommand("services", "What the members' tags tell of services");
    auto* differs = app.add_subcommand("diff", "What changed between two exported files");
    auto* demo = app.add_subcommand("demo", "A cluster of real members in this process");
    cli::AskCommands asking{app};
    cli::DemoWords demoWords;
    cli::addDemoOptions(*demo, demoWords);
    auto* discover = app.add_subcommand("discover", "Members that announce themselves by mDNS");
    cli::DiscoverWords discoverWords;
    cli::addDiscoverOptions(*discover, discoverWords);
    for (auto* command : {peek, members, watch, info, exports, services}) {
        cli::addAddressOption(*command, words);
        if (command != exports && command != services) cli::addFormatOption(*command, words);
        cli::addLinkOptions(*command, words);
    }
    cli::ObserveWords observe;
    cli::RpcWords rpcWords;
    for (auto* command : {members, watch, info, exports, services}) {
        cli::addObserveOptions(*command, observe);
        cli::addRpcOptions(*command, rpcWords);
        if (command != info) cli::addFillOption(*command, rpcWords);
    }
    cli::WatchWords watchWords;
    cli::addWatchOptions(*watch, watchWords);
    cli::addSerfChoiceOptions(*members, choiceWords);
    for (auto* command : {members, exports, services})
        cli::addFilterOption(*command, choiceWords);
    cli::ExportWords exportWords;
    cli::addExportOptions(*exports, exportWords);
    cli::ServicesWords servicesWords;
    cli::addServicesOptions(*services, servicesWords);
    cli::DiffWords diffWords;
    cli::addDiffOptions(*differs, diffWords);
    members->add_flag("--detailed", detailed,
                      "Adds state, incarnation, rtt_ms, seen_at and source");

    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::CallForAllHelp& help) {
        return app.exit(help);
    } catch (const CLI::CallForVersion& version) {
        return app.exit(version);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(usage(fmt::format("{}. Run with --help for the usage.",
                                                  withoutFullStop(plainText(error.what(), 400)))));
    }

    if (demo->parsed()) return static_cast<int>(cli::runDemo(demoWords));
    if (discover->parsed()) return static_cast<int>(cli::runDiscover(discoverWords));
    if (differs->parsed()) return cli::runDiff(diffWords);
    if (asking.isParsed()) return static_cast<int>(asking.run());
    std::optional<Duration> deadline;
    if (!words.deadline.empty()) deadline = parseDuration(words.deadline);
    const bool waitsForOthers = watch->parsed() && observe.observe;
    const bool elsewhere = !words.addresses.empty() || observe.observe || peek->parsed();
    const bool byRpc = cli::namesRpc(rpcWords, elsewhere);
    if (words.addresses.empty() && !waitsForOthers && !byRpc) {
        return static_cast<int>(
            usage("ADDR is required: the address of any member. Run with --help for the usage."));
    }
    cli::EndGuard guard(watch->parsed() || exports->parsed() || observe.observe, deadline,
                        observe.observe || byRpc ? cli::EndGuard::kGraceOfMember
                                                 : cli::EndGuard::kGrace);
    auto options = cli::understand(words);
    if (!options) return static_cast<int>(usage(options.error()));
    auto fill = cli::understandFill(rpcWords, *options);
    if (!fill) return static_cast<int>(usage(fill.error()));
    options->peek.rpc = std::move(*fill);
    cli::Ways ways;
    if (observe.observe) {
        auto understood = cli::understandObserve(words, *options, observe);
        if (!understood) return static_cast<int>(usage(understood.error()));
        ways.observing = std::move(*understood);
        ways.observing->options.replayEvents = watchWords.replay;
    }
    auto rpc = cli::understandRpc(rpcWords, *options, elsewhere);
    if (!rpc) return static_cast<int>(usage(rpc.error()));
    ways.rpc = std::move(*rpc);
    const auto watched = cli::understand(watchWords);
    if (!watched) return static_cast<int>(usage(watched.error()));
    if (watched->responds() && !ways.observing && !ways.rpc)
        return static_cast<int>(
            usage("--respond requires --observe or --rpc: only members can answer."));
    auto code = ExitCode::Ok;
    if (members->parsed() || exports->parsed() || services->parsed()) {
        const auto choice = cli::MemberChoice::understand(choiceWords);
        if (!choice) return static_cast<int>(usage(choice.error()));
        if (exports->parsed()) {
            const auto wanted = cli::understand(exportWords);
            if (!wanted) return static_cast<int>(usage(wanted.error()));
            code = cli::runExport(*options, ways, *choice, *wanted, guard);
        } else if (services->parsed()) {
            const auto wanted = cli::understand(servicesWords);
            if (!wanted) return static_cast<int>(usage(wanted.error()));
            code = cli::runServices(*options, ways, *choice, *wanted, guard);
        } else {
            code = cli::runMembers(*options, ways, *choice, detailed, guard);
        }
    } else if (peek->parsed()) {
        code = cli::runPeek(*options);
    } else if (info->parsed()) {
        code = ways.rpc         ? cli::runInfoOverRpc(*options, *ways.rpc, guard)
               : ways.observing ? cli::runInfoAsObserver(*options, *ways.observing, guard)
                                : cli::runInfo(*options);
    } else {
        code = ways.rpc ? cli::runWatchOverRpc(*options, *ways.rpc, *watched, guard)
               : ways.observing
                   ? cli::runWatchAsObserver(*options, *ways.observing, *watched, guard)
                   : cli::runWatch(*options, *watched, guard);
    }
    return static_cast<int>(code);
}
