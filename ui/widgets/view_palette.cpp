#include "ui/widgets/view_palette.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/models/service_model.h"
#include "ui/models/time_words.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/action_catalog.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/cluster_view.h"
#include "ui/widgets/frozen_table_view.h"
#include "ui/widgets/key_rules.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/palette_box.h"
#include "ui/widgets/services_place.h"
#include "ui/widgets/timeline_place.h"
#include "ui/widgets/window_docks.h"

namespace grapevine::widgets {

namespace {

using models::PaletteEntries;
using models::PaletteEntry;
using models::PaletteSection;

constexpr std::size_t kNameShown = 128;

PaletteSection sectionOf(ActGroup group)
{
    switch (group) {
    case ActGroup::Places: return PaletteSection::Places;
    case ActGroup::Appearance: return PaletteSection::Settings;
    case ActGroup::Going:
    case ActGroup::Cluster:
    case ActGroup::Looking:
    case ActGroup::Sending:
    case ActGroup::Rows:
    case ActGroup::Time:
    case ActGroup::Fields:
    case ActGroup::Start: break;
    }
    return PaletteSection::Acts;
}

QString idOf(const MemberKey& key)
{
    return QStringLiteral("%1.%2").arg(key.cluster.value()).arg(key.member.value());
}

MemberKey memberNamed(const QString& id)
{
    const auto parts = id.split(QLatin1Char('.'));
    return {ClusterId{parts.value(0).toUInt()}, MemberId{parts.value(1).toUInt()}};
}

/// Among services; a tab stands in no name that came through the gateway, and these did not.
QString idOf(const catalog::ServiceKey& key)
{
    return QStringLiteral("%1\t%2\t%3")
        .arg(key.cluster.value())
        .arg(QString::fromStdString(key.group), QString::fromStdString(key.name));
}

} // namespace

ViewPalette::ViewPalette(ClusterView& view, ActionCatalog& catalog, const ClusterMenu& clusters)
    : QObject(&view)
    , m_view(view)
    , m_catalog(catalog)
    , m_clusters(clusters)
    , m_members(std::make_shared<std::vector<MemberKey>>())
{
    setObjectName(QStringLiteral("viewPalette"));
}

void ViewPalette::toggle()
{
    if (m_box == nullptr) {
        m_box = new PaletteBox(&m_view);
        // Once the key that chose it is done with: what is done may stay for long.
        connect(m_box, &PaletteBox::chosen, this, &ViewPalette::choose, Qt::QueuedConnection);
    }
    if (m_box->isVisible()) {
        m_box->hide();
        return;
    }
    m_from = m_view.window()->focusWidget();
    PaletteEntries entries;
    addActs(entries);
    addClusters(entries);
    addServices(entries);
    addEvents(entries);
    m_box->model().setEntries(std::move(entries));
    offerMembers();
    for (auto& entry : m_recent) {
        if (entry.section == PaletteSection::Members) entry = memberEntry(memberNamed(entry.id));
    }
    std::erase_if(m_recent, [](const PaletteEntry& entry) { return entry.title.isEmpty(); });
    m_box->model().setRecent(m_recent);
    m_box->openOver(*m_view.window());
}

void ViewPalette::addActs(PaletteEntries& entries) const
{
    for (const auto& act : m_catalog.acts()) {
        if (!m_catalog.isBound(act.id) || act.id == QStringLiteral("palette")) continue;
        PaletteEntry entry{.section = sectionOf(act.group), .id = act.id, .title = act.title};
        if (entry.section == PaletteSection::Acts) entry.detail = groupTitle(act.group);
        entry.keys = keysText(m_catalog.keysOf(act));
        entry.reason = m_catalog.reason(act.id, m_from);
        entries.push_back(std::move(entry));
    }
}

void ViewPalette::addClusters(PaletteEntries& entries) const
{
    for (const auto& cluster : m_clusters.clusters()) {
        if (cluster.id == m_clusters.shown()) continue;
        entries.push_back({.section = PaletteSection::Clusters,
                           .id = QStringLiteral("open:%1").arg(cluster.id),
                           .title = cluster.title,
                           .detail = cluster.mode,
                           .mark = cluster.mark});
    }
    for (const auto& name : m_clusters.profiles()) {
        if (name == m_view.face().profile) continue;
        entries.push_back({.section = PaletteSection::Clusters,
                           .id = QStringLiteral("profile:") + name,
                           .title = models::clusterText(name.toStdString(), kNameShown),
                           .detail = tr("a profile")});
    }
}

void ViewPalette::addServices(PaletteEntries& entries) const
{
    const auto& catalog = m_view.servicesPlace().model().catalog();
    std::size_t count = 0;
    for (const auto& [key, service] : catalog.services()) {
        if (key.isOutsiders) continue;
        if (++count > kServicesMost) break;
        entries.push_back({.section = PaletteSection::Services,
                           .id = idOf(key),
                           .title = models::clusterText(key.name, kNameShown),
                           .detail = models::clusterText(key.group, kNameShown)});
    }
}

void ViewPalette::addEvents(PaletteEntries& entries) const
{
    if (m_view.session() == nullptr) return;
    const auto& lines = m_view.timelinePlace().model().raw();
    const auto now = m_view.session()->now().boot;
    std::set<std::pair<models::TimelineKind, std::string>> seen;
    std::size_t looked = 0;
    for (auto id = lines.endId(); id > lines.firstId() && looked < kLinesLooked; ++looked) {
        const auto kind = lines.kind(--id);
        if (kind != models::TimelineKind::User && kind != models::TimelineKind::Query) continue;
        const auto& name = lines.content(id).name;
        if (name.empty() || !seen.emplace(kind, name).second) continue;
        const QString age = models::ageText(now - lines.record(id).boot());
        entries.push_back({.section = PaletteSection::Events,
                           .id = QString::number(id),
                           .title = models::clusterText(name, kNameShown),
                           .detail = kind == models::TimelineKind::User
                                         ? tr("event, %1 ago").arg(age)
                                         : tr("query, %1 ago").arg(age)});
        if (seen.size() == kEventsMost) break;
    }
}

void ViewPalette::offerMembers()
{
    const auto& store = m_view.membersPlace().model().members();
    if (store.factsRevision() == m_revision && m_members->size() == store.tally().total) return;
    m_revision = store.factsRevision();
    models::NamePool pool;
    pool.reserve(store.tally().total);
    auto keys = std::make_shared<std::vector<MemberKey>>();
    keys->reserve(store.tally().total);
    for (const auto& entry : store.entries()) {
        if (!entry.row || entry.ghost) continue;
        pool.add(entry.row->facts->name);
        keys->push_back(entry.row->key);
    }
    m_members = keys;
    m_box->model().setMembers(std::move(pool),
                              [this, keys](std::uint32_t at) { return memberEntry((*keys)[at]); });
}

PaletteEntry ViewPalette::memberEntry(const MemberKey& key) const
{
    const auto& model = m_view.membersPlace().model();
    const auto row = model.member(key);
    if (!row) return {.section = PaletteSection::Members, .id = idOf(key), .title = {}};
    const auto& endpoint = row->facts->endpoint;
    QString detail =
        endpoint.address.isNone() ? QString() : models::clusterText(endpoint.text(), kNameShown);
    if (model.clusterNames().size() > 1) {
        const auto cluster = models::clusterName(model.clusterNames(), key.cluster);
        detail += QStringLiteral(" · ") + models::clusterText(cluster, kNameShown);
    }
    return {.section = PaletteSection::Members,
            .id = idOf(key),
            .title = models::clusterText(row->facts->name, kNameShown),
            .detail = detail,
            .mark = models::statusKind(*row)};
}

void ViewPalette::choose(const PaletteEntry& entry)
{
    // What is done may move the keys on; else they are where they were.
    if (m_from && m_from->isVisible()) m_from->setFocus(Qt::PopupFocusReason);
    std::erase_if(m_recent, [&entry](const PaletteEntry& one) { return one.isSame(entry); });
    m_recent.insert(m_recent.begin(), entry);
    m_recent.resize(std::min(m_recent.size(), kRecentMost));
    switch (entry.section) {
    case PaletteSection::Recent: break;
    case PaletteSection::Places:
    case PaletteSection::Acts:
    case PaletteSection::Settings: m_catalog.trigger(entry.id, m_from); break;
    case PaletteSection::Clusters: chooseCluster(entry.id); break;
    case PaletteSection::Members: m_view.docks().inspect(memberNamed(entry.id)); break;
    case PaletteSection::Services: chooseService(entry.id); break;
    case PaletteSection::Events: chooseEvent(entry.id); break;
    }
}

void ViewPalette::chooseCluster(const QString& id)
{
    const auto name = id.section(QLatin1Char(':'), 1);
    if (id.startsWith(QStringLiteral("open:"))) {
        Q_EMIT m_view.clusterChosen(name.toInt());
    } else {
        Q_EMIT m_view.profileChosen(name);
    }
}

void ViewPalette::chooseService(const QString& id)
{
    auto& place = m_view.servicesPlace();
    m_view.goTo(PlaceId::Services);
    const auto rowOf = [&] {
        for (int row = 0; row < place.model().rowCount({}); ++row) {
            const auto* line = place.model().lineAt(row);
            if (line != nullptr && idOf(line->service) == id) return row;
        }
        return -1;
    };
    int row = rowOf();
    if (row < 0) {
        place.clearFilter();
        row = rowOf();
    }
    if (row >= 0) place.table().setCurrentIndex(place.model().index(row, 0));
}

void ViewPalette::chooseEvent(const QString& id)
{
    auto& place = m_view.timelinePlace();
    const auto line = id.toULongLong();
    m_view.goTo(PlaceId::Timeline);
    if (!place.model().raw().holds(line)) return;
    const auto at = place.model().raw().record(line).boot();
    if (place.model().rowOf(line) < 0) place.clearFilter();
    place.chooseTime(at);
}

} // namespace grapevine::widgets
