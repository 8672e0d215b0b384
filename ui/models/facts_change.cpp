#include "ui/models/facts_change.h"

#include <QCoreApplication>
#include <QStringList>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FactsChange)
};

QString arrow(const QString& what, const QString& before, const QString& after)
{
    return QStringLiteral("%1: %2 → %3").arg(what, before, after);
}

QString versionText(const ProtocolVersions& versions)
{
    return QStringLiteral("%1/%2").arg(versions.protocolCurrent).arg(versions.delegateCurrent);
}

QString tagText(QLatin1Char sign, const Tags::value_type& tag)
{
    return sign + clusterText(tag.first) + QLatin1Char('=') + clusterText(tag.second);
}

void addTags(const Tags& before, const Tags& after, QStringList& out)
{
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && old->first < now->first)) {
            out.append(tagText(QLatin1Char('-'), *old++));
        } else if (old == before.end() || now->first < old->first) {
            out.append(tagText(QLatin1Char('+'), *now++));
        } else {
            if (old->second != now->second) {
                out.append(arrow(clusterText(now->first), clusterText(old->second),
                                 clusterText(now->second)));
            }
            ++old;
            ++now;
        }
    }
}

} // namespace

QString factsChange(const NodeFacts& before, const NodeFacts& after, const QString& between)
{
    QStringList parts;
    if (before.endpoint != after.endpoint) {
        parts.append(arrow(Words::tr("address"), clusterText(before.endpoint.text()),
                           clusterText(after.endpoint.text())));
    }
    addTags(before.tags, after.tags, parts);
    if (before.versions != after.versions) {
        parts.append(arrow(Words::tr("protocol"), versionText(before.versions),
                           versionText(after.versions)));
    }
    return parts.join(between);
}

} // namespace grapevine::models
