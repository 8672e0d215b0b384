#include "core/agent/demo_script.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <utility>

#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::agent {

namespace {

using Words = std::vector<std::string_view>;
using Read = Expected<DemoCommand, std::string>;

constexpr std::string_view kBlanks = " \t\r";

/// One verb: how it is written, how many words may follow, and what they mean.
struct Verb {
    std::string_view name;
    std::string_view usage;
    std::size_t wordsLeast;
    std::size_t wordsMost;
    Read (*read)(const Words& rest);
};

std::string shown(std::string_view word)
{
    return plainText(word, 60);
}

template<class Command> Read named(const Words& rest)
{
    return Command{std::string{rest[0]}};
}

template<class Command> Read bare(const Words&)
{
    return Command{};
}

Read freeze(const Words& rest)
{
    FreezeNode out{std::string{rest[0]}, std::nullopt};
    if (rest.size() > 1) {
        out.length = parseDuration(rest[1]);
        if (!out.length || *out.length <= Duration{})
            return failure(fmt::format("'{}' is no duration: write 10s or 500ms", shown(rest[1])));
    }
    return out;
}

Read flap(const Words& rest)
{
    FlapNode out{std::string{rest[0]}};
    if (rest.size() > 1) {
        const auto* end = rest[1].data() + rest[1].size();
        const auto [at, error] = std::from_chars(rest[1].data(), end, out.times);
        if (error != std::errc{} || at != end || out.times == 0 || out.times > kFlapsMost) {
            return failure(fmt::format("'{}' is no number of times: write 1 to {}", shown(rest[1]),
                                       kFlapsMost));
        }
    }
    return out;
}

Read deploy(const Words& rest)
{
    return DeployVersion{std::string{rest.empty() ? kDemoVersionNext : rest[0]}};
}

Read tag(const Words& rest)
{
    const auto equals = rest[1].find('=');
    if (equals == std::string_view::npos || equals == 0)
        return failure(fmt::format("'{}' is no tag: write KEY=VALUE", shown(rest[1])));
    TagNode out{std::string{rest[0]}, std::string{rest[1].substr(0, equals)},
                std::string{rest[1].substr(equals + 1)}};
    for (const auto word : Words(rest.begin() + 2, rest.end()))
        out.value.append(" ").append(word);
    return out;
}

constexpr std::array<Verb, 16> kVerbs{{
    {"freeze", "freeze NODE [DURATION]", 1, 2, freeze},
    {"return", "return NODE", 1, 1, named<ReturnNode>},
    {"kill", "kill NODE", 1, 1, named<KillNode>},
    {"start", "start NODE", 1, 1, named<StartNode>},
    {"leave", "leave NODE", 1, 1, named<LeaveNode>},
    {"cut", "cut ZONE", 1, 1, named<CutZone>},
    {"heal", "heal", 0, 0, bare<HealCuts>},
    {"flap", "flap NODE [TIMES]", 1, 2, flap},
    {"deploy", "deploy [VERSION]", 0, 1, deploy},
    {"mass-restart", "mass-restart", 0, 0, bare<MassRestart>},
    {"sick", "sick NODE", 1, 1, named<SickNode>},
    {"well", "well NODE", 1, 1, named<WellNode>},
    {"tag", "tag NODE KEY=VALUE", 2, 64, tag},
    {"nodes", "nodes", 0, 0, bare<ListNodes>},
    {"quit", "quit", 0, 0, bare<StopDemo>},
    {"stop", "stop", 0, 0, bare<StopDemo>},
}};

std::string unknown(std::string_view word)
{
    std::string known;
    for (const auto& verb : kVerbs)
        known.append(known.empty() ? "" : ", ").append(verb.name);
    return fmt::format("'{}' is no command; known are {}", shown(word), known);
}

Words wordsOf(std::string_view line)
{
    line = line.substr(0, line.find('#'));
    Words out;
    for (;;) {
        const auto from = line.find_first_not_of(kBlanks);
        if (from == std::string_view::npos) return out;
        line.remove_prefix(from);
        const auto length = std::min(line.find_first_of(kBlanks), line.size());
        out.push_back(line.substr(0, length));
        line.remove_prefix(length);
    }
}

Read understand(const Words& words)
{
    for (const auto& verb : kVerbs) {
        if (verb.name != words[0]) continue;
        const Words rest(words.begin() + 1, words.end());
        if (rest.size() < verb.wordsLeast || rest.size() > verb.wordsMost)
            return failure(fmt::format("'{}' is written: {}", verb.name, verb.usage));
        return verb.read(rest);
    }
    return failure(unknown(words[0]));
}

struct Writer {
    std::string operator()(const FreezeNode& c) const
    {
        if (!c.length) return "freeze " + c.node;
        const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(*c.length).count();
        return ms % 1'000 == 0 ? fmt::format("freeze {} {}s", c.node, ms / 1'000)
                               : fmt::format("freeze {} {}ms", c.node, ms);
    }
    std::string operator()(const ReturnNode& c) const { return "return " + c.node; }
    std::string operator()(const KillNode& c) const { return "kill " + c.node; }
    std::string operator()(const StartNode& c) const { return "start " + c.node; }
    std::string operator()(const LeaveNode& c) const { return "leave " + c.node; }
    std::string operator()(const CutZone& c) const { return "cut " + c.zone; }
    std::string operator()(const HealCuts&) const { return "heal"; }
    std::string operator()(const FlapNode& c) const
    {
        return fmt::format("flap {} {}", c.node, c.times);
    }
    std::string operator()(const DeployVersion& c) const { return "deploy " + c.version; }
    std::string operator()(const MassRestart&) const { return "mass-restart"; }
    std::string operator()(const SickNode& c) const { return "sick " + c.node; }
    std::string operator()(const WellNode& c) const { return "well " + c.node; }
    std::string operator()(const TagNode& c) const
    {
        return fmt::format("tag {} {}={}", c.node, c.key, c.value);
    }
    std::string operator()(const ListNodes&) const { return "nodes"; }
    std::string operator()(const StopDemo&) const { return "quit"; }
};

