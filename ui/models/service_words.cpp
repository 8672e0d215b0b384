#include "ui/models/service_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "ui/models/cluster_text.h"

namespace grapevine::models {

namespace {

constexpr qsizetype kZonesSpelled = 8;
constexpr qsizetype kPortsSpelled = 8;

struct Context {
    Q_DECLARE_TR_FUNCTIONS(Services)
};

QString shortened(QStringList parts, qsizetype most)
{
    if (parts.size() > most) {
        parts = parts.mid(0, most);
        parts.append(QStringLiteral("…"));
    }
    return parts.join(QStringLiteral(", "));
}

QStringList countsText(const catalog::Tally& tally)
{
    using catalog::Health;
    const auto n = [&tally](Health health) { return static_cast<int>(tally.of(health)); };
    QStringList out;
    if (n(Health::Failed) > 0) out += Context::tr("%n failed", nullptr, n(Health::Failed));
    if (n(Health::Suspect) > 0) out += Context::tr("%n suspect", nullptr, n(Health::Suspect));
    if (n(Health::Maintenance) > 0) {
        out += Context::tr("%n in maintenance", nullptr, n(Health::Maintenance));
    }
    if (n(Health::Leaving) > 0) out += Context::tr("%n leaving", nullptr, n(Health::Leaving));
    if (n(Health::NoData) > 0) out += Context::tr("%n without data", nullptr, n(Health::NoData));
    if (n(Health::Left) > 0) out += Context::tr("%n left", nullptr, n(Health::Left));
    return out;
}

} // namespace

QString serviceTitle(const catalog::ServiceKey& service)
{
    return service.isOutsiders ? Context::tr("(not Raft members)") : clusterText(service.name);
}

QString healthyText(const catalog::Tally& tally)
{
    const QLocale locale;
    return Context::tr("%1 of %2")
        .arg(locale.toString(tally.healthy()), locale.toString(tally.expected()));
}

QString serviceStateText(const ServiceFigures& figures)
{
    QStringList out;
    switch (figures.state) {
    case ServiceState::Gone: out += Context::tr("none healthy"); break;
    case ServiceState::Last: out += Context::tr("last instance"); break;
    case ServiceState::OneZone: out += Context::tr("in one zone only"); break;
    case ServiceState::Only: out += Context::tr("only instance"); break;
    case ServiceState::AllLeft: out += Context::tr("all have left"); break;
    case ServiceState::Well: out += Context::tr("all healthy"); break;
    case ServiceState::Outsiders:
        out += Context::tr("%n member(s)", nullptr, static_cast<int>(figures.tally.members));
        break;
    case ServiceState::Impaired: break;
    }
    if (figures.state != ServiceState::AllLeft) out += countsText(figures.tally);
    const auto& tally = figures.tally;
    if (tally.unreachable > 0) {
        out += Context::tr("%n not reachable from elsewhere", nullptr,
                           static_cast<int>(tally.unreachable));
    }
    if (tally.unreadable > 0) {
        out +=
            Context::tr("%n address(es) not readable", nullptr, static_cast<int>(tally.unreadable));
    }
    if (figures.onlyOutsiders) out += Context::tr("not by Raft members");
    return out.join(QStringLiteral(" · "));
}

StatusKind serviceGlyph(ServiceState state)
{
    switch (state) {
    case ServiceState::Gone: return StatusKind::Failed;
    case ServiceState::Last:
    case ServiceState::OneZone:
    case ServiceState::Impaired: return StatusKind::Suspect;
    case ServiceState::Only:
    case ServiceState::Well: return StatusKind::Alive;
    case ServiceState::AllLeft: return StatusKind::Left;
    case ServiceState::Outsiders: return StatusKind::NoData;
    }
    return StatusKind::NoData;
}

QString zonesText(const catalog::Catalog& catalog, const ServiceLine& line, bool withOutsiders)
{
    if (line.zone) return clusterText(*line.zone, 128);
    const auto* service = catalog.find(line.service);
    if (service == nullptr) return {};
    QStringList out;
    const QLocale locale;
    for (const auto& [zone, counts] : service->zones) {
        if (zone.empty()) continue;
        const auto tally = catalog.tally(line.service, zone, withOutsiders);
        if (tally.isEmpty()) continue;
        out.append(QStringLiteral("%1 %2/%3")
                       .arg(clusterText(zone, 128), locale.toString(tally.healthy()),
                            locale.toString(tally.expected())));
        if (out.size() > kZonesSpelled) break;
    }
    return shortened(out, kZonesSpelled);
}

QString portsText(const catalog::Tally& tally)
{
    QStringList out;
    for (const auto& [port, count] : tally.ports) {
        out.append(QString::number(port));
        if (out.size() > kPortsSpelled) break;
    }
    return shortened(out, kPortsSpelled);
}

QString healthWord(catalog::Health health)
{
    return health == catalog::Health::Maintenance ? Context::tr("maintenance")
                                                  : statusWord(healthGlyph(health));
}

StatusKind healthGlyph(catalog::Health health)
{
    using catalog::Health;
    switch (health) {
    case Health::Healthy:
    case Health::Maintenance: return StatusKind::Alive;
    case Health::Suspect: return StatusKind::Suspect;
    case Health::Failed: return StatusKind::Failed;
    case Health::NoData: return StatusKind::NoData;
    case Health::Leaving: return StatusKind::Leaving;
    case Health::Left: return StatusKind::Left;
    }
    return StatusKind::NoData;
}

QString instanceNote(const catalog::Instance& instance, bool raftMatters)
{
    using Address = catalog::ServiceAddress;
    QStringList out;
    if (instance.maintenance) {
        const auto reason = clusterText(*instance.maintenance, 128);
        out += reason.isEmpty() ? Context::tr("in maintenance")
                                : Context::tr("in maintenance: %1").arg(reason);
    }
    switch (instance.address.reach) {
    case Address::Reach::Open: break;
    case Address::Reach::OwnLoopback:
        out += Context::tr("its own loopback: not reachable from elsewhere");
        break;
    case Address::Reach::Unspecified:
        out += Context::tr("names no host: not reachable from elsewhere");
        break;
    }
    switch (instance.address.kind) {
    case Address::Kind::Unreadable: out += Context::tr("this is no address"); break;
    case Address::Kind::Missing: out += Context::tr("tells no address"); break;
    case Address::Kind::Ip:
    case Address::Kind::Name:
        if (instance.address.port == 0) out += Context::tr("tells no port");
        break;
    }
    if (raftMatters && !instance.isRaftMember) out += Context::tr("not a Raft member");
    if (!instance.meta.empty()) out += clusterText(instance.meta, 128);
    return out.join(QStringLiteral(" · "));
}

QString letGoText(std::uint64_t rows)
{
    if (rows == 0) return {};
    return Context::tr("%n row(s) that had gone are no longer listed, the longest gone first",
                       nullptr, static_cast<int>(rows));
}

} // namespace grapevine::models
