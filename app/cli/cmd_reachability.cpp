#include "app/cli/cmd_reachability.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/query_run.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

/// Every member acks it and does nothing else. Source: serf, internal_query.go.
constexpr const char* kPing = "_serf_ping";

using Names = std::set<std::string>;

Names without(const Names& all, const Names& some)
{
    Names out;
    std::set_difference(all.begin(), all.end(), some.begin(), some.end(),
                        std::inserter(out, out.end()));
    return out;
}

std::string listText(const Names& names)
{
    std::string out;
    for (const auto& name : names)
        out += "\t" + plainText(name, 255) + "\n";
    return out;
}

} // namespace

void addReachabilityOptions(CLI::App& command)
{
    command.footer("Example: grapevine-cli reachability --join 10.0.0.1 --format json");
}

ExitCode runReachability(Asking& asking)
{
    const auto rows = asking.session.rows();
    Names alive;
    for (const auto& row : rows) {
        if (row->status == link::MemberStatus::Alive) alive.insert(row->facts->name);
    }
    const bool json = asking.format == Format::Json;
    bool written = true;
    link::SendQuery ping;
    ping.name = kPing;
    const auto began = [&] {
        if (json) return;
        written = printOut(fmt::format("Total members: {}, live members: {}\n"
                                       "Starting reachability test...\n",
                                       rows.size(), alive.size()));
    };
    const auto run = runToEnd(asking, ping, began, [&](const link::QueryReply& reply) {
        if (!json) written = printOut("\t" + replyLine(reply)) && written;
    });
    if (!run) return ExitCode::Other;
    const auto& acks = run->report.acks();
    const Names heard(acks.begin(), acks.end());
    const auto missing = without(alive, heard);
    const auto unexpected = without(heard, alive);
    // Who was given no time is not silent.
    const bool cut = !run->report.isWhole() && !missing.empty();
    const bool good = missing.empty() && unexpected.empty() && !run->interrupted;
    std::string out;
    if (json) {
        Json report;
        report["members"] = rows.size();
        report["alive"] = alive.size();
        report["acks"] = acks;
        report["missing"] = missing;
        report["unexpected"] = unexpected;
        report["reachable"] = cut ? Json() : Json(good);
        out = pretty(report) + "\n";
    } else if (good) {
        out = "Successfully contacted all live nodes\n";
    } else if (cut && !run->interrupted) {
        out = "The test was cut short, for the way to the cluster was lost; not heard so far, "
              "without any meaning:\n" +
              listText(missing);
    } else {
        if (!missing.empty())
            out += "Received less acks than live nodes! Missing acks from:\n" + listText(missing);
        if (!unexpected.empty())
            out += "Received more acks than live nodes! Acks from non-live nodes:\n" +
                   listText(unexpected);
        if (run->interrupted) out += "Test interrupted\n";
    }
    written = printOut(out) && written;
    return good && written ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
