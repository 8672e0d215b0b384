#include "ui/models/service_model.h"

#include <QLocale>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "core/filter/instance_subject.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/service_words.h"

namespace grapevine::models {

ServiceModel::ServiceModel(QObject* parent)
    : FrozenTable(State, parent)
{
}

std::vector<MemberKey> ServiceModel::apply(const link::ObservationBatch& batch, Moment now)
{
    m_now = now;
    std::vector<catalog::ServiceKey> touched;
    std::vector<MemberKey> members;
    bool turned = false;
    const auto take = [&](catalog::Catalog::Change change, const MemberKey& key) {
        touched.insert(touched.end(), change.services.begin(), change.services.end());
        members.push_back(key);
        turned = turned || change.raftTurned;
        recount(key, std::move(change.services));
    };
    // Ages go on without a word from anybody.
    const bool ages = m_filter.asksFor(filter::Field::Since) ||
                      m_filter.asksFor(filter::Field::Seen) ||
                      m_filter.asksFor(filter::Field::Flaps);
    if (ages) recountAll();
    if (batch.resync) {
        std::unordered_set<MemberKey> listed;
        for (const auto& row : batch.changed)
            listed.insert(row->key);
        for (const auto& key : m_catalog.members()) {
            if (key.cluster == batch.cluster && !listed.contains(key))
                take(m_catalog.remove(key), key);
        }
    }
    for (const auto& key : batch.removed)
        take(m_catalog.remove(key), key);
    for (const auto& row : batch.changed)
        take(m_catalog.put(row), row->key);
    if (turned) {
        recountAll();
        // Who is an outsider is another question now, for every service.
        for (const auto& [key, service] : m_catalog.services())
            touched.push_back(key);
        for (const auto& [line, slot] : m_slots)
            touched.push_back(line.service);
    }
    refresh(touched);
    if (turned) Q_EMIT raftTurned();
    return members;
}

void ServiceModel::succeed(const link::ObservationBatch& picture, Moment now)
{
    m_now = now;
    catalog::Catalog next(m_catalog.rules());
    for (const auto& row : picture.changed)
        next.put(row);
    m_catalog = std::move(next);
    recountAll();
    rebuild();
    resort();
    Q_EMIT raftTurned();
}

void ServiceModel::clear()
{
    beginResetModel();
    m_catalog = catalog::Catalog(m_catalog.rules());
    m_entries.clear();
    m_slots.clear();
    m_matches.clear();
    forgetAll();
    endResetModel();
    resort();
    Q_EMIT raftTurned();
}

void ServiceModel::setRules(catalog::RuleSet rules)
{
    m_catalog.setRules(std::move(rules));
    recountAll();
    rebuild();
    resort();
    Q_EMIT raftTurned();
}

void ServiceModel::setClusterNames(const ClusterNames& names)
{
    if (names == m_clusterNames) return;
    m_clusterNames = names;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Group), index(rowCount() - 1, Group));
}

QString ServiceModel::groupText(const catalog::ServiceKey& service) const
{
    const QString group = clusterText(service.group);
    if (m_clusterNames.size() < 2) return group;
    const auto name = QString::fromStdString(clusterName(m_clusterNames, service.cluster));
    return group.isEmpty() ? name : QStringLiteral("%1 · %2").arg(name, group);
}

void ServiceModel::setByZone(bool byZone)
{
    if (byZone == m_byZone) return;
    m_byZone = byZone;
    setSortColumn(byZone ? Zones : State, false);
    Q_EMIT headerDataChanged(Qt::Horizontal, Zones, Zones);
    rebuild();
    resort();
}

void ServiceModel::setOutsidersHidden(bool hidden)
{
    if (hidden == m_outsidersHidden) return;
    m_outsidersHidden = hidden;
    recountAll();
    rebuild();
    resort();
}

