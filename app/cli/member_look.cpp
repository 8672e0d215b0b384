#include "app/cli/member_look.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "app/cli/observe_session.h"
#include "app/cli/one_shot.h"
#include "app/cli/rpc_session.h"
#include "core/agent/peek_table.h"
#include "core/net/boot_clock.h"

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

std::vector<std::string> seedsOf(const CommonOptions& options)
{
    std::vector<std::string> out;
    for (const auto& seed : options.peek.seeds)
        out.push_back(seed.text());
    return out;
}

/// Uses what a session knows once it knows everybody.
template<class Session>
ExitCode lookSettled(Session& session, const CommonOptions& options, const MemberChoice& choice,
                     MemberLook look, EndGuard& guard, const UseOfLook& use)
{
    auto code = session.settle(guard);
    guard.setCode(code);
    if (code == ExitCode::Ok) {
        look.rows = session.rows();
        look.known = look.rows.size();
        choice.apply(look.rows, net::momentNow().boot);
        code = use(look);
    }
    session.leave(guard);
    if (options.stats) printStats(session.counters());
    return code;
}

ExitCode lookByPeeking(const CommonOptions& options, const MemberChoice& choice, bool pings,
                       EndGuard& guard, const UseOfLook& use)
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
        MemberLook look{table.rows(), 0, "peek", seedsOf(options)};
        look.known = look.rows.size();
        // Nobody is pinged who is not wanted anyway.
        if (!choice.asksForRtt()) choice.apply(look.rows, net::momentNow().boot);
        if (pings || choice.asksForRtt()) {
            const auto patience =
                options.deadline ? std::min(kPingPatience, *options.deadline / 2) : kPingPatience;
            fillRtt(look.rows, desk.pingMembers(look.rows, patience));
        }
        if (choice.asksForRtt()) choice.apply(look.rows, net::momentNow().boot);
        code = use(look);
    }
    if (options.stats) printStats(desk.counters());
    if (desk.lookupStuck()) std::_Exit(static_cast<int>(code));
    return code;
}

} // namespace

ExitCode look(const CommonOptions& options, const Ways& ways, const MemberChoice& choice,
              bool pings, EndGuard& guard, const UseOfLook& use)
{
    if (ways.rpc) {
        RpcSession session(*ways.rpc, options.log);
        return lookSettled(session, options, choice, {{}, 0, "rpc", {ways.rpc->agent.text()}},
                           guard, use);
    }
    if (ways.observing) {
        ObserveSession session(*ways.observing, options.log);
        return lookSettled(session, options, choice, {{}, 0, "observer", seedsOf(options)}, guard,
                           use);
    }
    return lookByPeeking(options, choice, pings, guard, use);
}

} // namespace grapevine::cli
