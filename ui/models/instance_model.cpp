#include "ui/models/instance_model.h"

#include <algorithm>
#include <set>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/service_words.h"

namespace grapevine::models {

namespace {

/// Results kept; nobody asks for so many by hand.
constexpr std::size_t kProbesMost = 2000;

int severity(catalog::Health health)
{
    using catalog::Health;
    switch (health) {
    case Health::Failed: return 0;
    case Health::Suspect: return 1;
    case Health::Leaving: return 2;
    case Health::NoData: return 3;
    case Health::Maintenance: return 4;
    case Health::Healthy: return 5;
    case Health::Left: return 6;
    }
    return 6;
}

} // namespace

InstanceModel::InstanceModel(const ServiceModel& services, QObject* parent)
    : FrozenTable(Status, parent)
    , m_services(services)
{
}

void InstanceModel::show(std::optional<ServiceLine> line)
{
    if (line == m_line) return;
    m_line = std::move(line);
    beginResetModel();
    m_entries.clear();
    m_slots.clear();
    forgetAll();
    endResetModel();
    refresh();
    resort();
}

bool InstanceModel::raftMatters() const
{
    return m_line && !m_line->service.isOutsiders &&
           m_services.catalog().hasRaft(m_line->service.cluster);
}

void InstanceModel::update(const std::vector<MemberKey>& members)
{
    if (!m_line) return;
    Turn turn;
    for (const auto& member : members) {
        if (member.cluster == m_line->service.cluster) take(member, turn);
    }
    if (!turn.changed.empty() || !turn.joined.empty() || !turn.vanished.empty())
        FrozenTable::apply(std::move(turn));
}

void InstanceModel::refresh()
{
    if (!m_line) return;
    std::set<MemberKey> members;
    for (const auto& [key, slot] : m_slots)
        members.insert(key.member);
    if (const auto* service = m_services.catalog().find(m_line->service))
        members.insert(service->members.begin(), service->members.end());
    Turn turn;
    for (const auto& member : members)
        take(member, turn);
    FrozenTable::apply(std::move(turn));
}

void InstanceModel::take(const MemberKey& member, Turn& turn)
{
    auto instances = m_services.catalog().instances(m_line->service, member);
    std::erase_if(instances, [&](const auto& one) { return !m_services.isPartOf(*m_line, one); });
    for (auto at = m_slots.lower_bound({member, {}, {}});
         at != m_slots.end() && at->first.member == member; ++at) {
        const auto& key = at->first;
        const bool stays = std::any_of(instances.begin(), instances.end(),
                                       [&key](const auto& one) { return one.key == key; });
        if (!stays) turn.vanished.push_back(at->second);
    }
    for (const auto& instance : instances)
        keep(instance, turn);
}

void InstanceModel::keep(const catalog::Instance& instance, Turn& turn)
{
    const auto known = m_slots.find(instance.key);
    Slot slot = known == m_slots.end() ? FrozenTable::take() : known->second;
    if (slot >= m_entries.size()) m_entries.resize(slot + std::size_t{1});
    const bool isNew = known == m_slots.end();
    auto& entry = m_entries[slot];
    if (isNew || entry.instance.row->facts != instance.row->facts) {
        entry.nameKey = naturalKey(instance.row->facts->name);
        entry.addressKey = naturalKey(instance.address.hostPort());
        entry.zoneKey = naturalKey(instance.zone);
    }
    entry.instance = instance;
    if (isNew) {
        m_slots.emplace(instance.key, slot);
        turn.joined.push_back(slot);
    } else {
        turn.changed.push_back(slot);
    }
}

void InstanceModel::forget(Slot slot)
{
    m_slots.erase(m_entries[slot].instance.key);
    m_entries[slot] = {};
}

void InstanceModel::setProbe(const std::string& hostPort, const ProbeResult& result)
{
    if (m_probes.size() >= kProbesMost) clearProbes();
    m_probes[hostPort] = result;
    for (const auto& [key, slot] : m_slots) {
        const int row = rowOfSlot(slot);
        if (row < 0 || m_entries[slot].instance.address.hostPort() != hostPort) continue;
        Q_EMIT dataChanged(index(row, Probe), index(row, Probe));
    }
}

void InstanceModel::clearProbes()
{
    m_probes.clear();
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Probe), index(rowCount() - 1, Probe));
}

