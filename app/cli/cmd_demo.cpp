#include "app/cli/cmd_demo.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <optional>
#include <poll.h>
#include <string_view>
#include <sys/resource.h>
#include <unistd.h>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/end_guard.h"
#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/wake_up.h"
#include "core/agent/demo_scenes.h"
#include "core/agent/demo_script.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"
#include "core/net/demo_fleet.h"

namespace grapevine::cli {

namespace {

/// Sockets of 500 nodes and their streams; systems start programs with 1,024 descriptors.
constexpr rlim_t kDescriptorsWanted = 8'192;
constexpr std::streamsize kScriptLargest = 1'000'000;

void raiseDescriptorLimit()
{
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= kDescriptorsWanted) return;
    limit.rlim_cur = std::min(limit.rlim_max, kDescriptorsWanted);
    static_cast<void>(setrlimit(RLIMIT_NOFILE, &limit));
}

Expected<std::string, std::string> readScript(const DemoWords& words)
{
    const auto cast = agent::castDemo({words.nodes, words.seed});
    if (auto scene = agent::demoScene(words.script, cast, words.seed)) return std::move(*scene);
    std::ifstream file(words.script, std::ios::binary);
    std::string text(static_cast<std::size_t>(kScriptLargest) + 1, '\0');
    if (file) file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.is_open() || file.bad()) {
        std::string known;
        for (const auto name : agent::kDemoScenes)
            known.append(known.empty() ? "" : " and ").append(name);
        return failure(fmt::format("--script {}: cannot be read; our own scripts are {}.",
                                   plainText(words.script, 300), known));
    }
    if (file.gcount() > kScriptLargest) {
        return failure(fmt::format("--script {}: larger than {} bytes.",
                                   plainText(words.script, 300), kScriptLargest));
    }
    text.resize(static_cast<std::size_t>(file.gcount()));
    return text;
}

Expected<net::DemoOptions, std::string> understand(const DemoWords& words)
{
    net::DemoOptions out;
    out.nodes = words.nodes;
    out.seed = words.seed;
    out.timing = words.timing == "wan"     ? agent::TimingPreset::Wan
                 : words.timing == "local" ? agent::TimingPreset::Local
                                           : agent::TimingPreset::Lan;
    if (!words.bind.empty()) {
        out.bind = IpAddress::fromText(words.bind);
        if (!out.bind) {
            return failure(fmt::format("--bind {}: not an address; write it like 127.50.0.1.",
                                       plainText(words.bind, 300)));
        }
    }
    if (words.script.empty()) return out;
    const auto text = readScript(words);
    if (!text) return failure(text.error());
    auto script = agent::parseDemoScript(*text);
    if (!script) {
        return failure(
            fmt::format("--script {}: {}.", plainText(words.script, 300), script.error()));
    }
    out.script = std::move(*script);
    return out;
}

LogLevel levelOf(std::string_view word)
{
    for (const auto level : {LogLevel::Error, LogLevel::Warning, LogLevel::Debug})
        if (word == name(level)) return level;
    return LogLevel::Info;
}

/// What the fleet says, as lines. No line for an end: the program ends with it.
struct Lines {
    std::optional<net::DemoEnded>& ended;

    std::string operator()(const net::DemoReady& ready) const
    {
        Json out;
        out["kind"] = "ready";
        out["join"] = ready.join.text();
        out["nodes"] = ready.nodes;
        // Bound to it, a look from outside reaches both sides of a cut.
        if (!ready.desk.isNone()) out["desk"] = ready.desk.text();
        return oneLine(out) + '\n';
    }
    std::string operator()(const net::DemoOutcome& outcome) const
    {
        Json out;
        out["at"] = rfc3339(outcome.at.wall);
        out["kind"] = "command";
        out["command"] = plainText(outcome.command, agent::kDemoLineLongest);
        out["ok"] = !outcome.error;
        if (outcome.error) out["error"] = plainText(*outcome.error);
        for (const auto& row : outcome.nodes) {
            Json node;
            node["name"] = row.name;
            node["addr"] = row.address.text();
            node["zone"] = row.zone;
            node["version"] = plainText(row.version);
            node["state"] = row.state;
            node["sees"] = row.sees;
            out["nodes"].push_back(std::move(node));
        }
        return oneLine(out) + '\n';
    }
    std::string operator()(const net::DemoFinished& finished) const
    {
        Json out;
        out["at"] = rfc3339(finished.at.wall);
        out["kind"] = "finished";
        out["command"] = plainText(finished.command, agent::kDemoLineLongest);
        return oneLine(out) + '\n';
    }
    std::string operator()(const net::DemoEnded& end) const
    {
        ended = end;
        return {};
    }
};

/// Standard input, a line at a time.
class CommandReader {
public:
    [[nodiscard]] bool open() const { return m_open; }

