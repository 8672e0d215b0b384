#include "app/cli/cmd_keys.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/plain_text.h"
#include "core/link/query_end.h"

namespace grapevine::cli {

namespace {

constexpr std::size_t kShownOfKey = 4;

std::string shown(const std::string& key, bool unmask)
{
    return plainText(unmask ? key : maskedKey(key), 100);
}

std::size_t primaries(const link::KeyReport& report, const std::string& key)
{
    const auto at = report.primaryKeys.find(key);
    return at == report.primaryKeys.end() ? 0 : at->second;
}

} // namespace

std::string maskedKey(const std::string& key)
{
    const auto end = key.find_last_not_of('=');
    const auto padding = end == std::string::npos ? std::string{} : key.substr(end + 1);
    return key.substr(0, kShownOfKey) + ".." + padding;
}

bool isGood(const link::KeyReport& report)
{
    return isWhole(report.end) && report.members > 0 && report.errors == 0 &&
           report.responses == report.members;
}

std::string keysJson(const link::KeyReport& report, KeySource source, bool unmask)
{
    Json out;
    out["members"] = report.members;
    out["responses"] = report.responses;
    out["errors"] = report.errors;
    out["keys"] = Json::array();
    for (const auto& [key, count] : report.keys) {
        Json one{{"key", unmask ? key : maskedKey(key)}, {"members", count}, {"primary", nullptr}};
        if (source == KeySource::Members) one["primary"] = primaries(report, key);
        out["keys"].push_back(std::move(one));
    }
    out["messages"] = Json::object();
    for (const auto& [name, message] : report.messages)
        out["messages"][name] = message;
    out["silent"] = nullptr;
    if (source == KeySource::Members && isWhole(report.end)) out["silent"] = report.silent;
    return pretty(out) + "\n";
}

std::string keysText(const link::KeyReport& report, bool unmask)
{
    std::string out;
    for (const auto& [key, count] : report.keys) {
        out += fmt::format("{}  [{}/{}]", shown(key, unmask), count, report.members);
        if (const auto primary = primaries(report, key); primary > 0)
            out += fmt::format("  primary [{}/{}]", primary, report.members);
        out += "\n";
    }
    return out;
}

std::string unknownKeyFacts(const link::KeyReport& report, KeySource source)
{
    if (source == KeySource::Members) return {};
    std::string out = "note:  an agent's RPC does not tell which key is the primary one\n";
    if (isWhole(report.end) && report.responses < report.members)
        out += fmt::format("silent:  {} of {} members; an agent's RPC does not tell which\n",
                           report.members - report.responses, report.members);
    return out;
}

void addKeysOptions(CLI::App& command, KeysWords& words)
{
    command.add_flag("--unmask", words.unmask, "Print whole keys, for everybody to see");
    command.footer("Example: grapevine-cli keys --join 10.0.0.1 --keyring-file keyring.json");
}

ExitCode runKeys(Asking& asking, const KeysWords& words)
{
    std::vector<link::KeyReport> told;
    asking.session.listen([&](const link::ObservationBatch& batch) {
        told.insert(told.end(), batch.asked.keyReports.begin(), batch.asked.keyReports.end());
    });
    printErr("Asking all members for installed keys...\n");
    const auto sent = send(asking, link::ListKeys{});
    if (!sent) return ExitCode::Other;
    link::KeyReport report;
    ProgressLine progress;
    while (true) {
        for (const auto& one : told) {
            if (one.command == sent->command) report = one;
        }
        told.clear();
        if (report.complete || !asking.session.isOpen()) break;
        progress.show(fmt::format("{} of {} members answered", report.responses, report.members));
        if (!asking.session.wait(asking.guard, std::chrono::milliseconds{100})) break;
    }
    progress.clear();
    asking.session.listen({});
    for (const auto& [name, message] : report.messages)
        printErr("{}:  {}  {}\n", report.errors > 0 ? "failed" : "note", plainText(name, 255),
                 plainText(message, 300));
    for (const auto& name : report.silent)
        printErr("silent:  {}\n", plainText(name, 255));
    const bool byRpc = asking.session.status().mode == link::LinkMode::Rpc;
    const auto source = byRpc ? KeySource::Agent : KeySource::Members;
    printErr("{}", unknownKeyFacts(report, source));
    if (!isGood(report)) {
        const auto text =
            report.errors > 0
                ? fmt::format("{}/{} nodes reported failure", report.errors, report.members)
            : isWhole(report.end)
                ? fmt::format("{}/{} nodes reported success", report.responses, report.members)
            : report.end == link::QueryProgress::End::Lost ? std::string{"cut short"}
                                                           : std::string{"interrupted"};
        printErr("Failed to gather member keys: {}\n", text);
    }
    const bool written =
        printOut(asking.format == Format::Json ? keysJson(report, source, words.unmask)
                                               : keysText(report, words.unmask));
    return written && isGood(report) ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
