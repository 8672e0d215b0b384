#include "ui/models/leader_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/key_words.h"
#include "ui/models/natural_key.h"
#include "ui/models/status_kind.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

using catalog::LeaderState;

constexpr std::size_t kRolesShown = 6;
constexpr std::size_t kRoleLongest = 40;

std::vector<std::string> namesOf(const std::map<MemberKey, std::string>& members)
{
    std::vector<std::string> out;
    for (const auto& [key, name] : members)
        out.push_back(name);
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return naturalKey(a) < naturalKey(b); });
    return out;
}

StatusKind glyphOf(LeaderState state)
{
    switch (state) {
    case LeaderState::Contested: return StatusKind::Failed;
    case LeaderState::Vacant: return StatusKind::Suspect;
    case LeaderState::Led: return StatusKind::Alive;
    case LeaderState::Untold: return StatusKind::NoData;
    }
    return StatusKind::NoData;
}

} // namespace

QString rolesText(const catalog::LeaderGroup& group)
{
    std::vector<std::pair<std::string, std::size_t>> roles(group.roles.begin(), group.roles.end());
    std::stable_sort(roles.begin(), roles.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    QStringList out;
    for (std::size_t at = 0; at < std::min(roles.size(), kRolesShown); ++at) {
        out.append(QStringLiteral("%1 %2").arg(clusterText(roles[at].first, kRoleLongest),
                                               QLocale().toString(qulonglong{roles[at].second})));
    }
    if (roles.size() > kRolesShown) out.append(QStringLiteral("…"));
    return out.join(QStringLiteral(" · "));
}

QString leaderGroupTitle(const catalog::LeaderGroupKey& key, const ClusterNames& names)
{
    QString group = clusterText(key.name);
    if (group.isEmpty())
        group = QCoreApplication::translate("grapevine::models::LeaderModel", "(no group named)");
    if (names.size() < 2) return group;
    return QStringLiteral("%1 · %2").arg(QString::fromStdString(clusterName(names, key.cluster)),
                                         group);
}

LeaderModel::LeaderModel(QObject* parent)
    : FrozenTable(State, parent)
{
}

void LeaderModel::apply(const link::ObservationBatch& batch, Moment now)
{
    m_now = now;
    catalog::LeaderTable::Change touched;
    // Whoever was there when we came led before we looked, as far as we know.
    std::unordered_set<MemberKey> metNow;
    const auto note = [&touched](const catalog::LeaderTable::Change& change) {
        touched.insert(touched.end(), change.begin(), change.end());
    };
    if (batch.resync) {
        std::unordered_set<MemberKey> listed;
        for (const auto& row : batch.changed)
            listed.insert(row->key);
        for (const auto& key : m_table.members()) {
            if (key.cluster == batch.cluster && !listed.contains(key)) note(m_table.remove(key));
        }
    }
    for (const auto& key : batch.removed)
        note(m_table.remove(key));
    for (const auto& row : batch.changed) {
        if (row->sinceFirstLook && !m_table.knows(row->key)) metNow.insert(row->key);
        note(m_table.put(row));
    }
    std::sort(touched.begin(), touched.end());
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    for (const auto& key : touched) {
        const auto& claimants = m_table.group(key).claimants;
        const bool first = std::any_of(claimants.begin(), claimants.end(),
                                       [&](const auto& one) { return metNow.contains(one.first); });
        m_reigns.note(m_table, {&key, 1}, now, first);
    }
    if (!touched.empty()) take(touched);
}

void LeaderModel::take(const std::vector<catalog::LeaderGroupKey>& touched)
{
    Turn turn;
    for (const auto& key : touched) {
        const auto& group = m_table.group(key);
        const auto* reign = m_reigns.find(key);
        const auto known = m_slots.find(key);
        const bool there = group.members > 0 && (group.telling > 0 || reign != nullptr);
        if (!there && known == m_slots.end()) continue;
        const Slot slot = known == m_slots.end() ? FrozenTable::take() : known->second;
        if (slot >= m_entries.size()) m_entries.resize(slot + std::size_t{1});
        auto& entry = m_entries[slot];
        entry.key = key;
        entry.group = group;
        entry.reign = reign == nullptr ? std::nullopt : std::optional(*reign);
        entry.nameKey = naturalKey(key.name);
        if (known == m_slots.end()) {
            m_slots.emplace(key, slot);
            turn.joined.push_back(slot);
        } else if (there) {
            turn.changed.push_back(slot);
        } else {
            turn.vanished.push_back(slot);
        }
    }
    FrozenTable::apply(std::move(turn));
}

void LeaderModel::succeed(const link::ObservationBatch& picture, Moment now)
{
    m_now = now;
    catalog::LeaderTable next;
    for (const auto& row : picture.changed)
        next.put(row);
    m_table = std::move(next);
    m_reigns.succeed(m_table, now);
    beginResetModel();
    m_entries.clear();
    m_slots.clear();
    forgetAll();
    endResetModel();
    take(m_table.groups());
    resort();
}

void LeaderModel::clear()
{
    beginResetModel();
    m_table = catalog::LeaderTable();
    m_reigns.clear();
    m_entries.clear();
    m_slots.clear();
    forgetAll();
    endResetModel();
    resort();
}

void LeaderModel::tick(Moment now)
{
    m_now = now;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Since), index(rowCount() - 1, Since));
}

