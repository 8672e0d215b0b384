#include "app/gui/gui_options.h"

#include <CLI/CLI.hpp>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <system_error>
#include <unistd.h>

#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"
#include "core/crypto/key_input.h"

namespace grapevine::gui {

namespace {

constexpr int kUsage = 2;
constexpr std::size_t kLabelLongest = 255;
/// Serf's own limit for a name.
constexpr std::size_t kNameLongest = 128;

struct Words {
    std::vector<std::string> demo; ///< Empty text: no number given.
    std::vector<std::string> peek;
    std::vector<std::string> observe;
    std::string bind;
    std::string label;
    std::string keyringFile;
    std::string keyFile;
    bool keyStdin = false;
    std::string as;
    std::string advertise;
    std::vector<std::string> ownTags;
    std::string timing;
    std::string place = "overview";
    std::string screenshot;
    double after = 2.0;
    std::string theme;
};

tl::unexpected<EarlyExit> usage(std::string_view sentence)
{
    fmt::print(stderr, "{}\n", sentence);
    return failure(EarlyExit{kUsage});
}

void declare(CLI::App& app, Words& words)
{
    app.set_version_flag("--version", std::string{"grapevine "} + GRAPEVINE_VERSION);
    auto* demo = app.add_option("--demo", words.demo,
                                "Start a cluster of N real nodes on this computer and show it; 24 "
                                "if no N is given")
                     ->expected(0, 1)
                     ->type_name("N");
    auto* peek = app.add_option("--peek", words.peek,
                                "Look at the cluster of these members without joining it: host, "
                                "host:port or [v6]:port; port 7946 if absent")
                     ->expected(1, -1)
                     ->type_name("ADDR");
    auto* observe = app.add_option("--observe", words.observe,
                                   "Join the cluster of these members as an observer: live, with "
                                   "who accuses whom; leaves when closed")
                        ->expected(1, -1)
                        ->type_name("ADDR");
    demo->excludes(peek)->excludes(observe);
    peek->excludes(observe);
    app.add_option("--bind", words.bind,
                   "Local ADDR[:PORT] to ask from, any free port if absent; as observer to listen "
                   "on, 7946 or the next free one");
    app.add_option("--label", words.label, "The cluster's label");
    auto* ring = app.add_option("--keyring-file", words.keyringFile,
                                "Serf's keyring: a JSON list of base64 keys");
    auto* file = app.add_option("--key-file", words.keyFile, "A file with one base64 key");
    auto* input =
        app.add_flag("--key-stdin", words.keyStdin, "Read one base64 key from standard input");
    ring->excludes(file)->excludes(input);
    file->excludes(input);
    app.add_option("--as", words.as, "Name to join as; this installation's own if absent")
        ->type_name("NAME");
    app.add_option("--advertise", words.advertise,
                   "ADDR[:PORT] at which the members reach this computer")
        ->type_name("ADDR");
    app.add_option("--own-tag", words.ownTags, "A tag to join with; may be repeated")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
        ->type_name("KEY=VALUE");
    app.add_option("--timing", words.timing, "The cluster's intervals: lan, wan or local")
        ->check(CLI::IsMember({"lan", "wan", "local"}));
    app.add_option("--place", words.place,
                   "What to show first: overview, members, services, timeline, ask or matrix")
        ->check(CLI::IsMember({"overview", "members", "services", "timeline", "ask", "matrix"}));
    auto* screenshot = app.add_option("--screenshot", words.screenshot,
                                      "Write a picture of the window as PNG, and exit");
    app.add_option("--after", words.after, "Seconds to wait before the picture")
        ->needs(screenshot)
        ->check(CLI::Range(0.0, 3600.0));
    app.add_option("--theme", words.theme, "system, light or dark")
        ->check(CLI::IsMember({"system", "light", "dark"}));
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

Expected<crypto::Keyring, EarlyExit> readKeys(const Words& words)
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

Expected<ObserverWish, EarlyExit> readWish(const Words& words)
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

Expected<GuiOptions, EarlyExit> understand(const Words& words)
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
    options.screenshot = words.screenshot;
    options.after = std::chrono::milliseconds{static_cast<std::int64_t>(words.after * 1000.0)};
    if (!words.theme.empty()) options.theme = words.theme;
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
    CLI::App app{"Watches a Serf cluster, without joining it unless asked to.", "grapevine"};
    Words words;
    declare(app, words);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return failure(EarlyExit{code == 0 ? 0 : kUsage});
    }
    const auto aboutCluster = clusterOption(app);
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
