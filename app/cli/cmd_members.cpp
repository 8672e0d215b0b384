#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "app/cli/observe_session.h"
#include "app/cli/one_shot.h"
#include "app/cli/rpc_session.h"
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

/// Has the agent tell address and tags of members that are known by name only.
void fillIn(agent::PeekTable& table, const CommonOptions& options, EndGuard& guard)
{
    const auto rows = table.rows();
    const bool wanted = std::any_of(rows.begin(), rows.end(), [](const auto& row) {
        return row->source == link::RowSource::NameOnly;
    });
    if (!wanted || !options.peek.rpc) return;
    RpcSession session(*options.peek.rpc, options.log);
    if (session.settle(guard) != ExitCode::Ok) return; // It has said why.
    for (const auto& row : session.rows())
        static_cast<void>(table.handleToldFacts(row->facts));
}

/// Filtered rows, as text or JSON.
std::string listing(const CommonOptions& options, const std::vector<link::MemberRowPtr>& rows,
                    bool detailed)
{
    if (options.format != Format::Json) return memberTable(rows, detailed, options.colored);
    Json json{{"members", Json::array()}};
    for (const auto& row : rows)
        json["members"].push_back(detailed ? detailedJson(*row) : serfJson(*row));
    return pretty(json) + "\n";
}

/// Prints what a session knows once it knows everybody.
template<class Session>
ExitCode listSettled(Session& session, const CommonOptions& options,
                     const filter::MemberFilter& filter, bool detailed, EndGuard& guard)
{
    auto code = session.settle(guard);
    guard.setCode(code);
    if (code == ExitCode::Ok) {
        auto rows = session.rows();
        std::erase_if(rows, [&](const auto& row) { return !filter.matches(*row); });
        if (!printOut(listing(options, rows, detailed))) code = ExitCode::Other;
    }
    session.leave(guard);
    if (options.stats) printStats(session.counters());
    return code;
}

} // namespace

ExitCode runMembersAsObserver(const CommonOptions& options, const Observing& observing,
                              const filter::MemberFilter& filter, bool detailed, EndGuard& guard)
{
    ObserveSession session(observing, options.log);
    return listSettled(session, options, filter, detailed, guard);
}

ExitCode runMembersOverRpc(const CommonOptions& options, const net::RpcOptions& rpc,
                           const filter::MemberFilter& filter, bool detailed, EndGuard& guard)
{
    RpcSession session(rpc, options.log);
    return listSettled(session, options, filter, detailed, guard);
}

ExitCode runMembers(const CommonOptions& options, const filter::MemberFilter& filter, bool detailed,
                    EndGuard& guard)
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
        fillIn(table, options, guard);
        auto rows = table.rows();
        std::erase_if(rows, [&](const auto& row) { return !filter.matches(*row); });
        if (detailed) {
            const auto patience =
                options.deadline ? std::min(kPingPatience, *options.deadline / 2) : kPingPatience;
            fillRtt(rows, desk.pingMembers(rows, patience));
        }
        if (!printOut(listing(options, rows, detailed))) code = ExitCode::Other;
    }
    if (options.stats) printStats(desk.counters());
    if (desk.lookupStuck()) std::_Exit(static_cast<int>(code));
    return code;
}

} // namespace grapevine::cli
