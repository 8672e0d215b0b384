#include "app/cli/ask_commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>

#include "app/cli/cmd_reachability.h"
#include "app/cli/one_shot.h"
#include "app/cli/print.h"
#include "app/cli/way.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

AskCommands::AskCommands(CLI::App& app)
    : m_event(app.add_subcommand("event", "Sends a user event to everybody"))
    , m_query(app.add_subcommand("query", "Asks the members, and prints who answered what"))
    , m_rtt(app.add_subcommand("rtt", "The round trip between two members, or from one to us"))
    , m_reachability(app.add_subcommand("reachability", "Who answers, and who does not"))
    , m_keys(app.add_subcommand("keys", "Which encryption keys the members hold; changes nothing"))
    , m_views(app.add_subcommand("views", "What each member says of each other, and where they "
                                          "disagree"))
{
    addEventOptions(*m_event, m_eventWords);
    addQueryOptions(*m_query, m_queryWords);
    addRttOptions(*m_rtt, m_rttWords);
    addReachabilityOptions(*m_reachability);
    addKeysOptions(*m_keys, m_keysWords);
    addViewsOptions(*m_views, m_viewsWords);
    for (auto* command : {m_event, m_query, m_rtt, m_reachability, m_keys, m_views}) {
        auto* join = command
                         ->add_option("--join", m_join,
                                      "Join at this member's ADDR, ask, and leave again; may be "
                                      "repeated")
                         ->allow_extra_args(false);
        addMemberOptions(*command, m_observe, *join);
        addRpcOptions(*command, m_rpc);
        addFormatOption(*command, m_common);
        addLinkOptions(*command, m_common);
    }
    m_rtt->add_option("--peek", m_peek, "Do not join: ask the member at this ADDR from outside")
        ->allow_extra_args(false)
        ->excludes(m_rtt->get_option("--join"));
    m_views->add_option("ADDR", m_peek, "Members to look from, without joining")
        ->excludes(m_views->get_option("--join"));
}

bool AskCommands::isParsed() const
{
    const std::array all{m_event, m_query, m_rtt, m_reachability, m_keys, m_views};
    return std::any_of(all.begin(), all.end(), [](const auto* one) { return one->parsed(); });
}

ExitCode AskCommands::run()
{
    m_common.addresses = m_peek.empty() ? m_join : m_peek;
    if (m_common.addresses.empty() && !namesRpc(m_rpc, false)) {
        printErr("--join ADDR is required: the address of any member; or --rpc ADDR{}. Run with "
                 "--help for the usage.\n",
                 m_rtt->parsed()     ? "; or --peek ADDR"
                 : m_views->parsed() ? "; or just ADDR, to look from outside"
                                     : "");
        return ExitCode::Usage;
    }
    if (m_eventWords.prove && namesRpc(m_rpc, false)) {
        printErr("--prove needs --join: an agent's RPC tells of no member's events but its own.\n");
        return ExitCode::Usage;
    }
    if (m_common.keyStdin && (m_eventWords.payload == "-" || m_queryWords.payload == "-")) {
        printErr("--key-stdin and the payload - cannot both read standard input.\n");
        return ExitCode::Usage;
    }
    std::optional<Duration> deadline;
    if (!m_common.deadline.empty()) deadline = parseDuration(m_common.deadline);
    EndGuard guard(true, deadline, EndGuard::kGraceOfMember);
    return runThroughWay(guard);
}

Expected<std::unique_ptr<Way>, std::string> AskCommands::open(const CommonOptions& options)
{
    const auto rpc = understandRpc(m_rpc, options, !m_common.addresses.empty());
    if (!rpc) return failure(rpc.error());
    if (*rpc) return wayByRpc(**rpc, options.log);
    if (!m_peek.empty()) return wayByPeeking(options);
    auto observing = understandObserve(m_common, options, m_observe);
    if (!observing) return failure(observing.error());
    m_observing = std::move(*observing);
    return wayAsMember(*m_observing, options.log);
}

ExitCode AskCommands::runThroughWay(EndGuard& guard)
{
    const auto options = understand(m_common);
    if (!options) {
        printErr("{}\n", options.error());
        return ExitCode::Usage;
    }
    if (const auto understood = understandWords(); !understood) {
        printErr("{}\n", understood.error());
        return ExitCode::Usage;
    }
    const WakeUp wakeUp;
    const auto way = open(*options);
    if (!way) {
        printErr("{}\n", way.error());
        return ExitCode::Usage;
    }
    LinkSession session((*way)->link(), wakeUp, [&way] { return (*way)->problem(); });
    auto code = session.settle(guard);
    guard.setCode(code);
    if (code == ExitCode::Ok) {
        Asking asking{session, guard, options->format};
        code = ask(asking);
        guard.setCode(code);
    }
    session.leave(guard);
    if (options->stats) printStats(session.counters());
    return code;
}

Expected<void, std::string> AskCommands::understandWords()
{
    if (m_event->parsed()) {
        auto event = understand(m_eventWords);
        if (!event) return failure(event.error());
        m_eventToSend = std::move(*event);
    }
    if (m_query->parsed()) {
        auto query = understand(m_queryWords);
        if (!query) return failure(query.error());
        m_queryToSend = std::move(*query);
    }
    return {};
}

ExitCode AskCommands::ask(Asking& asking)
{
    if (m_event->parsed()) return runEvent(asking, m_eventToSend, m_eventWords.prove);
    if (m_query->parsed()) return runQuery(asking, m_queryToSend);
    if (m_rtt->parsed()) return runRtt(asking, m_rttWords);
    if (m_reachability->parsed()) return runReachability(asking);
    if (m_views->parsed()) return runViews(asking, m_viewsWords);
    return runKeys(asking, m_keysWords);
}

} // namespace grapevine::cli
