#include <cstdlib>

#include "app/cli/commands.h"
#include "app/cli/info_report.h"
#include "app/cli/observe_session.h"
#include "app/cli/one_shot.h"
#include "app/cli/print.h"
#include "app/cli/rpc_session.h"
#include "core/agent/peek_table.h"

namespace grapevine::cli {

namespace {

std::size_t count(const std::vector<link::MemberRowPtr>& rows, link::MemberStatus status)
{
    std::size_t out = 0;
    for (const auto& row : rows)
        out += row->status == status ? 1U : 0U;
    return out;
}

/// The first address that answered, seen from outside: what its push/pull tells of it. Queues and
/// the health score are known to the member alone.
InfoReport reportOf(const net::SeedAnswer& answer, bool encrypted)
{
    InfoReport report;
    report.mode = "peek";
    agent::PeekTable table{ClusterId{}};
    report.name = askedName(answer).value_or(answer.where.text());
    static_cast<void>(table.handleAnswer(answer.at, report.name, *answer.result.answer));
    const auto rows = table.rows();
    const auto& clocks = answer.result.answer->clocks;
    report.serf = {
        {"encrypted", encrypted ? "true" : "false"},
        {"event_time", std::to_string(clocks.event.value())},
        {"failed", std::to_string(count(rows, link::MemberStatus::Failed))},
        {"left", std::to_string(count(rows, link::MemberStatus::Left))},
        {"member_time", std::to_string(clocks.member.value())},
        {"members", std::to_string(rows.size())},
        {"query_time", std::to_string(clocks.query.value())},
    };
    if (const auto own = table.find(report.name)) report.tags = own->facts->tags;
    return report;
}

} // namespace

ExitCode runInfo(const CommonOptions& options)
{
    net::PeekDesk desk(options.peek);
    const auto answers = desk.askSeeds(options.deadline);
    auto code = reportFailures(answers);
    if (code == ExitCode::Ok) {
        for (const auto& answer : answers) {
            if (!answer.result.answer) continue;
            auto report = reportOf(answer, !options.peek.keyring.empty());
            report.counters = desk.counters();
            if (!printOut(infoText(report, options.format))) code = ExitCode::Other;
            break;
        }
    }
    if (options.stats) printStats(desk.counters());
    if (desk.lookupStuck()) std::_Exit(static_cast<int>(code));
    return code;
}

ExitCode runInfoAsObserver(const CommonOptions& options, const Observing& observing,
                           EndGuard& guard)
{
    ObserveSession session(observing, options.log);
    auto code = session.settle(guard);
    guard.setCode(code);
    if (code == ExitCode::Ok && session.status().self) {
        const auto rows = session.rows();
        const auto& status = session.status();
        InfoReport report;
        report.mode = "observer";
        report.name = status.self->name;
        report.tags = observing.options.tags;
        report.counters = session.counters();
        report.serf = {
            {"coordinate_resets", "0"},
            {"encrypted", options.peek.keyring.empty() ? "false" : "true"},
            {"event_queue", std::to_string(status.self->eventQueue)},
            {"event_time", std::to_string(status.clocks.event.value())},
            {"failed", std::to_string(count(rows, link::MemberStatus::Failed))},
            {"health_score", std::to_string(status.self->healthScore)},
            {"intent_queue", std::to_string(status.self->intentQueue)},
            {"left", std::to_string(count(rows, link::MemberStatus::Left))},
            {"member_time", std::to_string(status.clocks.member.value())},
            {"members", std::to_string(rows.size())},
            {"query_queue", std::to_string(status.self->queryQueue)},
            {"query_time", std::to_string(status.clocks.query.value())},
        };
        if (!printOut(infoText(report, options.format))) code = ExitCode::Other;
    }
    session.leave(guard);
    if (options.stats) printStats(session.counters());
    return code;
}

ExitCode runInfoOverRpc(const CommonOptions& options, const net::RpcOptions& rpc, EndGuard& guard)
{
    RpcSession session(rpc, options.log);
    auto code = session.settle(guard);
    guard.setCode(code);
    if (code == ExitCode::Ok) {
        InfoReport report;
        report.mode = "rpc";
        report.agentStats = session.status().agentStats;
        report.counters = session.counters();
        if (!printOut(infoText(report, options.format))) code = ExitCode::Other;
    }
    if (options.stats) printStats(session.counters());
    return code;
}

} // namespace grapevine::cli
