#include "ui/models/cluster_health.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>

#include "core/filter/edit.h"
#include "ui/models/cluster_text.h"
#include "ui/models/service_findings.h"
#include "ui/models/time_words.h"
#include "ui/models/version_mix.h"

namespace grapevine::models {

namespace {

/// Below this the cluster's state nears what memberlist refuses without a word to anybody.
constexpr double kHeadroomLow = 0.25;
/// Fewer than these may well fail together; more, within that while and most there are, do not.
constexpr std::size_t kAloneLeast = 5;
constexpr Duration kAtOnce = std::chrono::seconds{2};
/// Fewer leftovers are a normal day.
constexpr std::size_t kLeftoversLeast = 50;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Health", text, nullptr, n);
}

QString nameOf(const std::string& name)
{
    return clusterText(name, 64);
}

QString nameOf(const link::MemberRow& row, const ClusterNames& clusters)
{
    return withCluster(nameOf(row.facts->name), row.key.cluster, clusters);
}

std::string idOf(const char* kind, const MemberKey& key)
{
    return std::string(kind) + ':' + std::to_string(key.cluster.value()) + ':' +
           std::to_string(key.member.value());
}

QString termFor(std::string_view field, std::string_view value)
{
    return QString::fromStdString(filter::termForField(field, value, false));
}

using Troubled = HealthCount::Troubled;

QString agoOf(const link::MemberRow& row, Moment now)
{
    const QString age = ageText(now.boot - row.since.boot);
    return row.sinceFirstLook ? say(QT_TRANSLATE_NOOP("Health", "for more than %1")).arg(age)
                              : say(QT_TRANSLATE_NOOP("Health", "for %1")).arg(age);
}

QString accusersOf(const link::MemberRow& row)
{
    if (!row.accusers || row.accusers->empty()) return {};
    QStringList names;
    for (const auto& name : *row.accusers)
        names.append(nameOf(name));
    return say(QT_TRANSLATE_NOOP("Health", "accused by %1")).arg(names.join(QStringLiteral(", ")));
}

Finding about(Finding::Kind kind, const char* idKind, const link::MemberRow& row)
{
    Finding finding;
    finding.kind = kind;
    finding.id = idOf(idKind, row.key);
    finding.filter = termFor("name", row.facts->name);
    finding.member = row.key;
    return finding;
}

void tellFailed(const Troubled& failed, Moment now, const ClusterNames& clusters, Findings& out)
{
    if (!failed.areFew()) {
        out.push_back({.kind = Finding::Kind::Failed,
                       .id = "failed",
                       .headline = say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) failed"),
                                       static_cast<int>(failed.count)),
                       .detail = failed.names(clusters),
                       .filter = termFor("status", "failed"),
                       .member = {}});
        return;
    }
    for (const auto& row : failed.first) {
        auto finding = about(Finding::Kind::Failed, "failed", *row);
        finding.headline =
            say(QT_TRANSLATE_NOOP("Health", "%1 failed")).arg(nameOf(*row, clusters));
        QStringList parts{agoOf(*row, now)};
        if (const QString accusers = accusersOf(*row); !accusers.isEmpty()) parts.append(accusers);
        finding.detail = parts.join(QStringLiteral(" · "));
        out.push_back(std::move(finding));
    }
}

void tellSuspect(const Troubled& suspect, Moment now, const ClusterNames& clusters, Findings& out)
{
    if (!suspect.areFew()) {
        out.push_back({.kind = Finding::Kind::Suspect,
                       .id = "suspect",
                       .headline = say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) suspect"),
                                       static_cast<int>(suspect.count)),
                       .detail = suspect.names(clusters),
                       .filter = termFor("status", "suspect"),
                       .member = {}});
        return;
    }
    for (const auto& row : suspect.first) {
        auto finding = about(Finding::Kind::Suspect, "suspect", *row);
        finding.headline =
            say(QT_TRANSLATE_NOOP("Health", "%1 is suspect")).arg(nameOf(*row, clusters));
        QStringList parts{agoOf(*row, now)};
        if (const QString accusers = accusersOf(*row); !accusers.isEmpty()) parts.append(accusers);
        if (row->noVerdict) {
            parts.append(say(QT_TRANSLATE_NOOP("Health", "nobody has judged: questionable")));
        }
        finding.detail = parts.join(QStringLiteral(" · "));
        out.push_back(std::move(finding));
    }
}

