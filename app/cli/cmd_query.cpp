#include "app/cli/cmd_query.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/cli/cmd_event.h"
#include "app/cli/print.h"
#include "app/cli/query_run.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

namespace {

constexpr unsigned kRelayFactorMost = 255;

} // namespace

void addQueryOptions(CLI::App& command, QueryWords& words)
{
    command.add_option("NAME", words.name, "The query's name")->required();
    command.add_option("PAYLOAD", words.payload, "What it carries; - reads standard input");
    command.add_option("--node", words.nodes, "Only this member; may be repeated")
        ->allow_extra_args(false);
    command
        .add_option("--tag", words.tags,
                    "KEY=RE: only members whose tag matches anywhere; may be repeated, all must")
        ->allow_extra_args(false);
    command.add_flag("--no-ack", words.noAck, "Ask for no word that it arrived");
    command.add_option("--relay-factor", words.relayFactor, "Answers also come by so many detours")
        ->check(CLI::Range(0U, kRelayFactorMost));
    command.add_option("--timeout", words.timeout,
                       "How long answers count; Serf's formula if absent");
    command.footer("Example: grapevine-cli query --join 10.0.0.1 --tag role=web uptime");
}

Expected<link::SendQuery, std::string> understand(const QueryWords& words)
{
    link::SendQuery query;
    query.name = words.name;
    query.nodes = words.nodes;
    query.ack = !words.noAck;
    query.relayFactor = static_cast<std::uint8_t>(words.relayFactor);
    for (const auto& tag : words.tags) {
        const auto equals = tag.find('=');
        if (equals == 0 || equals == std::string::npos) {
            return failure(
                fmt::format("--tag {}: not a tag filter; write KEY=RE.", plainText(tag, 300)));
        }
        query.tags.push_back({tag.substr(0, equals), tag.substr(equals + 1)});
    }
    if (!words.timeout.empty()) {
        const auto timeout = parseDuration(words.timeout);
        if (!timeout || *timeout <= Duration::zero()) {
            return failure(fmt::format("--timeout {}: not a duration; write it like 5s or 250ms.",
                                       plainText(words.timeout, 100)));
        }
        query.timeout = *timeout;
    }
    auto payload = payloadFor(words.payload);
    if (!payload) return failure(payload.error());
    query.payload = toBytes(*payload);
    return query;
}

ExitCode runQuery(Asking& asking, const link::SendQuery& query)
{
    const bool json = asking.format == Format::Json;
    const auto timeout = query.timeout > Duration::zero()
                             ? query.timeout
                             : asking.session.status().limits.queryTimeout;
    if (!json && timeout > Duration::zero()) {
        printErr("Answers count for {:.1f} s.\n", milliseconds(timeout) / 1000.0);
    }
    bool written = true;
    const auto dispatched = [&] {
        if (!json)
            written = printOut(fmt::format("Query '{}' dispatched\n", plainText(query.name, 255)));
    };
    const auto run = runToEnd(asking, query, dispatched, [&](const link::QueryReply& reply) {
        if (!json) written = printOut(replyLine(reply)) && written;
    });
    if (!run) return ExitCode::Other;
    written = printOut(json ? run->report.json() : run->report.summary()) && written;
    return written && !run->interrupted && run->report.isWhole() ? ExitCode::Ok : ExitCode::Other;
}

} // namespace grapevine::cli
