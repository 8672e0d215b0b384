#include "app/gui/command_words.h"

#include <CLI/CLI.hpp>

namespace grapevine::gui {

void declare(CLI::App& app, CommandWords& words)
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
                   "on, 7946 or the next free one")
        ->type_name("ADDR");
    app.add_option("--label", words.label, "The cluster's label");
    auto* ring = app.add_option("--keyring-file", words.keyringFile,
                                "Serf's keyring: a JSON list of base64 keys")
                     ->type_name("FILE");
    auto* file = app.add_option("--key-file", words.keyFile, "A file with one base64 key")
                     ->type_name("FILE");
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
    app.add_option("--place", words.place, "What to show first")
        ->check(CLI::IsMember({"overview", "members", "services", "timeline", "ask", "map",
                               "matrix", "keys", "diagnostics"}));
    auto* screenshot = app.add_option("--screenshot", words.screenshot,
                                      "Write a picture of the window as PNG, and exit")
                           ->type_name("FILE");
    app.add_option("--after", words.after, "Seconds to wait before the picture")
        ->type_name("SECONDS")
        ->needs(screenshot)
        ->check(CLI::Range(0.0, 3600.0));
    app.add_option("--theme", words.theme, "system, light or dark")
        ->check(CLI::IsMember({"system", "light", "dark"}));
    app.add_option("--language", words.language, "system, en or de, this once")
        ->check(CLI::IsMember({"system", "en", "de"}));
    app.add_option("URI", words.uri,
                   "A query or an event as a serf:// address: fills the form of the ask place, and "
                   "sends nothing")
        ->expected(0, 1)
        ->type_name("URI");
}

bool isAskAddress(std::string_view word)
{
    return word.starts_with("serf://");
}

} // namespace grapevine::gui