void ServiceModel::setFilter(const QString& text)
{
    auto parsed = filter::Expression::parse(text.toStdString());
    m_filterError.reset();
    if (!parsed) {
        m_filterError = std::move(parsed.error());
        Q_EMIT filterChanged();
        return;
    }
    const bool same = parsed->text() == m_filter.text();
    m_filter = std::move(*parsed);
    Q_EMIT filterChanged();
    if (same) return;
    recountAll();
    refilter();
}

std::vector<ServiceLine> ServiceModel::linesOf(const catalog::ServiceKey& service) const
{
    std::vector<ServiceLine> out;
    const auto* known = m_catalog.find(service);
    if (known == nullptr || (service.isOutsiders && m_outsidersHidden)) return out;
    const auto add = [&](std::optional<std::string> zone) {
        if (!m_catalog.tally(service, zone, !m_outsidersHidden).isEmpty())
            out.push_back({service, std::move(zone)});
    };
    if (!m_byZone) {
        add(std::nullopt);
        return out;
    }
    for (const auto& [zone, counts] : known->zones)
        add(zone);
    return out;
}

void ServiceModel::refreshOne(const catalog::ServiceKey& service, Turn& turn)
{
    const auto lines = linesOf(service);
    for (auto at = m_slots.lower_bound({service, std::nullopt});
         at != m_slots.end() && at->first.service == service; ++at) {
        if (!std::binary_search(lines.begin(), lines.end(), at->first))
            turn.vanished.push_back(at->second);
    }
    for (const auto& line : lines) {
        auto figures = figuresOf(m_catalog, line, !m_outsidersHidden);
        const auto known = m_slots.find(line);
        if (known != m_slots.end()) {
            // Even with equal figures another member may have taken somebody's place.
            m_entries[known->second].figures = std::move(figures);
            turn.changed.push_back(known->second);
            continue;
        }
        const Slot slot = take();
        if (slot >= m_entries.size()) m_entries.resize(slot + std::size_t{1});
        m_entries[slot] = {line, std::move(figures),
                           naturalKey(serviceTitle(service).toStdString()),
                           naturalKey(service.group), naturalKey(line.zone.value_or(""))};
        m_slots.emplace(line, slot);
        turn.joined.push_back(slot);
    }
}

void ServiceModel::refresh(const std::vector<catalog::ServiceKey>& services)
{
    auto sorted = services;
    std::sort(sorted.begin(), sorted.end());
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    if (sorted.empty()) return;
    Turn turn;
    for (const auto& service : sorted)
        refreshOne(service, turn);
    FrozenTable::apply(std::move(turn));
}

void ServiceModel::rebuild()
{
    std::vector<catalog::ServiceKey> all;
    for (const auto& [key, service] : m_catalog.services())
        all.push_back(key);
    for (const auto& [line, slot] : m_slots)
        all.push_back(line.service);
    refresh(all);
}

void ServiceModel::forget(Slot slot)
{
    m_slots.erase(m_entries[slot].line);
    m_entries[slot] = {};
    if (slot < m_matches.size()) m_matches[slot] = {};
}

bool ServiceModel::isPartOf(const ServiceLine& line, const catalog::Instance& instance) const
{
    if (line.zone && instance.zone != *line.zone) return false;
    return !m_outsidersHidden || instance.isRaftMember || !m_catalog.hasRaft(line.service.cluster);
}

std::vector<catalog::Instance> ServiceModel::instancesOf(const ServiceLine& line) const
{
    auto out = m_catalog.instances(line.service);
    std::erase_if(out, [&](const auto& instance) { return !isPartOf(line, instance); });
    return out;
}

bool ServiceModel::passes(Slot slot) const
{
    if (m_filter.isEmpty()) return true;
    const auto& line = m_entries[slot].line;
    const auto* service = m_catalog.find(line.service);
    if (service == nullptr) return false;
    if (slot >= m_matches.size()) m_matches.resize(m_entries.size());
    auto& found = m_matches[slot];
    if (!found.known) {
        found.known = true;
        for (const auto& member : service->members)
            if (matches(line, member)) found.members.insert(member);
    }
    return !found.members.empty();
}

