#include "ui/models/view_matrix_model.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <tuple>
#include <utility>

#include "core/filter/member_subject.h"
#include "core/link/zone_tag.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/time_words.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kNameLongest = 64;

/// Runs of positions whose keys are not wanted, last first.
template<class Keep, class Drop>
void dropRuns(std::vector<MemberKey>& keys, const Keep& keep, const Drop& drop)
{
    for (auto last = static_cast<int>(keys.size()) - 1; last >= 0; --last) {
        if (keep(keys[static_cast<std::size_t>(last)])) continue;
        int first = last;
        while (first > 0 && !keep(keys[static_cast<std::size_t>(first) - 1]))
            --first;
        drop(first, last);
        last = first;
    }
}

int misplaced(const std::vector<MemberKey>& shown, const std::vector<MemberKey>& wanted)
{
    int out = 0;
    for (std::size_t i = 0; i < shown.size(); ++i)
        if (i >= wanted.size() || shown[i] != wanted[i]) ++out;
    return out;
}

bool isAskable(const link::MemberRow& row)
{
    return row.status != link::MemberStatus::Left && row.status != link::MemberStatus::None;
}

} // namespace

ViewMatrixModel::ViewMatrixModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void ViewMatrixModel::apply(const link::ObservationBatch& batch, Moment now)
{
    keep(batch, now);
    catchUp();
}

void ViewMatrixModel::keep(const link::ObservationBatch& batch, Moment now)
{
    keepMembers(batch, now);
    keepSilent(batch.asked.viewLines);
    for (const auto& key : batch.removed)
        m_matrix.forget(key);
    m_matrix.apply(batch.views);
    m_behind = m_behind || !batch.views.empty() || !batch.removed.empty();
}

void ViewMatrixModel::dropViews()
{
    if (m_matrix.askers().empty()) return;
    m_matrix.clear();
    m_behind = true;
}

void ViewMatrixModel::keepMembers(const link::ObservationBatch& batch, Moment now)
{
    m_now = now;
    const auto drop = [this](auto at) {
        if (isAskable(*at->second)) --m_askable;
        return m_members.erase(at);
    };
    if (batch.resync) {
        // A picture is one cluster's; there may be others.
        for (auto at = m_members.begin(); at != m_members.end();)
            at = at->first.cluster == batch.cluster ? drop(at) : std::next(at);
    }
    for (const auto& row : batch.changed) {
        auto& place = m_members[row->key];
        if (place && isAskable(*place)) --m_askable;
        if (isAskable(*row)) ++m_askable;
        place = row;
    }
    for (const auto& key : batch.removed)
        if (const auto at = m_members.find(key); at != m_members.end()) drop(at);
}

void ViewMatrixModel::keepSilent(const std::vector<link::ViewLine>& lines)
{
    for (const auto& line : lines) {
        if (m_round != line.sweep) {
            m_round = line.sweep;
            m_silent.clear();
            m_behind = true;
        }
        if (line.state == link::ViewState::Unasked && line.refusal) {
            m_behind = m_silent.insert(line.member).second || m_behind;
        } else {
            m_behind = m_silent.erase(line.member) > 0 || m_behind;
        }
    }
}

void ViewMatrixModel::catchUp()
{
    if (std::exchange(m_behind, false)) follow();
}

void ViewMatrixModel::follow()
{
    m_picture = diagnosis::readViews(m_matrix, m_silent);
    m_most.clear();
    for (std::size_t at = 0; at < m_picture.members.size(); ++at)
        m_most.emplace(m_picture.members[at], m_picture.most[at]);
    m_groups.clear();
    for (const auto& pattern : m_picture.patterns) {
        for (std::size_t i = 0; i < pattern.groups.size(); ++i)
            for (const auto& name : pattern.groups[i].askers)
                m_groups.emplace(name, i);
    }
    dropGone();
    const bool first = m_rows.empty() || m_columns.empty();
    if (first) {
        resort();
        return;
    }
    joinNew();
    if (!m_rows.empty() && !m_columns.empty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                           {SaidRole, OldRole, OddRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
    }
    if (!m_rows.empty()) Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
    if (!m_columns.empty()) Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
    Q_EMIT pictureChanged();
}

void ViewMatrixModel::dropGone()
{
    const auto members = m_matrix.members();
    dropRuns(
        m_rows,
        [&](MemberKey key) { return std::binary_search(members.begin(), members.end(), key); },
        [this](int first, int last) {
            beginRemoveRows({}, first, last);
            m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
            endRemoveRows();
        });
    dropRuns(
        m_columns, [&](MemberKey key) { return m_matrix.answeredAt(key).has_value(); },
        [this](int first, int last) {
            beginRemoveColumns({}, first, last);
            m_columns.erase(m_columns.begin() + first, m_columns.begin() + last + 1);
            endRemoveColumns();
        });
}

void ViewMatrixModel::joinNew()
{
    const auto fresh = [](Keys wanted, const Keys& shown) {
        const std::set<MemberKey> there(shown.begin(), shown.end());
        wanted.erase(std::remove_if(wanted.begin(), wanted.end(),
                                    [&](MemberKey key) { return there.count(key) > 0; }),
                     wanted.end());
        return wanted;
    };
    if (const auto rows = fresh(wantedRows(), m_rows); !rows.empty()) {
        beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(rows.size()) - 1);
        m_rows.insert(m_rows.end(), rows.begin(), rows.end());
        endInsertRows();
    }
    if (const auto columns = fresh(wantedColumns(), m_columns); !columns.empty()) {
        beginInsertColumns({}, columnCount(), columnCount() + static_cast<int>(columns.size()) - 1);
        m_columns.insert(m_columns.end(), columns.begin(), columns.end());
        endInsertColumns();
    }
}

