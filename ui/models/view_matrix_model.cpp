#include "ui/models/view_matrix_model.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <set>
#include <utility>

#include "core/filter/member_subject.h"
#include "core/link/zone_tag.h"
#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/models/tsv_cell.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kNameLongest = 64;

bool isAskable(const link::MemberRow& row)
{
    return row.status != link::MemberStatus::Left && row.status != link::MemberStatus::None;
}

/// As our own table has it.
Said saidBy(const link::MemberRow& row)
{
    switch (row.status) {
    case link::MemberStatus::None: return Said::Unlisted;
    case link::MemberStatus::Failed: return Said::Failed;
    case link::MemberStatus::Left: return Said::Left;
    case link::MemberStatus::Alive:
    case link::MemberStatus::Leaving: break;
    }
    return row.state == link::RawState::Suspect ? Said::Suspect : Said::Alive;
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

void ViewMatrixModel::setOwn(std::optional<MemberKey> self)
{
    if (self == m_own) return;
    m_own = self;
    m_behind = true;
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
    // What we say of the others ourselves.
    m_ownBehind = m_ownBehind || batch.resync || !batch.changed.empty() || !batch.removed.empty();
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
    const bool own = std::exchange(m_ownBehind, false);
    if (std::exchange(m_behind, false)) {
        follow();
    } else if (own) {
        followOwn();
    }
}

void ViewMatrixModel::followOwn()
{
    const int column = m_own ? columnOf(*m_own) : -1;
    if (column < 0 || m_rows.empty()) return;
    Q_EMIT dataChanged(index(0, column), index(rowCount() - 1, column),
                       {SaidRole, OddRole, Qt::ToolTipRole, Qt::AccessibleTextRole});
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
    m_own.reset();
    m_behind = m_ownBehind = false;
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
    return !isOwn(asker) && (m_matrix.isOld(asker) || listsNobody(asker));
}

int ViewMatrixModel::askers() const
{
    const auto own = std::count_if(m_columns.begin(), m_columns.end(),
                                   [this](MemberKey key) { return isOwn(key); });
    return static_cast<int>(m_columns.size()) - static_cast<int>(own);
}

diagnosis::ViewCell ViewMatrixModel::cell(MemberKey asker, MemberKey about) const
{
    if (!isOwn(asker)) return m_matrix.cell(asker, about);
    diagnosis::ViewCell out;
    out.said = Said::Unlisted;
    const auto row = m_members.find(about);
    if (row == m_members.end()) return out;
    out.said = saidBy(*row->second);
    out.nameOnly = row->second->source == link::RowSource::NameOnly;
    out.incarnation = row->second->incarnation;
    out.seenAt = row->second->seenAt;
    return out;
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
    case SaidRole: return static_cast<int>(cell(asker, about).said);
    case OldRole: return isUncompared(asker);
    case OwnRole: return asker == about;
    case OddRole: {
        const auto said = cell(asker, about).said;
        return said != Said::Nothing && said != mostSaid(about) && !isUncompared(asker);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        const auto told = cell(asker, about);
        const auto text = isOwn(asker) ? ownSentence(rawName(about), told)
                                       : cellSentence(rawName(asker), rawName(about), told, m_now);
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
        if (section == 0) return false;
        const auto before = keys[static_cast<std::size_t>(section) - 1];
        const bool own = asker && (isOwn(before) || isOwn(key));
        return own || zoneOf(before) != zoneOf(key);
    }
    return heading(key, asker, role);
}

QVariant ViewMatrixModel::heading(MemberKey member, bool asker, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return asker && isOwn(member) ? tr("we") : nameOf(member);
    case ZoneRole: return asker && isOwn(member) ? QString() : zoneOf(member);
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
    if (asker && isOwn(member)) {
        return tr("We, as the observer %1: what Grapevine's own table says now. It does not count "
                  "among those asked.")
            .arg(nameOf(member));
    }
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
        head.append(tsvCell(heading(key, true, Qt::DisplayRole).toString()));
    QStringList lines{head.join(QLatin1Char('\t'))};
    for (const auto& about : m_rows) {
        QStringList line{tsvCell(nameOf(about))};
        for (const auto& asker : m_columns)
            line.append(saidWord(cell(asker, about).said));
        lines.append(line.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace grapevine::models
