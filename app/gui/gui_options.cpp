#include "app/gui/gui_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <system_error>
#include <unistd.h>

#include "app/gui/command_words.h"
#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"
#include "core/crypto/key_input.h"

namespace grapevine::gui {

namespace {

constexpr int kUsage = 2;
constexpr std::size_t kLabelLongest = 255;
/// Serf's own limit for a name.
constexpr std::size_t kNameLongest = 128;

tl::unexpected<EarlyExit> usage(std::string_view sentence)
{
    fmt::print(stderr, "{}\n", sentence);
    return failure(EarlyExit{kUsage});
}

/// The first option given that says something about a cluster; empty when none is.
std::string_view clusterOption(const CLI::App& app)
{
    for (const char* name : {"--bind", "--label", "--keyring-file", "--key-file", "--key-stdin",
                             "--as", "--advertise", "--own-tag", "--timing"}) {
        if (app.count(name) > 0) return name;
    }
    return {};
}

Expected<crypto::Keyring, EarlyExit> readKeys(const CommandWords& words)
{
    if (words.keyringFile.empty() && words.keyFile.empty() && !words.keyStdin) {
        return crypto::Keyring{};
    }
    crypto::disableCoreDumps();
    const auto ring = !words.keyringFile.empty() ? crypto::Keyring::fromSerfFile(words.keyringFile)
                      : !words.keyFile.empty()   ? crypto::Keyring::fromKeyFile(words.keyFile)
                                                 : crypto::readKeyLine(STDIN_FILENO);
    if (ring) return *ring;
    const std::string where = !words.keyringFile.empty() ? "--keyring-file " + words.keyringFile
                              : !words.keyFile.empty()   ? "--key-file " + words.keyFile
                                                         : "--key-stdin";
    return usage(fmt::format("{}: {}", plainText(where), describe(ring.error())));
}

Expected<std::size_t, EarlyExit> readNodes(const std::string& text)
{
    if (text.empty()) return DemoPlan::kNodesUsual;
    std::size_t nodes = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), nodes);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    if (whole && nodes >= 1 && nodes <= DemoPlan::kNodesMost) return nodes;
    return usage(fmt::format("--demo={}: not a number of nodes from 1 to {}.", plainText(text, 40),
                             DemoPlan::kNodesMost));
}

Expected<ObserverWish, EarlyExit> readWish(const CommandWords& words)
{
    ObserverWish wish;
    wish.name = words.as;
    if (wish.name.size() > kNameLongest) {
        return usage(fmt::format("--as: {} bytes are too long; {} are the most.", wish.name.size(),
                                 kNameLongest));
    }
    if (!words.advertise.empty()) {
        wish.advertise = parseHostPort(words.advertise, 0);
        if (!wish.advertise || !IpAddress::fromText(wish.advertise->host)) {
            return usage(fmt::format("--advertise {}: not an IP address; write ADDR or ADDR:PORT.",
                                     plainText(words.advertise, 300)));
        }
    }
    std::map<std::string, std::string> tags;
    for (const auto& tag : words.ownTags) {
        const auto equals = tag.find('=');
        if (equals == std::string::npos || equals == 0) {
            return usage(fmt::format("--own-tag {}: write it as KEY=VALUE.", plainText(tag, 300)));
        }
        tags[tag.substr(0, equals)] = tag.substr(equals + 1);
    }
    wish.tags.assign(tags.begin(), tags.end());
    if (const auto problem = agent::ownTagsProblem(wish.tags)) {
        return usage(fmt::format("--own-tag: {}.", *problem));
    }
    wish.timing = words.timing == "wan"     ? agent::TimingPreset::Wan
                  : words.timing == "local" ? agent::TimingPreset::Local
                                            : agent::TimingPreset::Lan;
    return wish;
}

/// Options that take several words take a `serf://` address behind them for one of theirs.
void sortOutAskAddress(CommandWords& words)
{
    for (auto* list : {&words.demo, &words.peek, &words.observe}) {
        const auto theirs = std::stable_partition(
            list->begin(), list->end(), [](const auto& word) { return !isAskAddress(word); });
        words.uri.insert(words.uri.end(), theirs, list->end());
        list->erase(theirs, list->end());
    }
}

Expected<GuiOptions, EarlyExit> understand(const CommandWords& words)
{
    GuiOptions options;
    options.observe = !words.observe.empty();
    for (const auto& text : options.observe ? words.observe : words.peek) {
        const auto seed = parseHostPort(text, kGossipPort);
        if (!seed) {
            return usage(fmt::format("{}: not an address; write host, host:port or [v6]:port.",
                                     plainText(text, 300)));
        }
        options.seeds.push_back(*seed);
        options.addresses += (options.addresses.empty() ? "" : " ") + text;
    }
    if (!words.bind.empty()) {
        options.bind = parseHostPort(words.bind, 0);
        if (!options.bind || !IpAddress::fromText(options.bind->host)) {
            return usage(fmt::format("--bind {}: not a local IP address; write ADDR or ADDR:PORT.",
                                     plainText(words.bind, 300)));
        }
    }
    if (words.label.size() > kLabelLongest) {
        return usage(fmt::format("--label: {} bytes are too long; {} are the most.",
                                 words.label.size(), kLabelLongest));
    }
    options.label = words.label;
    options.place = words.place;
    if (!words.uri.empty()) {
        options.uri = words.uri.front();
        options.place = "ask";
    }
    options.screenshot = words.screenshot;
    options.after = std::chrono::milliseconds{static_cast<std::int64_t>(words.after * 1000.0)};
    if (!words.theme.empty()) options.theme = words.theme;
    if (!words.language.empty()) options.language = words.language;
    auto wish = readWish(words);
    if (!wish) return failure(wish.error());
    options.wish = std::move(*wish);
    auto keyring = readKeys(words);
    if (!keyring) return failure(keyring.error());
    options.keyring = std::move(*keyring);
    if (!words.keyringFile.empty()) options.keyringPath = words.keyringFile;
    return options;
}

} // namespace

Expected<GuiOptions, EarlyExit> parseCommandLine(int argc, char** argv)
{
    CLI::App app{std::string{kProgramDescription}, "grapevine"};
    CommandWords words;
    declare(app, words);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return failure(EarlyExit{code == 0 ? 0 : kUsage});
    }
    sortOutAskAddress(words);
    if (words.uri.size() > 1) return usage("Two serf:// addresses: only one fits into the form.");
    if (!words.uri.empty() && !isAskAddress(words.uri.front())) {
        return usage(
            fmt::format("{}: what is it? Addresses of members go with --peek or --observe.",
                        plainText(words.uri.front(), 300)));
    }
    const auto aboutCluster = clusterOption(app);
    if (app.count("--peek") + app.count("--observe") > 0 && words.peek.empty() &&
        words.observe.empty()) {
        return usage("--peek and --observe want the address of a member.");
    }
    if (!aboutCluster.empty() && words.peek.empty() && words.observe.empty()) {
        return usage(fmt::format("{} goes with --peek or --observe.", aboutCluster));
    }
    auto options = understand(words);
    if (!options || app.count("--demo") == 0) return options;
    const auto nodes = readNodes(words.demo.empty() ? std::string{} : words.demo.front());
    if (!nodes) return failure(nodes.error());
    options->demoNodes = *nodes;
    return options;
}

} // namespace grapevine::gui