void LeaderModel::setClusterNames(const ClusterNames& names)
{
    if (names == m_clusterNames) return;
    m_clusterNames = names;
    if (rowCount() > 0) Q_EMIT dataChanged(index(0, Group), index(rowCount() - 1, Group));
}

void LeaderModel::forget(Slot slot)
{
    m_slots.erase(m_entries[slot].key);
    m_entries[slot] = {};
}

const catalog::LeaderGroupKey* LeaderModel::groupAt(int row) const
{
    const Slot slot = slotAt(row);
    return slot == kNoSlot ? nullptr : &m_entries[slot].key;
}

int LeaderModel::rowOf(const catalog::LeaderGroupKey& key) const
{
    const auto at = m_slots.find(key);
    return at == m_slots.end() ? -1 : rowOfSlot(at->second);
}

std::size_t LeaderModel::count(LeaderState state) const
{
    return static_cast<std::size_t>(
        std::count_if(m_slots.begin(), m_slots.end(), [&](const auto& one) {
            return !isGhost(one.second) && m_entries[one.second].state() == state;
        }));
}

int LeaderModel::compare(const Entry& a, const Entry& b, int column) const
{
    const auto sign = [](auto left, auto right) {
        return left < right ? -1 : right < left ? 1 : 0;
    };
    switch (column) {
    case State: return sign(a.state(), b.state());
    case Group: return a.nameKey.compare(b.nameKey);
    case Since: {
        // Without a reign there is no time: last.
        if (!a.reign || !b.reign) return sign(!a.reign, !b.reign);
        return sign(b.reign->since.boot, a.reign->since.boot);
    }
    case Members: return sign(b.group.members, a.group.members);
    case Leader:
    case Roles: return text(a, column).compare(text(b, column));
    default: return 0;
    }
}

bool LeaderModel::before(Slot a, Slot b) const
{
    const auto& left = m_entries[a];
    const auto& right = m_entries[b];
    int order = compare(left, right, sortColumn());
    if (isDescending()) order = -order;
    if (order == 0) order = compare(left, right, Group);
    return order != 0 ? order < 0 : left.key < right.key;
}

