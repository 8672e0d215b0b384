#include "ui/models/group_model.h"

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"

namespace grapevine::models {

namespace {

/// Names one row spells out; nobody reads on, and all of them can be copied.
constexpr std::size_t kNamesSpelled = 60;

/// More are spelled out as they stand: sorting them at each painting would be felt.
constexpr std::size_t kNamesSorted = 500;

QString namesOf(std::vector<std::string> members)
{
    if (members.size() <= kNamesSorted) {
        std::sort(members.begin(), members.end(),
                  [](const auto& a, const auto& b) { return naturalKey(a) < naturalKey(b); });
    }
    QString names;
    for (std::size_t at = 0; at < members.size(); ++at) {
        if (at > 0) names += QStringLiteral(", ");
        if (at == kNamesSpelled) return names + QStringLiteral("…");
        names += clusterText(members[at], 128);
    }
    return names;
}

} // namespace

GroupModel::GroupModel(QObject* parent)
    : QAbstractListModel(parent)
{
}

std::vector<GroupModel::Tail> GroupModel::tailsOf(const AskRun& run)
{
    if (!run.isQuery() || run.stage() == AskRun::Stage::Refused) return {};
    std::vector<Tail> tails;
    const auto add = [&tails](Kind kind, std::vector<std::string> members) {
        if (!members.empty()) tails.push_back({kind, std::move(members)});
    };
    if (run.isOpen()) {
        auto waiting = run.membersIn(ReplyState::Waiting);
        auto acked = run.membersIn(ReplyState::Acked);
        waiting.insert(waiting.end(), acked.begin(), acked.end());
        std::sort(waiting.begin(), waiting.end());
        add(Kind::Waiting, std::move(waiting));
        return tails;
    }
    const auto acked = run.isCutShort() ? ReplyState::Acked : ReplyState::AckedOnly;
    add(Kind::AckedOnly, run.membersIn(acked));
    add(Kind::Late, run.membersIn(ReplyState::Late));
    add(Kind::Silent, run.membersIn(ReplyState::Silent));
    add(Kind::Unheard, run.membersIn(ReplyState::Unheard));
    return tails;
}

void GroupModel::show(const AskRun* run)
{
    beginResetModel();
    m_groups = AnswerGroups(m_fold);
    m_counted.clear();
    m_tails.clear();
    m_expected = 0;
    if (run != nullptr) {
        m_acksWanted = run->ackWanted();
        m_expected = run->expected().size();
        for (const auto& [member, reply] : run->replies) {
            if (!reply.response || reply.lateResponse) continue;
            m_groups.add(member, reply.payload);
            m_counted.insert(member);
        }
        m_groups.sortOddFirst();
        m_tails = tailsOf(*run);
    }
    endResetModel();
}

void GroupModel::update(const AskRun& run, const std::vector<std::string>& members)
{
    const bool learnsExpected = m_expected == 0 && !run.expected().empty();
    m_expected = run.expected().size();
    take(run, members);
    setTails(tailsOf(run));
    if (learnsExpected) announce(0, rowCount() - 1);
}

void GroupModel::take(const AskRun& run, const std::vector<std::string>& members)
{
    for (const auto& member : members) {
        const auto* reply = run.replyOf(member);
        if (reply == nullptr || !reply->response || reply->lateResponse) continue;
        if (!m_counted.insert(member).second) continue;
        const auto known = m_groups.find(reply->payload);
        if (!known) beginInsertRows({}, groupRows(), groupRows());
        const int row = static_cast<int>(m_groups.add(member, reply->payload));
        if (!known) {
            endInsertRows();
        } else {
            announce(row, row);
        }
    }
}

void GroupModel::setTails(std::vector<Tail> tails)
{
    const auto has = [](const std::vector<Tail>& list, Kind kind) {
        return std::any_of(list.begin(), list.end(),
                           [kind](const Tail& tail) { return tail.kind == kind; });
    };
    for (int at = static_cast<int>(m_tails.size()) - 1; at >= 0; --at) {
        if (has(tails, m_tails[static_cast<std::size_t>(at)].kind)) continue;
        beginRemoveRows({}, groupRows() + at, groupRows() + at);
        m_tails.erase(m_tails.begin() + at);
        endRemoveRows();
    }
    for (std::size_t at = 0; at < tails.size(); ++at) {
        const int row = groupRows() + static_cast<int>(at);
        if (at < m_tails.size() && m_tails[at].kind == tails[at].kind) {
            if (m_tails[at].members == tails[at].members) continue;
            m_tails[at] = std::move(tails[at]);
            announce(row, row);
            continue;
        }
        beginInsertRows({}, row, row);
        m_tails.insert(m_tails.begin() + static_cast<std::ptrdiff_t>(at), std::move(tails[at]));
        endInsertRows();
    }
}

void GroupModel::announce(int first, int last)
{
    if (last < first) return;
    Q_EMIT dataChanged(index(first), index(last));
}

void GroupModel::settle()
{
    if (isSettled()) return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const auto olds = persistentIndexList();
    std::vector<AnswerFold::Value> values;
    for (const auto& old : olds) {
        values.push_back(old.row() < groupRows()
                             ? m_groups.groups()[static_cast<std::size_t>(old.row())].value
                             : AnswerFold::Value{});
    }
    m_groups.sortOddFirst();
    QModelIndexList news;
    for (qsizetype at = 0; at < olds.size(); ++at) {
        int row = olds[at].row();
        for (int group = 0; row < groupRows() && group < groupRows(); ++group) {
            if (m_groups.groups()[static_cast<std::size_t>(group)].value ==
                values[static_cast<std::size_t>(at)]) {
                row = group;
                break;
            }
        }
        news.append(index(row));
    }
    changePersistentIndexList(olds, news);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

GroupModel::Kind GroupModel::kindAt(int row) const
{
    if (row < groupRows()) return Kind::Answer;
    return m_tails[static_cast<std::size_t>(row - groupRows())].kind;
}

const std::vector<std::string>& GroupModel::membersAt(int row) const
{
    if (row < groupRows()) return m_groups.groups()[static_cast<std::size_t>(row)].members;
    return m_tails[static_cast<std::size_t>(row - groupRows())].members;
}

QString GroupModel::textAt(int row) const
{
    switch (kindAt(row)) {
    case Kind::Answer: {
        const auto& value = m_groups.groups()[static_cast<std::size_t>(row)].value;
        if (!value.matches) return tr("the expression finds nothing here");
        const QString line = foldedLine(value, m_groups.fold().mode());
        return line.isEmpty() ? tr("(an empty answer)") : line;
    }
    case Kind::Waiting: return tr("no answer yet");
    case Kind::AckedOnly: return tr("acked only: received, but not answered");
    case Kind::Late: return tr("late: came after the end");
    case Kind::Silent:
        return m_acksWanted ? tr("silent: neither ack nor answer")
                            : tr("silent: no answer; acks were not asked for");
    case Kind::Unheard: return tr("not heard so far: it was cut short, so that has no meaning");
    }
    return {};
}

int GroupModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : groupRows() + static_cast<int>(m_tails.size());
}

QVariant GroupModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const int row = index.row();
    const auto& members = membersAt(row);
    switch (role) {
    case Qt::DisplayRole: return textAt(row);
    case Qt::ToolTipRole: return tooltipText(textAt(row) + QLatin1Char('\n') + namesOf(members));
    case Qt::AccessibleTextRole:
        return tr("%n member(s): %1; %2", nullptr, static_cast<int>(members.size()))
            .arg(textAt(row), namesOf(members));
    case KindRole: return static_cast<int>(kindAt(row));
    case CountRole: return static_cast<int>(members.size());
    case MembersRole: return namesOf(members);
    case ShareRole:
        return m_expected == 0 ? 0.0
                               : std::min(1.0, static_cast<double>(members.size()) /
                                                   static_cast<double>(m_expected));
    default: return {};
    }
}

} // namespace grapevine::models
