#include "app/cli/cmd_diff.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/member_json.h"
#include "app/cli/print.h"
#include "core/base/plain_text.h"
#include "core/snapshot/diff.h"

namespace grapevine::cli {

namespace {

constexpr int kSame = 0;
constexpr int kDifferent = 1;
constexpr int kTrouble = 2;

std::string shown(const std::string& cell)
{
    return cell.empty() ? "nothing" : plainText(cell);
}

std::string asText(const snapshot::TableDiff& diff)
{
    std::string out;
    for (const auto& name : diff.removed)
        out += fmt::format("- {}\n", plainText(name));
    for (const auto& name : diff.added)
        out += fmt::format("+ {}\n", plainText(name));
    for (const auto& member : diff.changed) {
        out += fmt::format("~ {}\n", plainText(member.name));
        for (const auto& field : member.fields)
            out += fmt::format("    {}: {} -> {}\n", plainText(field.column), shown(field.before),
                               shown(field.after));
    }
    out += diff.isEmpty() ? "no difference\n"
                          : fmt::format("{} gone, {} new, {} changed\n", diff.removed.size(),
                                        diff.added.size(), diff.changed.size());
    return out;
}

std::string asJson(const snapshot::TableDiff& diff)
{
    Json out;
    out["removed"] = diff.removed;
    out["added"] = diff.added;
    out["changed"] = Json::array();
    for (const auto& member : diff.changed) {
        Json fields = Json::object();
        for (const auto& field : member.fields)
            fields[field.column] = {{"before", field.before}, {"after", field.after}};
        out["changed"].push_back({{"name", member.name}, {"fields", std::move(fields)}});
    }
    out["not_compared"] = diff.notCompared;
    return pretty(out) + "\n";
}

} // namespace

void addDiffOptions(CLI::App& command, DiffWords& words)
{
    command.add_option("BEFORE", words.before, "A file that export wrote, but no Markdown")
        ->required();
    command
        .add_option("AFTER", words.after, "Another one, or what `serf members -format=json` says")
        ->required();
    command.add_option("--format", words.format, "text or json")
        ->check(CLI::IsMember({"text", "json"}))
        ->capture_default_str();
    command.add_flag(
        "--everything", words.everything,
        "Also seen_at, since, rtt_ms, ltime, asked_by and source, which always differ");
    command.footer("Exit codes: 0 the same, 1 different, 2 trouble.");
}

int runDiff(const DiffWords& words)
{
    const auto before = snapshot::readTableFile(words.before);
    const auto after = snapshot::readTableFile(words.after);
    for (const auto* table : {&before, &after}) {
        if (*table) continue;
        printErr("{}\n", plainText(table->error(), 600));
        return kTrouble;
    }
    const auto diff = snapshot::diff(*before, *after, words.everything);
    if (!printOut(words.format == "json" ? asJson(diff) : asText(diff))) return kTrouble;
    return diff.isEmpty() ? kSame : kDifferent;
}

} // namespace grapevine::cli