void ViewMatrixModel::tick(Moment now)
{
    m_now = now;
}

void ViewMatrixModel::clear()
{
    beginResetModel();
    m_matrix.clear();
    m_picture = {};
    m_members.clear();
    m_askable = 0;
    m_silent.clear();
    m_round.reset();
    m_behind = false;
    m_most.clear();
    m_groups.clear();
    m_rows.clear();
    m_columns.clear();
    m_disputedOnly = true;
    endResetModel();
    Q_EMIT pictureChanged();
}

void ViewMatrixModel::setFilter(const QString& text)
{
    auto parsed = filter::Expression::parse(text.toStdString());
    if (parsed) {
        m_error.reset();
        m_filter = std::move(*parsed);
        resort();
    } else {
        m_error = parsed.error();
    }
    Q_EMIT filterChanged();
}

void ViewMatrixModel::setDisputedOnly(bool only)
{
    if (only == m_disputedOnly) return;
    m_disputedOnly = only;
    resort();
}

void ViewMatrixModel::resort()
{
    beginResetModel();
    m_rows = wantedRows();
    m_columns = wantedColumns();
    endResetModel();
    Q_EMIT pictureChanged();
}

int ViewMatrixModel::pending() const
{
    return misplaced(m_rows, wantedRows()) + misplaced(m_columns, wantedColumns());
}

ViewMatrixModel::Keys ViewMatrixModel::wantedRows() const
{
    Keys out;
    for (const auto& key : m_disputedOnly ? m_picture.disputed : m_picture.members)
        if (passes(key)) out.push_back(key);
    sort(out);
    return out;
}

ViewMatrixModel::Keys ViewMatrixModel::wantedColumns() const
{
    auto out = m_matrix.askers();
    // An address that nobody lists is a stranger here: its word has no name to stand under.
    out.erase(std::remove_if(out.begin(), out.end(),
                             [this](MemberKey key) { return m_matrix.facts(key) == nullptr; }),
              out.end());
    sort(out);
    return out;
}

void ViewMatrixModel::sort(Keys& keys) const
{
    struct Place {
        std::size_t group;
        bool zoneless;
        QString zone;
        std::string name;
        MemberKey key;
    };
    std::vector<Place> places;
    places.reserve(keys.size());
    // Blocks are seen as blocks where zones and groups are not the same.
    const bool byGroup =
        std::any_of(m_picture.patterns.begin(), m_picture.patterns.end(), [](const auto& pattern) {
            return !pattern.groups.empty() && pattern.tag.empty();
        });
    for (const auto& key : keys) {
        const auto name = rawName(key);
        const auto group = m_groups.find(name);
        const auto zone = zoneOf(key);
        places.push_back({byGroup && group != m_groups.end() ? group->second : m_groups.size(),
                          zone.isEmpty(), zone, naturalKey(name), key});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.group, a.zoneless, a.zone, a.name, a.key) <
               std::tie(b.group, b.zoneless, b.zone, b.name, b.key);
    });
    std::transform(places.begin(), places.end(), keys.begin(),
                   [](const Place& place) { return place.key; });
}

bool ViewMatrixModel::passes(MemberKey member) const
{
    if (m_filter.isEmpty()) return true;
    const auto known = m_members.find(member);
    if (known != m_members.end())
        return m_filter.matches(filter::MemberSubject(*known->second, m_now.boot));
    link::MemberRow row;
    row.key = member;
    row.facts = m_matrix.facts(member);
    switch (mostSaid(member)) {
    case Said::Nothing:
    case Said::Unlisted: break;
    case Said::Alive: row.status = link::MemberStatus::Alive; break;
    case Said::Suspect:
        row.status = link::MemberStatus::Alive;
        row.state = link::RawState::Suspect;
        break;
    case Said::Failed: row.status = link::MemberStatus::Failed; break;
    case Said::Left: row.status = link::MemberStatus::Left; break;
    }
    return row.facts && m_filter.matches(filter::MemberSubject(row, m_now.boot));
}

std::string ViewMatrixModel::rawName(MemberKey member) const
{
    const auto facts = m_matrix.facts(member);
    return facts ? facts->name : std::string{};
}

