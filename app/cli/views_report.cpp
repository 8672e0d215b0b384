#include "app/cli/views_report.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>
#include <vector>

#include "app/cli/asking.h"
#include "app/cli/member_json.h"
#include "core/base/plain_text.h"
#include "core/base/time_text.h"
#include "core/link/zone_tag.h"

namespace grapevine::cli {

using diagnosis::Names;
using diagnosis::Said;
using diagnosis::ViewPattern;
using diagnosis::ViewPicture;

namespace {

constexpr std::size_t kNameLongest = 128;
constexpr std::array kInOrder = {Said::Alive, Said::Suspect, Said::Failed, Said::Left,
                                 Said::Unlisted};

std::string nameOf(const ViewsReport& report, MemberKey key)
{
    const auto facts = report.matrix.facts(key);
    return facts ? facts->name : std::string{};
}

std::string listed(const Names& names)
{
    std::string out;
    for (const auto& name : names)
        out += (out.empty() ? "" : ", ") + plainText(name, kNameLongest);
    return out;
}

std::string wordOf(Said said)
{
    return said == Said::Unlisted ? "not listed" : std::string{diagnosis::word(said)};
}

std::string_view kindWord(ViewPattern::Kind kind)
{
    switch (kind) {
    case ViewPattern::Kind::TwoClusters: return "two-clusters";
    case ViewPattern::Kind::Split: return "split";
    case ViewPattern::Kind::OneAccuser: return "one-accuser";
    case ViewPattern::Kind::ByZone: return "by-zone";
    case ViewPattern::Kind::ManyAccusers: return "many-accusers";
    case ViewPattern::Kind::Unheard: return "unheard";
    }
    return "";
}

std::string patternText(const ViewPattern& pattern)
{
    std::string out;
    switch (pattern.kind) {
    case ViewPattern::Kind::TwoClusters:
    case ViewPattern::Kind::Split:
        out = fmt::format("{} {}:\n", pattern.groups.size(),
                          pattern.kind == ViewPattern::Kind::Split
                              ? "groups that see only themselves"
                              : "clusters that do not know each other");
        for (const auto& group : pattern.groups) {
            out += fmt::format("  {}{} alive, told by {}\n",
                               pattern.tag.empty() ? std::string{}
                                                   : fmt::format("{} {}: ", plainText(pattern.tag),
                                                                 listed(group.zones)),
                               group.alive, listed(group.askers));
        }
        return out;
    case ViewPattern::Kind::OneAccuser:
        return fmt::format("{} alone accuses {}; {} call them alive\n", listed(pattern.accusers),
                           listed(pattern.victims), listed(pattern.defenders));
    case ViewPattern::Kind::ByZone:
        return fmt::format("{} {} accuses {}; alive to {}\n", plainText(pattern.tag),
                           listed(pattern.zones), listed(pattern.victims),
                           listed(pattern.defenders));
    case ViewPattern::Kind::ManyAccusers:
        return fmt::format("{} is accused by {}; {}{}\n", listed(pattern.victims),
                           listed(pattern.accusers),
                           pattern.defenders.empty() ? std::string{"alive to nobody else asked"}
                                                     : "alive to " + listed(pattern.defenders),
                           !pattern.victimAnswers   ? ""
                           : *pattern.victimAnswers ? ", and it answers us itself"
                                                    : ", and it does not answer us either");
    case ViewPattern::Kind::Unheard:
        return fmt::format("{} not listed by {}; alive to {}\n", listed(pattern.victims),
                           listed(pattern.accusers), listed(pattern.defenders));
    }
    return out;
}

/// `db-7: suspect to web-1, web-2; alive to 38`: the largest side is counted, the others are named.
std::string rowText(const ViewsReport& report, const ViewPicture& picture, MemberKey about)
{
    std::array<Names, diagnosis::kSaid> sides;
    for (const auto& asker : picture.askers) {
        const auto said = report.matrix.cell(asker, about).said;
        sides[static_cast<std::size_t>(said)].push_back(nameOf(report, asker));
    }
    const auto largest =
        std::max_element(sides.begin(), sides.end(),
                         [](const auto& a, const auto& b) { return a.size() < b.size(); });
    std::string out = plainText(nameOf(report, about), kNameLongest) + ": ";
    bool first = true;
    for (const auto said : kInOrder) {
        const auto& side = sides[static_cast<std::size_t>(said)];
        if (side.empty()) continue;
        const bool counted = &side == &*largest && side.size() > 3;
        out += fmt::format("{}{} to {}", first ? "" : "; ", wordOf(said),
                           counted ? std::to_string(side.size()) : listed(side));
        first = false;
    }
    return out + "\n";
}

Json patternJson(const ViewPattern& pattern)
{
    Json out;
    out["kind"] = kindWord(pattern.kind);
    for (const auto& group : pattern.groups) {
        Json one;
        one["askers"] = group.askers;
        one["alive"] = group.alive;
        if (!group.zones.empty()) one["zones"] = group.zones;
        out["groups"].push_back(std::move(one));
    }
    if (!pattern.tag.empty()) out["tag"] = pattern.tag;
    if (!pattern.zones.empty()) out["zones"] = pattern.zones;
    if (!pattern.accusers.empty()) out["accusers"] = pattern.accusers;
    if (!pattern.victims.empty()) out["victims"] = pattern.victims;
    if (!pattern.defenders.empty()) out["defenders"] = pattern.defenders;
    if (pattern.victimAnswers) out["victim_answers"] = *pattern.victimAnswers;
    return out;
}

} // namespace

ViewPicture ViewsReport::picture() const
{
    std::set<std::string> silent;
    for (const auto& [member, line] : lines)
        if (line.state == link::ViewState::Unasked && line.refusal) silent.insert(member);
    return diagnosis::readViews(matrix, silent);
}

bool ViewsReport::agrees() const
{
    const auto read = picture();
    return !interrupted && read.askers.size() > 1 && read.agrees();
}

std::string viewsText(const ViewsReport& report, bool all)
{
    const auto picture = report.picture();
    std::string out;
    for (const auto& pattern : picture.patterns)
        out += patternText(pattern);
    if (picture.patternsLeftOut > 0) out += fmt::format("and {} more\n", picture.patternsLeftOut);
    for (const auto& key : all ? picture.members : picture.disputed)
        out += rowText(report, picture, key);
    for (const auto& key : picture.listsNobody) {
        out += fmt::format("{}: lists nobody but itself, as an observer does; not compared\n",
                           plainText(nameOf(report, key), kNameLongest));
    }
    for (const auto& [member, line] : report.lines) {
        if (line.state == link::ViewState::Unasked) {
            out += fmt::format("{}: could not be asked{}{}\n", plainText(member, kNameLongest),
                               line.detail.empty() ? "" : ": ", plainText(line.detail, 200));
        }
    }
    const auto answered = picture.askers.size() + picture.listsNobody.size() + picture.oldAskers;
    out += fmt::format("{} of {} asked", answered, report.round.members);
    if (report.round.sampledOut > 0)
        out += fmt::format(" (a sample; {} left out)", report.round.sampledOut);
    if (picture.oldAskers > 0) out += fmt::format(", {} too old to compare", picture.oldAskers);
    out += picture.askers.size() < 2 ? std::string{"; nothing to compare"}
           : picture.agrees() ? fmt::format("; they agree about all {}", picture.members.size())
                              : fmt::format("; they disagree about {} of {}",
                                            picture.disputed.size(), picture.members.size());
    return out + (report.interrupted ? "; interrupted\n" : "\n");
}

std::string viewsJson(const ViewsReport& report, bool all)
{
    const auto picture = report.picture();
    Json out;
    out["agree"] = report.agrees();
    out["interrupted"] = report.interrupted;
    out["members"] = picture.members.size();
    out["disputed"] = picture.disputed.size();
    out["sampled_out"] = report.round.sampledOut;
    out["connections"] = report.round.connections;
    out["bytes"] = report.round.bytes;
    out["patterns"] = Json::array();
    for (const auto& pattern : picture.patterns)
        out["patterns"].push_back(patternJson(pattern));
    out["too_old"] = picture.oldAskers;
    out["patterns_left_out"] = picture.patternsLeftOut;
    out["zone_tag"] = picture.zoneTag;
    out["lists_nobody"] = Json::array();
    for (const auto& key : picture.listsNobody)
        out["lists_nobody"].push_back(nameOf(report, key));
    out["askers"] = Json::array();
    for (const auto& [member, line] : report.lines) {
        Json one;
        one["name"] = member;
        one["state"] = link::word(line.state);
        if (!line.detail.empty()) one["reason"] = line.detail;
        one["at"] = rfc3339(line.at.wall);
        out["askers"].push_back(std::move(one));
    }
    out["views"] = Json::array();
    for (const auto& about : all ? picture.members : picture.disputed) {
        Json row;
        row["about"] = nameOf(report, about);
        if (const auto facts = report.matrix.facts(about); facts && !picture.zoneTag.empty()) {
            const auto zone = link::tagValue(*facts, picture.zoneTag);
            if (!zone.empty()) row["zone"] = zone;
        }
        for (const auto& asker : picture.askers) {
            const auto cell = report.matrix.cell(asker, about);
            Json one;
            one["asker"] = nameOf(report, asker);
            one["says"] = diagnosis::word(cell.said);
            const bool listed = cell.said != Said::Unlisted && cell.said != Said::Nothing;
            if (listed && !cell.nameOnly) one["incarnation"] = cell.incarnation.value();
            row["said"].push_back(std::move(one));
        }
        out["views"].push_back(std::move(row));
    }
    return pretty(out) + "\n";
}

} // namespace grapevine::cli