void tellFlapping(const Troubled& flapping, Moment now, const ClusterNames& clusters, Findings& out)
{
    if (!flapping.areFew()) {
        out.push_back({.kind = Finding::Kind::Flapping,
                       .id = "flapping",
                       .headline = say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) come and go"),
                                       static_cast<int>(flapping.count)),
                       .detail = flapping.names(clusters),
                       .filter = QStringLiteral("flaps>=%1").arg(kFlapsLeast),
                       .member = {}});
        return;
    }
    for (const auto& row : flapping.first) {
        auto finding = about(Finding::Kind::Flapping, "flapping", *row);
        finding.headline =
            say(QT_TRANSLATE_NOOP("Health", "%1 comes and goes")).arg(nameOf(*row, clusters));
        finding.detail =
            say(QT_TRANSLATE_N_NOOP("Health", "%n time(s) since we look, the last %1 ago"),
                static_cast<int>(flapsOf(*row)))
                .arg(ageText(now.boot - row->flaps->lastFlap->boot));
        out.push_back(std::move(finding));
    }
}

Finding mixed(const VersionMix::Split& split, ClusterId cluster, const ClusterNames& clusters)
{
    Finding finding;
    finding.kind = Finding::Kind::Versions;
    finding.id = "versions:" + std::to_string(cluster.value()) + ':' + split.tag + ':' + split.role;
    const QString what =
        split.tag.empty() ? say(QT_TRANSLATE_NOOP("Health", "protocol")) : nameOf(split.tag);
    finding.headline = split.role.empty()
                           ? say(QT_TRANSLATE_NOOP("Health", "Different versions: %1")).arg(what)
                           : say(QT_TRANSLATE_NOOP("Health", "Different versions: %1 of role %2"))
                                 .arg(what, nameOf(split.role));
    finding.headline = withCluster(finding.headline, cluster, clusters);
    QStringList parts;
    for (const auto& group : split.groups) {
        QString part = QStringLiteral("%1 × %2").arg(group.count).arg(nameOf(group.value));
        // Those that are few are named: they are the odd ones.
        if (&group != &split.groups.front() && group.count <= group.names.size()) {
            QStringList names;
            for (const auto& name : group.names)
                names.append(nameOf(name));
            part += QStringLiteral(" (%1)").arg(names.join(QStringLiteral(", ")));
        }
        parts.append(part);
    }
    finding.detail = parts.join(QStringLiteral(", "));
    if (!split.tag.empty()) {
        finding.filter =
            QString::fromStdString(filter::termForTag(split.tag, split.groups.front().value, true));
        if (!split.role.empty()) {
            finding.filter +=
                QLatin1Char(' ') +
                QString::fromStdString(filter::termForTag(VersionMix::kRole, split.role, false));
        }
    }
    return finding;
}

void tellOwnView(const link::LinkStatus& status, Findings& out)
{
    if (!status.self || status.self->healthScore == 0) return;
    out.push_back(
        {.kind = Finding::Kind::OwnView,
         .id = "own",
         .headline = say(QT_TRANSLATE_NOOP("Health", "Our own view is in doubt")),
         .detail =
             say(QT_TRANSLATE_NOOP("Health", "health score %1: this computer or its link is slow, "
                                             "so others may look worse than they are"))
                 .arg(status.self->healthScore),
         .filter = {},
         .member = {}});
}

/// When members turned suspect, as far as we saw it happen.
struct Turns {
    std::vector<TimePoint> at;

    /// Most of them within kAtOnce.
    std::size_t mostAtOnce()
    {
        std::sort(at.begin(), at.end());
        std::size_t most = 0;
        std::size_t first = 0;
        for (std::size_t last = 0; last < at.size(); ++last) {
            while (at[last] - at[first] > kAtOnce)
                ++first;
            most = std::max(most, last - first + 1);
        }
        return most;
    }
};