/// Takes a leading time off the words, if they begin with one.
std::optional<Duration> takeTime(Words& words, Duration before)
{
    if (words.empty()) return std::nullopt;
    auto text = words[0];
    const bool onward = text.starts_with('+');
    if (onward) text.remove_prefix(1);
    const auto time = parseDuration(text);
    if (!time) return std::nullopt;
    words.erase(words.begin());
    return onward ? before + *time : *time;
}

} // namespace

Expected<std::optional<DemoCommand>, std::string> parseDemoCommand(std::string_view line)
{
    if (line.size() > kDemoLineLongest)
        return failure(fmt::format("a line has at most {} characters", kDemoLineLongest));
    const auto words = wordsOf(line);
    if (words.empty()) return std::optional<DemoCommand>{};
    auto command = understand(words);
    if (!command) return failure(std::move(command.error()));
    return std::optional<DemoCommand>{std::move(*command)};
}

std::string demoText(const DemoCommand& command)
{
    return std::visit(Writer{}, command);
}

Expected<std::vector<DemoStep>, std::string> parseDemoScript(std::string_view text)
{
    std::vector<DemoStep> out;
    Duration at{};
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (line.size() > kDemoLineLongest) {
            return failure(
                fmt::format("line {}: longer than {} characters", number, kDemoLineLongest));
        }
        auto words = wordsOf(line);
        if (const auto time = takeTime(words, at)) at = *time;
        if (words.empty()) continue;
        auto command = understand(words);
        if (!command) return failure(fmt::format("line {}: {}", number, command.error()));
        if (out.size() == kDemoStepsMost)
            return failure(fmt::format("a script has at most {} commands", kDemoStepsMost));
        out.push_back({at, std::move(*command)});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const auto& a, const auto& b) { return a.at < b.at; });
    return out;
}

} // namespace grapevine::agent
