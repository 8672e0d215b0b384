#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "app/cli/one_shot.h"
#include "core/agent/peek_table.h"

namespace grapevine::cli {

namespace {

constexpr Duration kPingPatience = std::chrono::milliseconds{600};

void fillRtt(std::vector<link::MemberRowPtr>& rows, const std::map<std::string, Duration>& rtts)
{
    for (auto& row : rows) {
        const auto at = rtts.find(row->facts->name);
        if (at == rtts.end()) continue;
        auto filled = std::make_shared<link::MemberRow>(*row);
        filled->rtt = at->second;
        row = std::move(filled);
    }
}

} // namespace

ExitCode runMembers(const CommonOptions& options, const filter::MemberFilter& filter, bool detailed)
{
    net::PeekDesk desk(options.peek);
    const auto answers = desk.askSeeds(options.deadline);
    auto code = reportFailures(answers);
    if (code == ExitCode::Ok) {
        agent::PeekTable table{ClusterId{}};
        for (const auto& answer : answers) {
            if (!answer.result.answer) continue;
            static_cast<void>(table.handleAnswer(
                answer.at, askedName(answer).value_or(answer.where.text()), *answer.result.answer));
        }
        auto rows = table.rows();
        std::erase_if(rows, [&](const auto& row) { return !filter.matches(*row); });
        if (detailed) {
            const auto patience =
                options.deadline ? std::min(kPingPatience, *options.deadline / 2) : kPingPatience;
            fillRtt(rows, desk.pingMembers(rows, patience));
        }
        std::string out;
        if (options.format == Format::Json) {
            Json json{{"members", Json::array()}};
            for (const auto& row : rows) {
                json["members"].push_back(detailed ? detailedJson(*row) : serfJson(*row));
            }
            out = pretty(json) + "\n";
        } else {
            out = memberTable(rows, detailed, options.colored);
        }
        if (!printOut(out)) code = ExitCode::Other;
    }
    if (options.stats) printStats(desk.counters());
    if (desk.lookupStuck()) std::_Exit(static_cast<int>(code));
    return code;
}

} // namespace grapevine::cli