/// So many members do not fail in one breath: it is our own link.
void tellAlone(Turns turns, const MemberTally& tally, Findings& out)
{
    const auto most = turns.mostAtOnce();
    const auto present = tally.total - tally.of(StatusKind::Left);
    if (most < kAloneLeast || 2 * most <= present) return;
    out.push_back(
        {.kind = Finding::Kind::OwnView,
         .id = "alone",
         .headline = say(QT_TRANSLATE_N_NOOP("Health", "%n member(s) turned suspect within 2 s"),
                         static_cast<int>(most)),
         .detail = say(QT_TRANSLATE_NOOP("Health", "that is most of the cluster at once: the link "
                                                   "of this computer is the likelier cause")),
         .filter = termFor("status", "suspect"),
         .member = {}});
}

void tellSize(const ClusterHealth& health, Findings& out)
{
    const QLocale locale;
    if (health.sync.headroom() < kHeadroomLow) {
        out.push_back(
            {.kind = Finding::Kind::Headroom,
             .id = "headroom",
             .headline = say(QT_TRANSLATE_NOOP("Health", "A full sync nears its limit")),
             .detail = say(QT_TRANSLATE_NOOP("Health", "about %1 of %2; beyond it members fail to "
                                                       "sync without a word"))
                           .arg(locale.formattedDataSize(static_cast<qint64>(health.sync.bytes)),
                                locale.formattedDataSize(static_cast<qint64>(SyncSize::kMost))),
             .filter = {},
             .member = {}});
    }
    const std::size_t gone =
        health.tally.of(StatusKind::Left) + health.tally.of(StatusKind::Failed);
    if (gone < kLeftoversLeast || gone < health.tally.of(StatusKind::Alive)) return;
    out.push_back({.kind = Finding::Kind::Leftovers,
                   .id = "leftovers",
                   .headline = say(QT_TRANSLATE_NOOP("Health", "More gone than alive")),
                   .detail = say(QT_TRANSLATE_N_NOOP("Health", "%n left or failed member(s) are "
                                                               "carried along in every full sync"),
                                 static_cast<int>(gone)),
                   .filter = QStringLiteral("status:left,failed"),
                   .member = {}});
}

QString ownViewOf(const link::LinkStatus& status, const MemberTally& tally, Moment now)
{
    switch (status.phase) {
    case link::LinkPhase::Connecting:
        return tally.total == 0
                   ? say(QT_TRANSLATE_NOOP("Health", "Nobody has answered yet."))
                   : say(QT_TRANSLATE_NOOP("Health", "The picture is still being put together."));
    case link::LinkPhase::Refused:
        return say(QT_TRANSLATE_NOOP("Health", "The cluster does not let us look."));
    case link::LinkPhase::Closed: return say(QT_TRANSLATE_NOOP("Health", "We have left."));
    case link::LinkPhase::Stale:
        return status.lastAnswer
                   ? say(QT_TRANSLATE_NOOP("Health", "No word for %1: all this is old."))
                         .arg(ageText(now.boot - status.lastAnswer->boot))
                   : say(QT_TRANSLATE_NOOP("Health", "Nobody has answered yet."));
    case link::LinkPhase::Live: break;
    }
    if (status.mode == link::LinkMode::Several) {
        return say(QT_TRANSLATE_N_NOOP("Health", "%n cluster(s) together, each seen as its own "
                                                 "view sees it."),
                   static_cast<int>(status.seeds.size()));
    }
    if (status.self) {
        return status.self->healthScore == 0
                   ? say(QT_TRANSLATE_NOOP("Health", "Our own view is healthy (score 0)."))
                   : say(QT_TRANSLATE_NOOP("Health", "Our own view is in doubt (score %1)."))
                         .arg(status.self->healthScore);
    }
    const auto alive = tally.of(StatusKind::Alive);
    if (status.membersAsked > 0 && status.membersAsked < alive) {
        return say(QT_TRANSLATE_N_NOOP("Health", "Seen from outside, through %1 of %n member(s)."),
                   static_cast<int>(alive))
            .arg(status.membersAsked);
    }
    return say(QT_TRANSLATE_N_NOOP("Health", "Seen from outside, through %n member(s)."),
               static_cast<int>(status.membersAsked));
}