QString LeaderModel::text(const Entry& entry, int column) const
{
    const auto state = entry.state();
    switch (column) {
    case State:
        switch (state) {
        case LeaderState::Contested:
            return tr("%n claim it", nullptr, static_cast<int>(entry.group.claimants.size()));
        case LeaderState::Vacant: return tr("nobody leads");
        case LeaderState::Led: return tr("led");
        case LeaderState::Untold: return tr("not told");
        }
        return {};
    case Group: return leaderGroupTitle(entry.key, m_clusterNames);
    case Leader:
        if (!entry.group.claimants.empty()) return namesText(namesOf(entry.group.claimants));
        if (entry.reign && !entry.reign->before.empty())
            return tr("last: %1").arg(namesText(entry.reign->before));
        return QStringLiteral("–");
    case Since: {
        if (!entry.reign) return QStringLiteral("–");
        const QString age = ageText(m_now.boot - entry.reign->since.boot);
        return entry.reign->firstLook ? QStringLiteral("> %1").arg(age) : age;
    }
    case Roles: {
        const QString roles = rolesText(entry.group);
        return roles.isEmpty() ? QStringLiteral("–") : roles;
    }
    case Members: return QLocale().toString(qulonglong{entry.group.members});
    default: return {};
    }
}

QString LeaderModel::hint(const Entry& entry, int column) const
{
    QString all = text(entry, column);
    const auto add = [&all](const QString& line) { all += QLatin1Char('\n') + line; };
    switch (column) {
    case State:
        if (entry.state() == LeaderState::Untold)
            add(tr("No tag of these members claims to lead; who leads may stand elsewhere."));
        if (entry.state() == LeaderState::Contested)
            add(tr("Each of them is alive and says by a tag that it leads."));
        break;
    case Leader:
        if (entry.group.claimants.size() > 1) {
            for (const auto& name : namesOf(entry.group.claimants)) {
                if (all.size() < 2000) add(clusterText(name));
            }
        }
        if (entry.reign && !entry.group.claimants.empty() && !entry.reign->before.empty())
            add(tr("Before: %1").arg(namesText(entry.reign->before)));
        break;
    case Since:
        if (!entry.reign) break;
        add(entry.reign->firstLook ? tr("It was like this when we came, at %1")
                                         .arg(preciseText(entry.reign->since.wall))
                                   : tr("Seen since %1").arg(preciseText(entry.reign->since.wall)));
        if (entry.reign->changes > 0)
            add(tr("%n change(s) seen", nullptr, static_cast<int>(entry.reign->changes)));
        break;
    case Members:
        add(tr("Alive; of them %n tell a role", nullptr, static_cast<int>(entry.group.telling)));
        break;
    default: break;
    }
    return all;
}

int LeaderModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QVariant LeaderModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const Slot slot = slotAt(index.row());
    const auto& entry = m_entries[slot];
    const int column = index.column();
    const auto state = entry.state();
    switch (role) {
    case Qt::DisplayRole: return text(entry, column);
    case Qt::ToolTipRole: {
        QString all = hint(entry, column);
        if (isGhost(slot))
            all += QLatin1Char('\n') + tr("Nobody of it is left; goes with the next re-sort.");
        return tooltipText(all);
    }
    case Qt::AccessibleTextRole:
        if (column != State) return text(entry, column);
        return tr("%1: %2, %3").arg(text(entry, Group), text(entry, State), text(entry, Leader));
    case Qt::TextAlignmentRole: return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft);
    case GhostRole: return isGhost(slot);
    case FreshRole: return isFresh(slot);
    case FaintRole:
        if (column == Leader) return entry.group.claimants.empty();
        return (column == Since && !entry.reign) || (column == Roles && entry.group.roles.empty());
    case StatusKindRole:
        if (column != State) return {};
        return static_cast<int>(glyphOf(state));
    default: return {};
    }
}

QVariant LeaderModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kColumns) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignVCenter | Qt::AlignLeft);
    if (role == Qt::ToolTipRole && section == Group) {
        return tooltipText(tr("By the tags cluster, meta.serviceName, service and shard"));
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case State: return tr("Leading");
    case Group: return tr("Group");
    case Leader: return tr("Leader");
    case Since: return tr("Since");
    case Roles: return tr("Roles");
    case Members: return tr("Alive");
    default: return {};
    }
}

} // namespace grapevine::models
