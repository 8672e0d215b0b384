#include "app/cli/observe_options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>

#include "core/agent/observer_setup.h"
#include "core/base/endpoint.h"
#include "core/base/plain_text.h"
#include "core/net/system_random.h"

namespace grapevine::cli {

namespace {

constexpr std::size_t kNameLongest = 128; ///< Serf's own limit where it checks names.

Expected<Tags, std::string> readTags(const std::vector<std::string>& words)
{
    Tags tags;
    for (const auto& word : words) {
        const auto equals = word.find('=');
        if (equals == 0 || equals == std::string::npos) {
            return failure(
                fmt::format("--own-tag {}: not a tag; write KEY=VALUE.", plainText(word, 300)));
        }
        tags.emplace_back(word.substr(0, equals), word.substr(equals + 1));
    }
    std::sort(tags.begin(), tags.end());
    const auto same = [](const auto& a, const auto& b) { return a.first == b.first; };
    if (std::adjacent_find(tags.begin(), tags.end(), same) != tags.end())
        return failure(std::string{"--own-tag: the same key was given twice."});
    if (const auto problem = agent::ownTagsProblem(tags))
        return failure("--own-tag: " + plainText(*problem, 400));
    return tags;
}

std::optional<std::string> nameProblem(std::string_view option, const std::string& name)
{
    const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
        return !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9') &&
               c != '-' && c != '.' && c != '_';
    });
    if (!odd && name.size() <= kNameLongest) return std::nullopt;
    return fmt::format("{} {}: not a member name; use at most {} letters, digits, '-', '.', '_'.",
                       option, plainText(name, 200), kNameLongest);
}

agent::TimingPreset presetNamed(const std::string& word)
{
    if (word == "wan") return agent::TimingPreset::Wan;
    if (word == "local") return agent::TimingPreset::Local;
    return agent::TimingPreset::Lan;
}

} // namespace

void addObserveOptions(CLI::App& command, ObserveWords& words)
{
    auto* observe = command.add_flag("--observe", words.observe,
                                     "Join as a read-only member that does no harm, and leave "
                                     "again at the end");
    addMemberOptions(command, words, *observe);
}

void addMemberOptions(CLI::App& command, ObserveWords& words, CLI::Option& joining)
{
    auto* name = command.add_option("--as", words.name,
                                    "Name to join under; -1, -2, .. is appended when it is taken");
    auto* exact = command.add_option("--as-exactly", words.exactName,
                                     "Name to join under, or exit with code 7 when it is taken");
    auto* tags = command
                     .add_option("--own-tag", words.ownTags,
                                 "KEY=VALUE to announce of ourselves; may be repeated")
                     ->take_all();
    auto* advertise = command.add_option("--advertise", words.advertise,
                                         "ADDR[:PORT] at which the others are to reach us");
    auto* timing = command
                       .add_option("--timing", words.timing,
                                   "lan, wan or local: the intervals that the cluster uses")
                       ->check(CLI::IsMember({"lan", "wan", "local"}))
                       ->capture_default_str();
    for (auto* option : {name, exact, tags, advertise, timing})
        option->needs(&joining);
    name->excludes(exact);
}

Expected<Observing, std::string> understandObserve(const CommonWords& common,
                                                   const CommonOptions& options,
                                                   const ObserveWords& words)
{
    Observing out;
    out.options.peek = options.peek;
    out.options.timing = presetNamed(words.timing);
    if (!common.keyringFile.empty()) out.options.keyringPath = common.keyringFile;
    auto tags = readTags(words.ownTags);
    if (!tags) return failure(tags.error());
    out.options.tags = std::move(*tags);
    if (!words.advertise.empty()) {
        const auto where = parseHostPort(words.advertise, 0);
        if (!where || !IpAddress::fromText(where->host)) {
            return failure(
                fmt::format("--advertise {}: not an IP address; write ADDR or ADDR:PORT.",
                            plainText(words.advertise, 300)));
        }
        out.options.advertise = *where;
    }
    if (!words.exactName.empty() || !words.name.empty()) {
        out.options.exactly = !words.exactName.empty();
        out.options.name = out.options.exactly ? words.exactName : words.name;
        if (auto problem =
                nameProblem(out.options.exactly ? "--as-exactly" : "--as", out.options.name)) {
            return failure(std::move(*problem));
        }
        return out;
    }
    net::SystemRandom random;
    out.held =
        std::make_unique<settings::InstallationName>(settings::InstallationName::atHome(random));
    if (!out.held->warning().empty()) options.log.warning(out.held->warning());
    out.options.name = out.held->name();
    return out;
}

} // namespace grapevine::cli
