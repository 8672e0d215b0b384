#include <chrono>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "app/cli/one_shot.h"
#include "core/agent/peek_table.h"
#include "core/base/plain_text.h"

namespace grapevine::cli {

namespace {

std::vector<link::MemberRowPtr> rowsOf(const net::SeedAnswer& answer)
{
    agent::PeekTable table{ClusterId{}};
    static_cast<void>(table.handleAnswer(answer.at, askedName(answer).value_or(answer.where.text()),
                                         *answer.result.answer));
    return table.rows();
}

double milliseconds(Duration duration)
{
    return std::chrono::duration<double, std::milli>(duration).count();
}

Json viewJson(const net::SeedAnswer& answer)
{
    const auto& view = *answer.result.answer;
    const auto name = askedName(answer);
    Json out;
    out["addr"] = answer.where.text();
    out["name"] = name ? Json(*name) : Json();
    out["ms"] = milliseconds(answer.result.took);
    out["bytes"] = answer.result.received;
    out["clocks"] = {{"member", view.clocks.member.value()},
                     {"event", view.clocks.event.value()},
                     {"query", view.clocks.query.value()}};
    out["members"] = Json::array();
    for (const auto& row : rowsOf(answer)) {
        Json member = serfJson(*row);
        member["state"] = word(row->state);
        member["incarnation"] = row->incarnation.value();
        out["members"].push_back(std::move(member));
    }
    out["events"] = Json::array();
    for (const auto& event : view.events) {
        out["events"].push_back({{"ltime", event.time.value()},
                                 {"name", event.name},
                                 {"payload_b64", toBase64(event.payload)}});
    }
    return out;
}

std::string viewText(const net::SeedAnswer& answer, bool colored)
{
    const auto& view = *answer.result.answer;
    const auto name = askedName(answer);
    std::string out = fmt::format(
        "{}{}: {} members, {} events, {:.1f} ms, {} bytes; clocks member {}, event {}, query {}\n",
        answer.where.text(), name ? " (" + plainText(*name, 255) + ")" : "", view.members.size(),
        view.events.size(), milliseconds(answer.result.took), answer.result.received,
        view.clocks.member.value(), view.clocks.event.value(), view.clocks.query.value());
    out += memberTable(rowsOf(answer), true, colored);
    for (const auto& event : view.events) {
        out += fmt::format("event {} {} ({} bytes)\n", event.time.value(),
                           plainText(event.name, 255), event.payload.size());
    }
    return out;
}

} // namespace

ExitCode runPeek(const CommonOptions& options)
{
    net::PeekDesk desk(options.peek);
    const auto answers = desk.askSeeds(options.deadline);
    auto code = reportFailures(answers);
    if (code == ExitCode::Ok) {
        std::string out;
        Json json{{"schema", 1}, {"asked", Json::array()}};
        for (const auto& answer : answers) {
            if (!answer.result.answer) continue;
            if (options.format == Format::Json) {
                json["asked"].push_back(viewJson(answer));
            } else {
                out += (out.empty() ? "" : "\n") + viewText(answer, options.colored);
            }
        }
        if (options.format == Format::Json) out = pretty(json) + "\n";
        if (!printOut(out)) code = ExitCode::Other;
    }
    if (options.stats) printStats(desk.counters());
    if (desk.lookupStuck()) std::_Exit(static_cast<int>(code));
    return code;
}

} // namespace grapevine::cli
