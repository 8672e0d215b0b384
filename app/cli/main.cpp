#include <CLI/CLI.hpp>
#include <csignal>
#include <fmt/format.h>

#include "app/cli/command_tree.h"
#include "app/cli/commands.h"
#include "app/cli/print.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace {

using namespace grapevine;
using cli::ExitCode;

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
    cli::CommandTree tree;
    auto& app = tree.app();
    const auto& words = tree.words;

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

    if (tree.demo->parsed()) return static_cast<int>(cli::runDemo(tree.demoWords));
    if (tree.discover->parsed()) return static_cast<int>(cli::runDiscover(tree.discoverWords));
    if (tree.differs->parsed()) return cli::runDiff(tree.diffWords);
    if (tree.asking->isParsed()) return static_cast<int>(tree.asking->run());
    std::optional<Duration> deadline;
    if (!words.deadline.empty()) deadline = parseDuration(words.deadline);
    const bool waitsForOthers = tree.watch->parsed() && tree.observe.observe;
    const bool elsewhere = !words.addresses.empty() || tree.observe.observe || tree.peek->parsed();
    const bool byRpc = cli::namesRpc(tree.rpcWords, elsewhere);
    if (words.addresses.empty() && !waitsForOthers && !byRpc) {
        return static_cast<int>(
            usage("ADDR is required: the address of any member. Run with --help for the usage."));
    }
    cli::EndGuard guard(
        tree.watch->parsed() || tree.exports->parsed() || tree.observe.observe, deadline,
        tree.observe.observe || byRpc ? cli::EndGuard::kGraceOfMember : cli::EndGuard::kGrace);
    auto options = cli::understand(words);
    if (!options) return static_cast<int>(usage(options.error()));
    auto fill = cli::understandFill(tree.rpcWords, *options);
    if (!fill) return static_cast<int>(usage(fill.error()));
    options->peek.rpc = std::move(*fill);
    cli::Ways ways;
    if (tree.observe.observe) {
        auto understood = cli::understandObserve(words, *options, tree.observe);
        if (!understood) return static_cast<int>(usage(understood.error()));
        ways.observing = std::move(*understood);
        ways.observing->options.replayEvents = tree.watchWords.replay;
    }
    auto rpc = cli::understandRpc(tree.rpcWords, *options, elsewhere);
    if (!rpc) return static_cast<int>(usage(rpc.error()));
    ways.rpc = std::move(*rpc);
    const auto watched = cli::understand(tree.watchWords);
    if (!watched) return static_cast<int>(usage(watched.error()));
    if (watched->responds() && !ways.observing && !ways.rpc)
        return static_cast<int>(
            usage("--respond requires --observe or --rpc: only members can answer."));
    auto code = ExitCode::Ok;
    if (tree.members->parsed() || tree.exports->parsed() || tree.services->parsed()) {
        const auto choice = cli::MemberChoice::understand(tree.choiceWords);
        if (!choice) return static_cast<int>(usage(choice.error()));
        if (tree.exports->parsed()) {
            const auto wanted = cli::understand(tree.exportWords);
            if (!wanted) return static_cast<int>(usage(wanted.error()));
            code = cli::runExport(*options, ways, *choice, *wanted, guard);
        } else if (tree.services->parsed()) {
            const auto wanted = cli::understand(tree.servicesWords);
            if (!wanted) return static_cast<int>(usage(wanted.error()));
            code = cli::runServices(*options, ways, *choice, *wanted, guard);
        } else {
            code = cli::runMembers(*options, ways, *choice, tree.detailed, guard);
        }
    } else if (tree.peek->parsed()) {
        code = cli::runPeek(*options);
    } else if (tree.info->parsed()) {
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