QString ViewMatrixModel::nameOf(MemberKey member) const
{
    return clusterText(rawName(member), kNameLongest);
}

QString ViewMatrixModel::zoneOf(MemberKey member) const
{
    const auto facts = m_matrix.facts(member);
    if (!facts || m_picture.zoneTag.empty()) return {};
    return clusterText(link::tagValue(*facts, m_picture.zoneTag), kNameLongest);
}

Said ViewMatrixModel::mostSaid(MemberKey about) const
{
    const auto most = m_most.find(about);
    return most == m_most.end() ? Said::Left : most->second;
}

bool ViewMatrixModel::listsNobody(MemberKey asker) const
{
    const auto& all = m_picture.listsNobody;
    return std::find(all.begin(), all.end(), asker) != all.end();
}

bool ViewMatrixModel::isUncompared(MemberKey asker) const
{
    return m_matrix.isOld(asker) || listsNobody(asker);
}

int ViewMatrixModel::askers() const
{
    return static_cast<int>(m_columns.size());
}

MemberKey ViewMatrixModel::memberAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)];
}

MemberKey ViewMatrixModel::askerAt(int column) const
{
    return m_columns[static_cast<std::size_t>(column)];
}

int ViewMatrixModel::rowOf(MemberKey member) const
{
    const auto at = std::find(m_rows.begin(), m_rows.end(), member);
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int ViewMatrixModel::columnOf(MemberKey asker) const
{
    const auto at = std::find(m_columns.begin(), m_columns.end(), asker);
    return at == m_columns.end() ? -1 : static_cast<int>(at - m_columns.begin());
}

int ViewMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int ViewMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ViewMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto about = memberAt(index.row());
    const auto asker = askerAt(index.column());
    switch (role) {
    case SaidRole: return static_cast<int>(m_matrix.cell(asker, about).said);
    case OldRole: return isUncompared(asker);
    case OwnRole: return asker == about;
    case OddRole: {
        const auto said = m_matrix.cell(asker, about).said;
        return said != Said::Nothing && said != mostSaid(about) && !isUncompared(asker);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const auto text =
            cellSentence(rawName(asker), rawName(about), m_matrix.cell(asker, about), m_now);
        return role == Qt::ToolTipRole ? tooltipText(text) : text;
    }
    default: return {};
    }
}

QVariant ViewMatrixModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    const bool asker = orientation == Qt::Horizontal;
    const auto& keys = asker ? m_columns : m_rows;
    if (section < 0 || static_cast<std::size_t>(section) >= keys.size()) return {};
    const auto key = keys[static_cast<std::size_t>(section)];
    if (role == BorderRole) {
        return section > 0 && zoneOf(keys[static_cast<std::size_t>(section) - 1]) != zoneOf(key);
    }
    return heading(key, asker, role);
}

QVariant ViewMatrixModel::heading(MemberKey member, bool asker, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return nameOf(member);
    case ZoneRole: return zoneOf(member);
    case OldRole: return asker && isUncompared(member);
    case Qt::ToolTipRole: return tooltipText(headingTip(member, asker));
    case Qt::AccessibleTextRole: return headingTip(member, asker);
    default: return {};
    }
}

QString ViewMatrixModel::headingTip(MemberKey member, bool asker) const
{
    QString who = nameOf(member);
    if (const auto zone = zoneOf(member); !zone.isEmpty())
        who += QStringLiteral(" (%1 %2)").arg(clusterText(m_picture.zoneTag, kNameLongest), zone);
    if (asker) {
        const auto at = m_matrix.answeredAt(member);
        if (!at) return who;
        const QString tip = tr("%1, asked %2 ago").arg(who, ageText(m_now.boot - at->boot));
        if (m_matrix.isOld(member)) return tr("%1: too long ago to be compared").arg(tip);
        return listsNobody(member)
                   ? tr("%1: names nobody but itself, as an observer does; not compared").arg(tip)
                   : tip;
    }
    std::array<int, diagnosis::kSaid> count{};
    for (const auto& one : m_picture.askers)
        ++count[static_cast<std::size_t>(m_matrix.cell(one, member).said)];
    QStringList parts;
    for (const auto said : {Said::Failed, Said::Suspect, Said::Alive, Said::Left, Said::Unlisted}) {
        const int n = count[static_cast<std::size_t>(said)];
        if (n > 0) parts.append(QStringLiteral("%1 × %2").arg(n).arg(saidWord(said)));
    }
    return QStringLiteral("%1: %2").arg(who, parts.join(QStringLiteral(", ")));
}

QString ViewMatrixModel::asTsv() const
{
    QStringList head{QString()};
    for (const auto& key : m_columns)
        head.append(tsvCell(nameOf(key)));
    QStringList lines{head.join(QLatin1Char('\t'))};
    for (const auto& about : m_rows) {
        QStringList line{tsvCell(nameOf(about))};
        for (const auto& asker : m_columns)
            line.append(saidWord(m_matrix.cell(asker, about).said));
        lines.append(line.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace grapevine::models