    /// After poll() said that something is there.
    void read()
    {
        std::array<char, 4096> buffer{};
        const auto got = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR) return;
        if (got <= 0) {
            m_open = false;
            if (!m_text.empty()) m_text += '\n';
            return;
        }
        m_text.append(buffer.data(), static_cast<std::size_t>(got));
    }

    [[nodiscard]] std::optional<std::string> nextLine()
    {
        auto end = m_text.find('\n');
        // A line without an end is refused for its length and forgotten.
        if (end == std::string::npos && m_text.size() > 2 * agent::kDemoLineLongest)
            end = m_text.size();
        if (end == std::string::npos) return std::nullopt;
        auto line = m_text.substr(0, end);
        m_text.erase(0, end + 1);
        return line;
    }

private:
    std::string m_text;
    bool m_open = true;
};

class Demo {
public:
    Demo(net::GossipThread& thread, net::DemoOptions options, Log log)
        : m_fleet(thread, std::move(options), std::move(log))
    {
        m_fleet.onNews([this] { m_wakeUp.ring(); });
    }

    ExitCode run(const EndGuard& guard)
    {
        while (!m_ended) {
            pollfd waiting[] = {{m_ending ? -1 : guard.fd(), POLLIN, 0},
                                {m_wakeUp.fd(), POLLIN, 0},
                                {m_outGone ? -1 : STDOUT_FILENO, 0, 0},
                                {m_ready && m_reader.open() ? STDIN_FILENO : -1, POLLIN, 0}};
            if (poll(waiting, std::size(waiting), -1) < 0) continue;
            if (waiting[0].revents != 0) end();
            if (waiting[1].revents != 0) m_wakeUp.clear();
            if ((waiting[2].revents & (POLLERR | POLLHUP)) != 0) outGone();
            if (waiting[3].revents != 0) readCommands();
            show();
        }
        if (m_ended->error) printErr("{}.\n", *m_ended->error);
        return m_ended->error || m_outFailed ? ExitCode::Other : ExitCode::Ok;
    }

private:
    void end()
    {
        if (!std::exchange(m_ending, true)) m_fleet.end();
    }

    /// Nobody reads us any more.
    void outGone()
    {
        m_outGone = true;
        end();
    }

    void print(const std::string& line)
    {
        if (line.empty() || m_outGone || printOut(line)) return;
        m_outFailed = true;
        outGone();
    }

    void readCommands()
    {
        m_reader.read();
        while (auto line = m_reader.nextLine())
            m_fleet.submitLine(std::move(*line));
    }

    void show()
    {
        for (const auto& news : m_fleet.take()) {
            m_ready = m_ready || std::holds_alternative<net::DemoReady>(news);
            print(std::visit(Lines{m_ended}, news));
        }
    }

    const WakeUp m_wakeUp;
    CommandReader m_reader;
    std::optional<net::DemoEnded> m_ended;
    bool m_ready = false; ///< Nothing but `ready` is printed before it.
    bool m_ending = false;
    bool m_outGone = false;
    bool m_outFailed = false;
    net::DemoFleet m_fleet; ///< Last: it rings the bell above until it is gone.
};

} // namespace

void addDemoOptions(CLI::App& command, DemoWords& words)
{
    command.add_option("--nodes", words.nodes, "How many")
        ->check(CLI::Range(std::size_t{1}, agent::kDemoNodesMost))
        ->capture_default_str();
    command.add_option("--script", words.script,
                       "A file of commands, one a line, `5s freeze db-2`; or one of our own: "
                       "incidents, walk");
    command.add_option("--seed", words.seed, "Chooses for `?`, incidents and older versions")
        ->capture_default_str();
    command.add_option("--bind", words.bind,
                       "Address of the first node; in 127/8 the others follow, on 127.0.0.1 and "
                       "elsewhere all share it");
    command.add_option("--timing", words.timing, "lan, wan or local, as the agents that join")
        ->check(CLI::IsMember({"lan", "wan", "local"}))
        ->capture_default_str();
    command.add_option("--log-level", words.logLevel, "error, warning, info or debug")
        ->check(CLI::IsMember({"error", "warning", "info", "debug"}))
        ->capture_default_str();
    command.footer("Commands on standard input: freeze NODE [DURATION], return NODE, kill NODE, "
                   "start NODE,\nleave NODE, cut ZONE, heal, flap NODE [TIMES], deploy [VERSION], "
                   "mass-restart,\nsick NODE, well NODE, tag NODE KEY=VALUE, nodes, quit. NODE may "
                   "be ? for any.");
}

ExitCode runDemo(const DemoWords& words)
{
    // In the background of a shell a read of the terminal fails instead of stopping everybody.
    std::signal(SIGTTIN, SIG_IGN);
    EndGuard guard(true, std::nullopt, EndGuard::kGraceOfMember);
    guard.setCode(ExitCode::Ok);
    auto options = understand(words);
    if (!options) {
        printErr("{}\n", options.error());
        return ExitCode::Usage;
    }
    raiseDescriptorLimit();
    const Log log{levelOf(words.logLevel), [](LogLevel level, std::string_view line) {
                      printErr("{}: {}\n", name(level), line);
                  }};
    net::GossipThread thread;
    Demo demo(thread, std::move(*options), log);
    return demo.run(guard);
}

} // namespace grapevine::cli
