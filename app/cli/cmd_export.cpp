#include "app/cli/cmd_export.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <poll.h>
#include <utility>

#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"
#include "core/snapshot/member_export.h"

namespace grapevine::cli {

namespace {

bool isAskedToEnd(const EndGuard& guard)
{
    pollfd look{guard.fd(), POLLIN, 0};
    return poll(&look, 1, 0) > 0;
}

} // namespace

void addExportOptions(CLI::App& command, ExportWords& words)
{
    command
        .add_option("--output", words.output,
                    "The file, and what it is in FILE.meta.json; - for standard output")
        ->required();
    command.add_option("--columns", words.columns,
                       "Such as name,status,tag.zone,rtt_ms; what there is if absent");
    command.add_option("--format", words.format, "csv, json, jsonl or markdown")
        ->check(CLI::IsMember({"csv", "json", "jsonl", "markdown"}))
        ->default_str("csv");
}

Expected<ExportOptions, std::string> understand(const ExportWords& words)
{
    ExportOptions out{words.output, snapshot::Format::Csv, {}};
    if (!words.format.empty()) out.format = *snapshot::formatNamed(words.format);
    if (!words.columns.empty()) {
        auto columns = snapshot::columnsIn(words.columns);
        if (!columns) return failure("--columns: " + plainText(columns.error(), 600));
        out.columns = std::move(*columns);
    }
    return out;
}

ExitCode runExport(const CommonOptions& options, const Ways& ways, const MemberChoice& choice,
                   const ExportOptions& wanted, EndGuard& guard)
{
    const bool pings =
        std::any_of(wanted.columns.begin(), wanted.columns.end(),
                    [](const auto& one) { return one.kind == snapshot::Column::Kind::Rtt; });
    return look(options, ways, choice, pings, guard, [&](const MemberLook& seen) {
        snapshot::ExportPlan plan{wanted.format, wanted.columns, wanted.path};
        const bool isJson =
            wanted.format == snapshot::Format::Json || wanted.format == snapshot::Format::JsonLines;
        if (plan.columns.empty() && !isJson) plan.columns = snapshot::columnsFor(seen.rows);
        snapshot::Origin origin;
        origin.program = fmt::format("grapevine-cli {}", GRAPEVINE_VERSION);
        origin.mode = seen.mode;
        origin.asked = seen.asked;
        origin.asOf = net::momentNow().wall;
        origin.filter = choice.text();
        origin.known = seen.known;
        ProgressLine progress;
        const auto done =
            snapshot::exportMembers(seen.rows, plan, origin, [&](std::size_t row, std::size_t all) {
                progress.show(fmt::format("{} of {} members written", row, all));
                return !isAskedToEnd(guard);
            });
        progress.clear();
        if (!done) {
            printErr("{}\n", plainText(done.error().sentence, 400));
            return ExitCode::Other;
        }
        if (wanted.path != "-") {
            printErr("{} of {} members written to {} ({} bytes).\n", done->rows, seen.known,
                     plainText(wanted.path), done->bytes);
        }
        return ExitCode::Ok;
    });
}

} // namespace grapevine::cli
