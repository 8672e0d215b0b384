#include "app/cli/cmd_keys.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/plain_text.h"
#include "core/crypto/core_dumps.h"
#include "core/link/query_end.h"

namespace grapevine::cli {

namespace {

/// In the order of what is shown, so that the same keys stand in the same order every time.
std::vector<std::pair<std::string, const link::KeyCount*>> shownKeys(const link::KeyReport& report)
{
    std::vector<std::pair<std::string, const link::KeyCount*>> out;
    for (const auto& [fingerprint, count] : report.keys)
        out.emplace_back(fingerprint, &count);
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.second->text < b.second->text; });
    return out;
}

} // namespace

bool isGood(const link::KeyReport& report)
{
    return isWhole(report.end) && report.members > 0 && report.errors == 0 &&
           report.responses == report.members;
}

std::string keysJson(const link::KeyReport& report)
{
    Json out;
    out["members"] = report.members;
    out["responses"] = report.responses;
    out["errors"] = report.errors;
    out["keys"] = Json::array();
    for (const auto& [fingerprint, count] : shownKeys(report)) {
        Json one{{"key", count->text},
                 {"members", count->members},
                 {"primary", nullptr},
                 {"fingerprint", fingerprint}};
        if (!report.countsOnly) one["primary"] = count->primaries;
        out["keys"].push_back(std::move(one));
    }
    out["messages"] = Json::object();
    out["holders"] = nullptr;
    if (!report.countsOnly) out["holders"] = Json::object();
    for (const auto& [name, holder] : report.holders) {
        if (holder.failed || !holder.message.empty()) out["messages"][name] = holder.message;
        if (report.countsOnly || holder.failed) continue;
        Json one{{"keys", holder.keys}, {"primary", nullptr}};
        if (!holder.primary.empty()) one["primary"] = holder.primary;
        out["holders"][name] = std::move(one);
    }
    out["silent"] = nullptr;
    if (!report.countsOnly && isWhole(report.end)) out["silent"] = report.silent;
    return pretty(out) + "\n";
}

std::string keysText(const link::KeyReport& report)
{
    std::string out;
    for (const auto& [fingerprint, count] : shownKeys(report)) {
        out +=
            fmt::format("{}  [{}/{}]", plainText(count->text, 100), count->members, report.members);
        if (count->primaries > 0)
            out += fmt::format("  primary [{}/{}]", count->primaries, report.members);
        out += "\n";
    }
    return out;
}

std::string unknownKeyFacts(const link::KeyReport& report)
{
    if (!report.countsOnly) return {};
    std::string out = "note:  an agent's RPC does not tell which key is the primary one\n";
    if (isWhole(report.end) && report.responses < report.members)
        out += fmt::format("silent:  {} of {} members; an agent's RPC does not tell which\n",
                           report.members - report.responses, report.members);
    return out;
}

std::string missingKeys(const link::KeyReport& report)
{
    std::string out;
    if (report.countsOnly) return out;
    for (const auto& [name, holder] : report.holders) {
        if (holder.failed) continue;
        for (const auto& [fingerprint, count] : shownKeys(report)) {
            const auto& own = holder.keys;
            if (std::find(own.begin(), own.end(), fingerprint) != own.end()) continue;
            out +=
                fmt::format("lacks:  {}  {}\n", plainText(name, 255), plainText(count->text, 100));
        }
    }
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
    // Over RPC this process may hold no key of its own, and is told some now.
    crypto::disableCoreDumps();
    const auto form = words.unmask ? link::KeyForm::Whole : link::KeyForm::Masked;
    const auto sent = send(asking, link::ListKeys{form});
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
    for (const auto& [name, holder] : report.holders) {
        if (!holder.failed && holder.message.empty()) continue;
        printErr("{}:  {}  {}\n", report.errors > 0 ? "failed" : "note", plainText(name, 255),
                 plainText(holder.message, 300));
    }
    for (const auto& name : report.silent)
        printErr("silent:  {}\n", plainText(name, 255));
    printErr("{}{}", missingKeys(report), unknownKeyFacts(report));
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
        printOut(asking.format == Format::Json ? keysJson(report) : keysText(report));
    return written && isGood(report) ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