ClusterHealth::Verdict verdictOf(const ClusterHealth& health, const link::LinkStatus& status)
{
    if (status.phase != link::LinkPhase::Live || health.tally.total == 0) {
        return ClusterHealth::Verdict::Unknown;
    }
    const bool ill =
        std::any_of(health.findings.begin(), health.findings.end(), [](const Finding& finding) {
            return finding.kind == Finding::Kind::Failed ||
                   finding.kind == Finding::Kind::ServiceGone;
        });
    if (ill) return ClusterHealth::Verdict::Ill;
    const bool unsure =
        std::any_of(health.findings.begin(), health.findings.end(), [](const Finding& finding) {
            return finding.kind != Finding::Kind::Leftovers;
        });
    return unsure ? ClusterHealth::Verdict::Unsure : ClusterHealth::Verdict::Well;
}

} // namespace

std::uint32_t flapsOf(const link::MemberRow& row)
{
    return row.flaps ? row.flaps->refuted + row.flaps->returned : 0;
}

bool isFlapping(const link::MemberRow& row, Moment now)
{
    return flapsOf(row) >= kFlapsLeast && row.flaps->lastFlap &&
           now.boot - row.flaps->lastFlap->boot <= kFlapCalm;
}

QString ClusterHealth::headline() const
{
    struct Part {
        std::size_t count;
        const char* text;
    };
    const std::array parts{
        Part{tally.of(StatusKind::Alive), QT_TRANSLATE_N_NOOP("Health", "%n alive")},
        Part{tally.of(StatusKind::Suspect), QT_TRANSLATE_N_NOOP("Health", "%n suspect")},
        Part{tally.of(StatusKind::Failed), QT_TRANSLATE_N_NOOP("Health", "%n failed")},
        Part{flapping, QT_TRANSLATE_N_NOOP("Health", "%n flapping")}};
    QStringList words;
    for (const auto& part : parts)
        words.append(say(part.text, static_cast<int>(part.count)));
    return words.join(QStringLiteral(", "));
}

ClusterHealth healthOf(const MemberStore& members, const link::LinkStatus& status, Moment now,
                       const catalog::Catalog* catalog, const ClusterNames& clusters)
{
    HealthCount count;
    count.step(members, members.entries().size(), now);
    return healthOf(count, members.tally(), status, now, catalog, clusters);
}

std::optional<PartialLook> partialLook(const link::LinkStatus& status, const MemberTally& tally)
{
    const auto alive = tally.of(StatusKind::Alive);
    const bool looking =
        status.mode == link::LinkMode::Peek && status.phase == link::LinkPhase::Live;
    if (!looking || status.membersAsked == 0 || status.membersAsked >= alive) return std::nullopt;
    return PartialLook{status.membersAsked, alive};
}

void addFindings(ClusterHealth& health, const Findings& more)
{
    if (more.empty()) return;
    health.findings.insert(health.findings.end(), more.begin(), more.end());
    std::stable_sort(health.findings.begin(), health.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    if (health.verdict == ClusterHealth::Verdict::Well)
        health.verdict = ClusterHealth::Verdict::Unsure;
}

ClusterHealth healthOf(const HealthCount& count, const MemberTally& tally,
                       const link::LinkStatus& status, Moment now, const catalog::Catalog* catalog,
                       const ClusterNames& clusters)
{
    ClusterHealth health;
    health.tally = tally;
    health.flapping = count.flapping().count;
    health.sync = count.sync();
    tellAlone(Turns{count.turnedSuspect()}, health.tally, health.findings);
    tellOwnView(status, health.findings);
    tellFailed(count.failed(), now, clusters, health.findings);
    tellSuspect(count.suspect(), now, clusters, health.findings);
    tellFlapping(count.flapping(), now, clusters, health.findings);
    for (const auto& [cluster, mix] : count.versions()) {
        for (const auto& split : mix.splits())
            health.findings.push_back(mixed(split, cluster, clusters));
    }
    tellSize(health, health.findings);
    if (catalog != nullptr) {
        const auto services = serviceFindings(*catalog);
        health.findings.insert(health.findings.end(), services.begin(), services.end());
    }
    std::stable_sort(health.findings.begin(), health.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    health.ownView = ownViewOf(status, health.tally, now);
    health.verdict = verdictOf(health, status);
    return health;
}

} // namespace grapevine::models
