#include "app/gui/gui_options.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"
#include "core/crypto/key_input.h"

namespace grapevine::gui {

namespace {

constexpr int kUsage = 2;
constexpr std::size_t kLabelLongest = 255;

struct Words {
    std::vector<std::string> peek;
    std::string bind;
    std::string label;
    std::string keyringFile;
    std::string keyFile;
    bool keyStdin = false;
    std::string place = "members";
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
    auto* peek = app.add_option("--peek", words.peek,
                                "Look at the cluster of these members without joining it: host, "
                                "host:port or [v6]:port; port 7946 if absent")
                     ->expected(1, -1)
                     ->type_name("ADDR");
    auto* bind = app.add_option("--bind", words.bind,
                                "Local ADDR[:PORT] to ask from; any free port if absent");
    auto* label = app.add_option("--label", words.label, "The cluster's label");
    auto* ring = app.add_option("--keyring-file", words.keyringFile,
                                "Serf's keyring: a JSON list of base64 keys");
    auto* file = app.add_option("--key-file", words.keyFile, "A file with one base64 key");
    auto* input =
        app.add_flag("--key-stdin", words.keyStdin, "Read one base64 key from standard input");
    for (auto* option : {bind, label, ring, file, input})
        option->needs(peek);
    ring->excludes(file)->excludes(input);
    file->excludes(input);
    app.add_option("--place", words.place, "What to show first: members")
        ->check(CLI::IsMember({"members"}));
    auto* screenshot = app.add_option("--screenshot", words.screenshot,
                                      "Write a picture of the window as PNG, and exit");
    app.add_option("--after", words.after, "Seconds to wait before the picture")
        ->needs(screenshot)
        ->check(CLI::Range(0.0, 3600.0));
    app.add_option("--theme", words.theme, "system, light or dark")
        ->check(CLI::IsMember({"system", "light", "dark"}));
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

Expected<GuiOptions, EarlyExit> understand(const Words& words)
{
    GuiOptions options;
    for (const auto& text : words.peek) {
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
    options.screenshot = words.screenshot;
    options.after = std::chrono::milliseconds{static_cast<std::int64_t>(words.after * 1000.0)};
    if (!words.theme.empty()) options.theme = words.theme;
    auto keyring = readKeys(words);
    if (!keyring) return failure(keyring.error());
    options.keyring = std::move(*keyring);
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
    return understand(words);
}

} // namespace grapevine::gui