const ProbeResult* InstanceModel::probeOf(const std::string& hostPort) const
{
    const auto at = m_probes.find(hostPort);
    return at == m_probes.end() ? nullptr : &at->second;
}

int InstanceModel::compare(const Entry& a, const Entry& b, int column) const
{
    switch (column) {
    case Status: return severity(a.instance.health) - severity(b.instance.health);
    case Member: return a.nameKey.compare(b.nameKey);
    case Address: return a.addressKey.compare(b.addressKey);
    case Zone: return a.zoneKey.compare(b.zoneKey);
    case Tag: return a.instance.key.tag.compare(b.instance.key.tag);
    case Note:
    case Probe: return text(a, column).compare(text(b, column));
    default: return 0;
    }
}

bool InstanceModel::before(Slot a, Slot b) const
{
    const auto& left = m_entries[a];
    const auto& right = m_entries[b];
    int order = compare(left, right, sortColumn());
    if (isDescending()) order = -order;
    if (order == 0) order = compare(left, right, Member);
    return order != 0 ? order < 0 : left.instance.key < right.instance.key;
}

const catalog::Instance* InstanceModel::instanceAt(int row) const
{
    const Slot slot = slotAt(row);
    return slot == kNoSlot ? nullptr : &m_entries[slot].instance;
}

int InstanceModel::rowOf(const catalog::InstanceKey& key) const
{
    const auto at = m_slots.find(key);
    return at == m_slots.end() ? -1 : rowOfSlot(at->second);
}

QString InstanceModel::text(const Entry& entry, int column) const
{
    const auto& instance = entry.instance;
    switch (column) {
    case Status: return healthWord(instance.health);
    case Member: return clusterText(instance.row->facts->name);
    case Address: {
        const auto text = clusterText(instance.address.hostPort());
        return text.isEmpty() ? QStringLiteral("–") : text;
    }
    case Zone: return clusterText(instance.zone);
    case Tag: return clusterText(instance.key.tag);
    case Note: return instanceNote(instance, raftMatters());
    case Probe: {
        const auto* result = probeOf(instance.address.hostPort());
        return result == nullptr ? QString() : probeText(*result);
    }
    default: return {};
    }
}

QString InstanceModel::hint(const Entry& entry, int column) const
{
    QString all = text(entry, column);
    switch (column) {
    case Address:
        if (entry.instance.address.text != entry.instance.address.hostPort()) {
            all +=
                QLatin1Char('\n') + tr("As told: %1").arg(clusterText(entry.instance.address.text));
        }
        break;
    case Tag:
        if (!entry.instance.key.rule.empty()) {
            all += QLatin1Char('\n') +
                   tr("Found by the rule “%1”").arg(clusterText(entry.instance.key.rule));
        }
        break;
    case Probe:
        if (!all.isEmpty()) {
            all += QLatin1Char('\n') +
                   tr("A TCP connection from this desk; the cluster may see it otherwise.");
        }
        break;
    default: break;
    }
    return all;
}

int InstanceModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant InstanceModel::data(const QModelIndex& index, int role) const
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
            all += QLatin1Char('\n') + tr("No longer offered; goes with the next re-sort.");
        }
        return tooltipText(all);
    }
    case Qt::AccessibleTextRole:
        if (column != Status) return text(entry, column);
        return tr("%1 at %2: %3")
            .arg(text(entry, Member), text(entry, Address), text(entry, Status));
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft);
    case GhostRole: return isGhost(slot);
    case FreshRole: return isFresh(slot);
    case FaintRole:
        return column == Tag || (column == Address && !entry.instance.address.isReachable());
    case StatusKindRole:
        if (column != Status) return {};
        return static_cast<int>(healthGlyph(entry.instance.health));
    default: return {};
    }
}

QVariant InstanceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft);
    if (role == Qt::ToolTipRole && section == Probe) {
        return tooltipText(tr("Whether a TCP connection from this desk is accepted. Nothing is "
                              "sent, and nothing is tried by itself."));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Status: return tr("Status");
    case Member: return tr("Member");
    case Address: return tr("Address");
    case Zone: return tr("Zone");
    case Tag: return tr("Told by tag");
    case Note: return tr("Remarks");
    case Probe: return tr("From this desk");
    default: return {};
    }
}

} // namespace grapevine::models