bool ServiceModel::matches(const ServiceLine& line, const MemberKey& member) const
{
    ++m_looks;
    const auto instances = m_catalog.instances(line.service, member);
    return std::any_of(instances.begin(), instances.end(), [&](const auto& instance) {
        return isPartOf(line, instance) &&
               m_filter.matches(filter::InstanceSubject(line.service, instance, m_now.boot));
    });
}

void ServiceModel::recount(const MemberKey& member, std::vector<catalog::ServiceKey> services)
{
    if (m_filter.isEmpty()) return;
    // What a filter asks of a member may change while what it offers does not.
    if (const auto* reading = m_catalog.reading(member)) {
        for (const auto& offer : reading->offers)
            services.push_back({member.cluster, false, offer.group, offer.service});
        services.push_back({member.cluster, true, {}, {}});
    }
    std::sort(services.begin(), services.end());
    services.erase(std::unique(services.begin(), services.end()), services.end());
    for (const auto& key : services) {
        const auto* service = m_catalog.find(key);
        for (auto at = m_slots.lower_bound({key, std::nullopt});
             at != m_slots.end() && at->first.service == key; ++at) {
            if (at->second >= m_matches.size() || !m_matches[at->second].known) continue;
            auto& members = m_matches[at->second].members;
            const bool offers = service != nullptr && service->members.contains(member);
            if (offers && matches(at->first, member)) {
                members.insert(member);
            } else {
                members.erase(member);
            }
        }
    }
}

void ServiceModel::recountAll() const
{
    m_matches.clear();
}

int ServiceModel::compare(const Entry& a, const Entry& b, int column) const
{
    const auto numbers = [](auto left, auto right) { return left < right ? -1 : left > right; };
    const auto& [left, right] =
        std::pair<const catalog::Tally&, const catalog::Tally&>(a.figures.tally, b.figures.tally);
    switch (column) {
    case Service: return a.nameKey.compare(b.nameKey);
    case Healthy:
        // By the share of healthy ones: lowest first.
        return numbers(std::uint64_t{left.healthy()} * std::max(right.expected(), 1U),
                       std::uint64_t{right.healthy()} * std::max(left.expected(), 1U));
    case State: return numbers(a.figures.state, b.figures.state);
    case Zones:
        return m_byZone ? a.zoneKey.compare(b.zoneKey) : numbers(a.figures.zones, b.figures.zones);
    case Ports:
        return numbers(left.ports.empty() ? 0 : left.ports.begin()->first,
                       right.ports.empty() ? 0 : right.ports.begin()->first);
    case Instances: return numbers(left.instances(), right.instances());
    case Group: return a.groupKey.compare(b.groupKey);
    default: return 0;
    }
}

bool ServiceModel::before(Slot a, Slot b) const
{
    const auto& left = m_entries[a];
    const auto& right = m_entries[b];
    // Outsiders, and what only they offer, stand apart, however one sorts.
    const auto apart = [](const Entry& entry) {
        return entry.line.service.isOutsiders ? 2 : entry.figures.onlyOutsiders ? 1 : 0;
    };
    if (apart(left) != apart(right)) return apart(left) < apart(right);
    int order = compare(left, right, sortColumn());
    if (isDescending()) order = -order;
    if (order == 0 && sortColumn() == Zones) order = compare(left, right, State);
    if (order == 0) order = compare(left, right, Service);
    return order != 0 ? order < 0 : left.line < right.line;
}

int ServiceModel::total() const
{
    return static_cast<int>(std::count_if(
        m_slots.begin(), m_slots.end(), [this](const auto& one) { return !isGhost(one.second); }));
}

