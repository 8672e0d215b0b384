#include "ui/models/leader_findings.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/filter/edit.h"
#include "ui/models/cluster_text.h"
#include "ui/models/key_words.h"
#include "ui/models/leader_model.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

using catalog::LeaderState;

/// A filter is typed into a field: more names than this are not.
constexpr std::size_t kNamesInFilter = 20;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Health", text, nullptr, n);
}

std::vector<std::string> namesOf(const catalog::Reign& reign)
{
    if (reign.leaders.empty()) return reign.before;
    std::vector<std::string> names;
    for (const auto& [member, name] : reign.leaders)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

Finding findingFor(const catalog::LeaderGroupKey& key, const catalog::Reign& reign,
                   LeaderState state, Moment now, const ClusterNames& clusters)
{
    const bool contested = state == LeaderState::Contested;
    const auto names = namesOf(reign);
    // Those who name no group are all there is, unless there are several clusters.
    const bool unnamed = key.name.empty() && clusters.size() < 2;
    const QString group = leaderGroupTitle(key, clusters);
    const QString age = ageText(now.boot - reign.since.boot);
    Finding finding;
    finding.kind = contested ? Finding::Kind::TwoLeaders : Finding::Kind::NoLeader;
    finding.id = "leader:" + std::to_string(key.cluster.value()) + ':' + key.name;
    if (contested) {
        const int claim = static_cast<int>(names.size());
        finding.headline =
            unnamed ? say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) claim to lead"), claim)
                    : say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) claim to lead %1"), claim)
                          .arg(group);
        finding.detail = QStringLiteral("%1 · %2").arg(
            namesText(names),
            (reign.firstLook ? say(QT_TRANSLATE_NOOP("Health", "for more than %1"))
                             : say(QT_TRANSLATE_NOOP("Health", "for %1")))
                .arg(age));
    } else {
        finding.headline =
            unnamed
                ? say(QT_TRANSLATE_NOOP("Health", "Nobody claims to lead any more"))
                : say(QT_TRANSLATE_NOOP("Health", "Nobody claims to lead %1 any more")).arg(group);
        finding.detail =
            say(QT_TRANSLATE_NOOP("Health", "last: %1 · for %2")).arg(namesText(names), age);
    }
    finding.filter = leadersFilter(reign);
    return finding;
}

} // namespace

QString leadersFilter(const catalog::Reign& reign)
{
    const auto names = namesOf(reign);
    std::string out;
    for (std::size_t at = 0; at < std::min(names.size(), kNamesInFilter); ++at) {
        if (at > 0) out += " or ";
        out += filter::termForField("name", names[at], false);
    }
    return QString::fromStdString(out);
}

Findings leaderFindings(const catalog::LeaderTable& table, const catalog::Reigns& reigns,
                        Moment now, const ClusterNames& names)
{
    Findings out;
    for (const auto& [key, reign] : reigns.all()) {
        const auto state = catalog::leaderState(table.group(key), &reign);
        const bool wrong = state == LeaderState::Contested || state == LeaderState::Vacant;
        if (wrong && now.boot - reign.since.boot >= kLeadersSettle)
            out.push_back(findingFor(key, reign, state, now, names));
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    return out;
}

} // namespace grapevine::models
