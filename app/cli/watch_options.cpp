#include "app/cli/watch_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

namespace {

using Rules = std::vector<HandlerRule>;

/// Adds a rule for each text; an error says which option it was.
Expected<void, std::string> addRules(Rules& rules, std::string_view option,
                                     const std::vector<std::string>& texts,
                                     Expected<HandlerRule, std::string> (&read)(std::string_view))
{
    for (const auto& text : texts) {
        auto rule = read(text);
        if (!rule) return failure(fmt::format("{} {}.", option, rule.error()));
        rules.push_back(std::move(*rule));
    }
    return {};
}

} // namespace

bool WatchOptions::responds() const
{
    return std::any_of(handlers.rules.begin(), handlers.rules.end(),
                       [](const HandlerRule& rule) { return rule.responds; });
}

void addWatchOptions(CLI::App& command, WatchWords& words)
{
    command
        .add_option("--on", words.on,
                    "KIND[:NAME][,..]=COMMAND: run it for each, words split without a shell; "
                    "KIND as for serf agent -event-handler; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--on-shell", words.onShell, "The same, run by sh -c as Serf does")
        ->allow_extra_args(false);
    command
        .add_option("--respond", words.respond,
                    "NAME=COMMAND: answer queries of that name with what it "
                    "writes to standard output; may be repeated")
        ->allow_extra_args(false);
    command.add_option("--handler-timeout", words.handlerTimeout, "Kill a handler after so long")
        ->capture_default_str();
    command
        .add_option("--only", words.only,
                    "KIND[:NAME][,..]: print only these; handlers see everything")
        ->allow_extra_args(false);
    command.add_flag("--coalesce", words.coalesce,
                     "Show what handlers of serf agent would see: changes and events of one name "
                     "within 1 to 3 s folded to the last");
    auto* accusations =
        command.add_flag("--accusations", words.accusations, "Who accuses whom, each word of it");
    auto* replay = command.add_flag("--replay", words.replay,
                                    "Show the user events from before we joined, too");
    if (auto* observe = command.get_option_no_throw("--observe")) {
        accusations->needs(observe);
        replay->needs(observe);
    }
    command.footer("Example: grapevine-cli watch --observe 10.0.0.1 --on user:deploy=./deploy.sh");
}

Expected<WatchOptions, std::string> understand(const WatchWords& words)
{
    WatchOptions out;
    out.coalesce = words.coalesce;
    out.accusations = words.accusations;
    for (const auto& text : words.only) {
        auto filter = EntryFilter::parse(text);
        if (!filter) return failure(fmt::format("--only {}.", filter.error()));
        out.only.push_back(std::move(*filter));
    }
    const auto longest = parseDuration(words.handlerTimeout);
    if (!longest || *longest <= Duration::zero()) {
        return failure(
            fmt::format("--handler-timeout {}: not a duration; write it like 5s or 250ms.",
                        plainText(words.handlerTimeout, 100)));
    }
    out.handlers.longest = *longest;
    auto& rules = out.handlers.rules;
    if (auto added = addRules(rules, "--on", words.on, handlerRule); !added)
        return failure(added.error());
    if (auto added = addRules(rules, "--on-shell", words.onShell, shellRule); !added)
        return failure(added.error());
    if (auto added = addRules(rules, "--respond", words.respond, responderRule); !added)
        return failure(added.error());
    return out;
}

} // namespace grapevine::cli