int ServiceModel::serviceCount() const
{
    const catalog::ServiceKey* last = nullptr;
    int count = 0;
    for (const auto& [line, slot] : m_slots) {
        if (isGhost(slot) || line.service.isOutsiders) continue;
        if (last == nullptr || *last != line.service) ++count;
        last = &line.service;
    }
    return count;
}

const ServiceLine* ServiceModel::lineAt(int row) const
{
    const Slot slot = slotAt(row);
    return slot == kNoSlot ? nullptr : &m_entries[slot].line;
}

const ServiceFigures* ServiceModel::figuresAt(int row) const
{
    const Slot slot = slotAt(row);
    return slot == kNoSlot ? nullptr : &m_entries[slot].figures;
}

int ServiceModel::rowOf(const ServiceLine& line) const
{
    const auto at = m_slots.find(line);
    return at == m_slots.end() ? -1 : rowOfSlot(at->second);
}

QString ServiceModel::text(const Entry& entry, int column) const
{
    switch (column) {
    case Service: return serviceTitle(entry.line.service);
    case Healthy: return healthyText(entry.figures.tally);
    case State: return serviceStateText(entry.figures);
    case Zones: return zonesText(m_catalog, entry.line, !m_outsidersHidden);
    case Ports: return portsText(entry.figures.tally);
    case Instances: return QLocale().toString(entry.figures.tally.instances());
    case Group: return groupText(entry.line.service);
    default: return {};
    }
}

QString ServiceModel::hint(const Entry& entry, int column) const
{
    const auto& figures = entry.figures;
    switch (column) {
    case Service:
        if (entry.line.service.isOutsiders) {
            return tr("Members that are no Raft members of a cluster that has some: clients that "
                      "went without leaving, seeds, service nodes, observers.");
        }
        break;
    case State:
        if (figures.state == ServiceState::Last || figures.state == ServiceState::Only) {
            return text(entry, column) + QLatin1Char('\n') +
                   tr("One failure from zero: the next one leaves nobody healthy.");
        }
        break;
    case Healthy:
        return tr("%n instance(s), on %1", nullptr, static_cast<int>(figures.tally.instances()))
            .arg(tr("%n member(s)", nullptr, static_cast<int>(figures.tally.members)));
    default: break;
    }
    return text(entry, column);
}

int ServiceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant ServiceModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Slot slot = slotAt(index.row());
    const auto& entry = m_entries[slot];
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole: {
        QString all = hint(entry, column);
        if (isGhost(slot)) {
            all += QLatin1Char('\n') + tr("Nobody offers it any more; goes with the next re-sort.");
        }
        return tooltipText(all);
    }
    case Qt::AccessibleTextRole:
        if (column != Service) return text(entry, column);
        return tr("%1: %2 healthy; %3")
            .arg(text(entry, Service), text(entry, Healthy), text(entry, State));
    case Qt::TextAlignmentRole:
        return static_cast<int>(Qt::AlignVCenter |
                                (column == Instances ? Qt::AlignRight : Qt::AlignLeft));
    case GhostRole: return isGhost(slot);
    case FreshRole: return isFresh(slot);
    case FaintRole: return entry.line.service.isOutsiders;
    case StatusKindRole:
        if (column != State || entry.line.service.isOutsiders) return {};
        return static_cast<int>(serviceGlyph(entry.figures.state));
    case StateRole: return static_cast<int>(entry.figures.state);
    case CountsRole: {
        if (column != Healthy) return {};
        QVariantList counts;
        for (const auto count : entry.figures.tally.byHealth)
            counts.append(static_cast<int>(count));
        return counts;
    }
    default: return {};
    }
}

QVariant ServiceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>(Qt::AlignVCenter |
                                (section == Instances ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Service: return tr("Service");
    case Healthy: return tr("Healthy");
    case State: return tr("State");
    case Zones: return m_byZone ? tr("Zone") : tr("Zones");
    case Ports: return tr("Ports");
    case Instances: return tr("Instances");
    case Group: return tr("Group");
    default: return {};
    }
}

} // namespace grapevine::models
