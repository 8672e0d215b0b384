#include "app/cli/common_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/print.h"
#include "core/base/endpoint.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"
#include "core/crypto/core_dumps.h"
#include "core/crypto/key_input.h"
#include "core/net/bind_check.h"

namespace grapevine::cli {

namespace {

constexpr std::size_t kAddressesMost = 1000;
constexpr std::size_t kLabelLongest = 255;

Expected<crypto::Keyring, std::string> readKeys(const CommonWords& words)
{
    const int given = (words.keyringFile.empty() ? 0 : 1) + (words.keyFile.empty() ? 0 : 1) +
                      (words.keyStdin ? 1 : 0);
    if (given > 1) {
        return failure(std::string{
            "--keyring-file, --key-file and --key-stdin exclude each other; give one of them."});
    }
    if (given == 0) return crypto::Keyring{};
    crypto::disableCoreDumps();
    for (const auto* path : {&words.keyringFile, &words.keyFile}) {
        if (path->empty() || access(path->c_str(), R_OK) == 0) continue;
        return failure(
            fmt::format("{}: cannot be read ({}).", plainText(*path), std::strerror(errno)));
    }
    const auto refuse = [](std::string_view option, std::string_view what, crypto::KeyError error) {
        return failure(fmt::format("{}{}{}: {}", option, what.empty() ? "" : " ", plainText(what),
                                   describe(error)));
    };
    if (!words.keyringFile.empty()) {
        auto ring = crypto::Keyring::fromSerfFile(words.keyringFile);
        if (!ring) return refuse("--keyring-file", words.keyringFile, ring.error());
        return std::move(*ring);
    }
    if (!words.keyFile.empty()) {
        auto ring = crypto::Keyring::fromKeyFile(words.keyFile);
        if (!ring) return refuse("--key-file", words.keyFile, ring.error());
        return std::move(*ring);
    }
    auto ring = crypto::readKeyLine(STDIN_FILENO);
    if (!ring) return refuse("--key-stdin", "", ring.error());
    return std::move(*ring);
}

Expected<Duration, std::string> readDuration(std::string_view option, const std::string& text)
{
    const auto duration = parseDuration(text);
    if (duration && *duration > Duration::zero()) return *duration;
    return failure(
        fmt::format("{} {}: not a duration; write it like 5s or 250ms.", option, plainText(text)));
}

LogLevel logLevel(const CommonWords& words)
{
    for (const auto level : {LogLevel::Error, LogLevel::Info, LogLevel::Debug}) {
        if (words.logLevel == name(level)) return level;
    }
    return LogLevel::Warning;
}

bool wantsColor(const CommonWords& words)
{
    if (words.color == "always") return true;
    if (words.color == "never" || std::getenv("NO_COLOR") != nullptr) return false;
    const char* terminal = std::getenv("TERM");
    return isatty(STDOUT_FILENO) == 1 &&
           (terminal == nullptr || std::string_view{terminal} != "dumb");
}

} // namespace

void addAddressOption(CLI::App& command, CommonWords& words)
{
    command.add_option("ADDR", words.addresses,
                       "Members to ask: host, host:port or [v6]:port; port 7946 if absent");
}

void addFormatOption(CLI::App& command, CommonWords& words)
{
    command.add_option("--format", words.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
}

void addLinkOptions(CLI::App& command, CommonWords& words)
{
    command.add_option("--bind", words.bind,
                       "Local ADDR[:PORT] to ask from; any free port if absent");
    command.add_option("--label", words.label, "The cluster's label");
    command.add_option("--keyring-file", words.keyringFile,
                       "Serf's keyring: a JSON list of base64 keys");
    command.add_option("--key-file", words.keyFile, "A file with one base64 key");
    command.add_flag("--key-stdin", words.keyStdin, "Read one base64 key from standard input");
    command.add_option("--connect-timeout", words.connectTimeout, "For name lookup and connecting")
        ->capture_default_str();
    command.add_option("--deadline", words.deadline, "For the whole command");
    command.add_option("--color", words.color, "auto, always or never")
        ->check(CLI::IsMember({"auto", "always", "never"}))
        ->capture_default_str();
    command.add_option("--log-level", words.logLevel, "error, warning, info or debug")
        ->check(CLI::IsMember({"error", "warning", "info", "debug"}))
        ->capture_default_str();
    command.add_flag("--stats", words.stats, "Print all counters to standard error at the end");
}

Expected<CommonOptions, std::string> understand(const CommonWords& words)
{
    CommonOptions out;
    if (words.addresses.size() > kAddressesMost) {
        return failure(fmt::format("{} addresses are too many; {} are the most.",
                                   words.addresses.size(), kAddressesMost));
    }
    for (const auto& text : words.addresses) {
        const auto address = parseHostPort(text, kGossipPort);
        if (!address) {
            return failure(fmt::format("{}: not an address; write host, host:port or [v6]:port.",
                                       plainText(text, 300)));
        }
        const auto& seeds = out.peek.seeds;
        if (std::find(seeds.begin(), seeds.end(), *address) == seeds.end()) {
            out.peek.seeds.push_back(*address);
        }
    }
    if (!words.bind.empty()) {
        const bool anyPort = words.bind.ends_with(":0") && !words.bind.ends_with("::0");
        const auto bind =
            parseHostPort(anyPort ? words.bind.substr(0, words.bind.size() - 2) : words.bind, 0);
        const auto address = bind ? IpAddress::fromText(bind->host) : std::nullopt;
        if (!address) {
            return failure(fmt::format("--bind {}: not an IP address; write ADDR or ADDR:PORT.",
                                       plainText(words.bind, 300)));
        }
        if (const auto problem = net::bindProblem({*address, bind->port})) {
            return failure(fmt::format("--bind {}: cannot be used here ({}); give an address of "
                                       "this machine and a free port.",
                                       plainText(words.bind, 300), *problem));
        }
        out.peek.bind = *bind;
    }
    if (words.label.size() > kLabelLongest) {
        return failure(fmt::format("--label: {} bytes are too long; {} are the most.",
                                   words.label.size(), kLabelLongest));
    }
    out.peek.label = words.label;
    const auto connect = readDuration("--connect-timeout", words.connectTimeout);
    if (!connect) return failure(connect.error());
    out.peek.connectTimeout = *connect;
    if (!words.deadline.empty()) {
        const auto deadline = readDuration("--deadline", words.deadline);
        if (!deadline) return failure(deadline.error());
        out.deadline = *deadline;
    }
    auto keys = readKeys(words);
    if (!keys) return failure(keys.error());
    out.peek.keyring = std::move(*keys);
    out.format = words.format == "json" ? Format::Json : Format::Text;
    out.colored = wantsColor(words);
    out.stats = words.stats;
    out.log = Log{logLevel(words), [](LogLevel level, std::string_view line) {
                      printErr("{}: {}\n", name(level), line);
                  }};
    return out;
}

} // namespace grapevine::cli
