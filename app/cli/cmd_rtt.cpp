#include "app/cli/cmd_rtt.h"

#include <CLI/CLI.hpp>

#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "app/cli/rtt_answer.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

/// Everybody of a small cluster is pinged within it; of a large one, those two may not be.
constexpr Duration kPatience = std::chrono::seconds{15};
/// As a member we wait a little for our own coordinate to be more than a first guess.
constexpr Duration kEstimatePatience = std::chrono::seconds{3};

} // namespace

void addRttOptions(CLI::App& command, RttWords& words)
{
    command.add_option("A", words.from, "A member's name")->required();
    command.add_option("B", words.to, "Another's; ourselves if absent");
    command.footer("Example: grapevine-cli rtt --peek 10.0.0.1 web-1 db-2");
}

ExitCode runRtt(Asking& asking, const RttWords& words)
{
    const auto began = net::bootNow();
    ProgressLine progress;
    while (true) {
        const auto& session = asking.session;
        const auto answer =
            rttBetween(session.rows(), session.status(), session.ownName(), words.from, words.to);
        const auto waited = net::bootNow() - began;
        const bool mayImprove = session.status().mode == link::LinkMode::Observer &&
                                words.to.empty() && waited < kEstimatePatience;
        if (answer && (answer->estimated || !mayImprove)) {
            progress.clear();
            return printOut(rttText(*answer, asking.format)) ? ExitCode::Ok : ExitCode::Other;
        }
        if (!answer && answer.error().unknown) {
            progress.clear();
            printErr("{}: no member has this name; `members` lists them.\n",
                     plainText(answer.error().name, 255));
            return ExitCode::Other;
        }
        progress.show("waiting for coordinates ..");
        if (waited < kPatience && asking.session.isOpen() &&
            asking.session.wait(asking.guard, std::chrono::milliseconds{200})) {
            continue;
        }
        progress.clear();
        if (!answer) {
            printErr("{}: no coordinate is known of it: it has answered none of our pings yet, or "
                     "has coordinates switched off.\n",
                     plainText(answer.error().name, 255));
        }
        return ExitCode::Other;
    }
}

} // namespace grapevine::cli
