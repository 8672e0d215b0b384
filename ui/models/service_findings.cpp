#include "ui/models/service_findings.h"

#include <QCoreApplication>

#include <algorithm>

#include "core/filter/edit.h"
#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

using catalog::Redundancy;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Health", text, nullptr, n);
}

Finding findingFor(const catalog::ServiceKey& key, const catalog::Tally& tally)
{
    const bool gone = tally.redundancy() == Redundancy::Gone;
    const QString name = clusterText(key.name, 64);
    Finding finding;
    finding.kind = gone ? Finding::Kind::ServiceGone : Finding::Kind::ServiceLast;
    finding.id =
        "service:" + std::to_string(key.cluster.value()) + ':' + key.group + ':' + key.name;
    finding.headline =
        gone ? say(QT_TRANSLATE_NOOP("Health", "Nobody healthy offers %1")).arg(name)
             : say(QT_TRANSLATE_NOOP("Health", "%1 is one failure from zero")).arg(name);
    finding.detail = say(QT_TRANSLATE_N_NOOP("Health", "%1 of %n instance(s) healthy"),
                         static_cast<int>(tally.expected()))
                         .arg(tally.healthy());
    finding.filter = QString::fromStdString(filter::termForField("service", key.name, false));
    return finding;
}

} // namespace

Findings serviceFindings(const catalog::Catalog& catalog)
{
    Findings findings;
    for (const auto& [key, service] : catalog.services()) {
        if (key.isOutsiders) continue;
        const auto tally = catalog.tally(key, std::nullopt);
        if (tally.expected() == 0) continue; // All left on purpose.
        const bool gone = tally.redundancy() == Redundancy::Gone;
        const bool last = tally.redundancy() == Redundancy::Last && tally.expected() > 1;
        if (gone || last) findings.push_back(findingFor(key, tally));
    }
    std::stable_sort(findings.begin(), findings.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
    return findings;
}

} // namespace grapevine::models
