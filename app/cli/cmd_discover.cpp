#include "app/cli/cmd_discover.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include "app/cli/common_options.h"
#include "app/cli/discover_text.h"
#include "app/cli/end_guard.h"
#include "app/cli/one_shot.h"
#include "app/cli/print.h"
#include "app/cli/wake_up.h"
#include "core/base/plain_text.h"
#include "core/dns/service_names.h"
#include "core/net/boot_clock.h"
#include "core/net/mdns_browser.h"

namespace grapevine::cli {

namespace {

constexpr double kSecondsLeast = 0.1;
constexpr double kSecondsMost = 3600;
constexpr std::size_t kNamesMost = 64;

bool canWriteOver()
{
    const char* terminal = std::getenv("TERM");
    return isatty(STDERR_FILENO) == 1 &&
           (terminal == nullptr || std::string_view{terminal} != "dumb");
}

/// One line on a terminal that is written over, for whoever waits.
class Progress {
public:
    void show(const net::MdnsFindings& findings, Duration left)
    {
        if (!m_terminal) return;
        const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
        auto line =
            fmt::format("Listening on {}: {} found, {} s left",
                        listOf(findings.asking, "no interface"), findings.members.size(), seconds);
        if (line == m_line) return;
        m_line = std::move(line);
        printErr("\r\x1b[K{}", m_line);
    }
    void end()
    {
        if (!m_line.empty()) printErr("\r\x1b[K");
        m_line.clear();
    }

    static std::string listOf(const std::vector<std::string>& names, std::string_view none)
    {
        std::string out;
        for (const auto& name : names) {
            if (!out.empty()) out += ", ";
            out += plainText(name, 40);
        }
        return out.empty() ? std::string{none} : out;
    }

private:
    bool m_terminal = canWriteOver();
    std::string m_line;
};

std::shared_ptr<const net::MdnsFindings> listen(const DiscoverWords& words, const EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    net::MdnsBrowser browser(thread, words.names);
    browser.onReady([&wakeUp] { wakeUp.ring(); });
    Progress progress;
    const auto until = net::bootNow() + std::chrono::duration_cast<Duration>(
                                            std::chrono::duration<double>(words.seconds));
    while (true) {
        const auto left = until - net::bootNow();
        if (left <= Duration::zero()) break;
        const auto wait = std::min<Duration>(left, std::chrono::seconds{1});
        pollfd waiting[] = {{guard.fd(), POLLIN, 0}, {wakeUp.fd(), POLLIN, 0}};
        static_cast<void>(
            poll(waiting, 2,
                 static_cast<int>(std::chrono::ceil<std::chrono::milliseconds>(wait).count())));
        if (waiting[0].revents != 0) break;
        if (waiting[1].revents != 0) wakeUp.clear();
        progress.show(*browser.take(), until - net::bootNow());
    }
    progress.end();
    return browser.take();
}

/// What went wrong, in sentences; the code for a list without members, Ok for any other.
ExitCode report(const net::MdnsFindings& findings)
{
    for (const auto& problem : findings.problems) {
        printErr("{}: cannot be asked on: {}.\n", plainText(problem.interface, 60), problem.reason);
    }
    if (findings.incomplete > 0) {
        printErr("{} more announced themselves without telling an address.\n", findings.incomplete);
    }
    if (!findings.members.empty()) return ExitCode::Ok;
    if (findings.asking.empty()) {
        printErr("No interface that knows multicast is up, so nobody can be discovered; name an "
                 "address instead: grapevine-cli members ADDR.\n");
        return ExitCode::Other;
    }
    printErr("Nobody announced a cluster on {}. Agents do once started with -discover=NAME, on the "
             "same network segment; otherwise name an address: grapevine-cli members ADDR.\n",
             Progress::listOf(findings.asking, ""));
    return ExitCode::NoOrForeignAnswer;
}

} // namespace

void addDiscoverOptions(CLI::App& command, DiscoverWords& words)
{
    command.add_option("--seconds", words.seconds, "How long to listen")
        ->check(CLI::Range(kSecondsLeast, kSecondsMost))
        ->capture_default_str();
    command
        .add_option("--name", words.names,
                    "The name after -discover of a cluster whose agents do not list their "
                    "services; may be repeated")
        ->take_all();
    command.add_option("--format", words.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command.add_flag("--stats", words.stats, "Print all counters to standard error at the end");
}

ExitCode runDiscover(const DiscoverWords& words)
{
    if (words.names.size() > kNamesMost) {
        printErr("{} names are too many; {} are the most.\n", words.names.size(), kNamesMost);
        return ExitCode::Usage;
    }
    for (const auto& name : words.names) {
        if (dns::serfService(name)) continue;
        printErr("--name {}: cannot be part of a name; 57 bytes between dots are the most.\n",
                 plainText(name, 300));
        return ExitCode::Usage;
    }
    EndGuard guard(true, std::nullopt);
    const auto findings = listen(words, guard);
    auto code = report(*findings);
    guard.setCode(code);
    if (words.format == "json") {
        if (code != ExitCode::Other && !printOut(discoveredJson(findings->members)))
            code = ExitCode::Other;
    } else if (!printOut(discoveredTable(findings->members))) {
        code = ExitCode::Other;
    }
    if (words.stats) printStats(findings->counters);
    return code;
}

} // namespace grapevine::cli
