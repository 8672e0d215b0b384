#include "ui/models/run_model.h"

#include <QLocale>

#include <algorithm>
#include <numeric>
#include <tuple>

#include "ui/models/answer_text.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/run_words.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

const QString& nothing()
{
    static const QString dash = QStringLiteral("–");
    return dash;
}

/// Who has no such time stands behind all who have.
Duration timeOf(const std::optional<Duration>& time)
{
    return time.value_or(Duration::max());
}

} // namespace

RunModel::RunModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

bool RunModel::isWanted(const std::string& member) const
{
    return m_only.empty() || m_only.count(member) > 0;
}

void RunModel::show(const AskRun* run)
{
    beginResetModel();
    m_run = run;
    m_only.clear();
    fill();
    endResetModel();
}

void RunModel::setOnly(const std::vector<std::string>& members)
{
    beginResetModel();
    m_only = {members.begin(), members.end()};
    fill();
    endResetModel();
}

void RunModel::fill()
{
    m_members.clear();
    m_expected = m_run == nullptr ? 0 : m_run->expected().size();
    if (m_run == nullptr) {
        number();
        return;
    }
    m_stage = m_run->stage();
    for (const auto& member : m_run->expected()) {
        if (isWanted(member)) m_members.push_back(member);
    }
    const std::unordered_set<std::string> known(m_run->expected().begin(), m_run->expected().end());
    for (const auto& [member, reply] : m_run->replies) {
        if (known.count(member) == 0 && isWanted(member)) m_members.push_back(member);
    }
    std::stable_sort(m_members.begin(), m_members.end(),
                     [](const auto& a, const auto& b) { return naturalKey(a) < naturalKey(b); });
    m_sortColumn = Member;
    m_sortOrder = Qt::AscendingOrder;
    number();
}

void RunModel::number()
{
    m_rows.clear();
    for (std::size_t row = 0; row < m_members.size(); ++row)
        m_rows.emplace(m_members[row], static_cast<int>(row));
}

void RunModel::update(const AskRun& run, const std::vector<std::string>& members)
{
    // The link tells at first whom it expects: from then on rows only join.
    const bool learnsExpected = m_expected == 0 && !run.expected().empty();
    const bool hadNobody = m_members.empty();
    m_run = &run;
    if ((hadNobody || learnsExpected) && m_only.empty()) {
        show(&run);
        return;
    }
    std::vector<std::string> newcomers;
    std::vector<int> rows;
    for (const auto& member : members) {
        const auto at = m_rows.find(member);
        if (at != m_rows.end()) {
            rows.push_back(at->second);
        } else if (isWanted(member)) {
            newcomers.push_back(member);
        }
    }
    append(newcomers);
    if (run.stage() != m_stage) {
        // Whoever was waited for is silent now, or was not heard.
        m_stage = run.stage();
        announceAll();
        return;
    }
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    for (std::size_t at = 0; at < rows.size();) {
        std::size_t end = at + 1;
        while (end < rows.size() && rows[end] == rows[end - 1] + 1)
            ++end;
        Q_EMIT dataChanged(index(rows[at], State), index(rows[end - 1], kColumns - 1));
        at = end;
    }
}

void RunModel::append(const std::vector<std::string>& members)
{
    std::vector<std::string> fresh;
    for (const auto& member : members) {
        if (std::find(fresh.begin(), fresh.end(), member) == fresh.end()) fresh.push_back(member);
    }
    if (fresh.empty()) return;
    const int first = static_cast<int>(m_members.size());
    beginInsertRows({}, first, first + static_cast<int>(fresh.size()) - 1);
    for (auto& member : fresh) {
        m_rows.emplace(member, static_cast<int>(m_members.size()));
        m_members.push_back(std::move(member));
    }
    endInsertRows();
}

void RunModel::announceAll()
{
    if (m_members.empty()) return;
    Q_EMIT dataChanged(index(0, 0), index(static_cast<int>(m_members.size()) - 1, kColumns - 1));
}

void RunModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kColumns || m_run == nullptr) return;
    m_sortColumn = column;
    m_sortOrder = order;
    struct Key {
        std::string name;
        int state = 0;
        Duration time{};
        ByteView value;
    };
    std::vector<Key> keys;
    keys.reserve(m_members.size());
    for (const auto& member : m_members) {
        Key key{naturalKey(member), 0, {}, {}};
        const auto* reply = m_run->replyOf(member);
        static const MemberReply none;
        const MemberReply& said = reply != nullptr ? *reply : none;
        if (column == State) key.state = static_cast<int>(m_run->stateOf(member));
        if (column == Ack) key.time = timeOf(said.ack);
        if (column == Response) key.time = timeOf(said.response);
        if (column == Answer) {
            key.state = said.response ? 0 : 1;
            key.value = said.payload;
        }
        keys.push_back(std::move(key));
    }
    std::vector<std::size_t> places(m_members.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        const Key& x = keys[a];
        const Key& y = keys[b];
        const auto left = std::tuple(x.state, x.time, asText(x.value));
        const auto right = std::tuple(y.state, y.time, asText(y.value));
        if (column != Member && left != right) {
            return order == Qt::AscendingOrder ? left < right : right < left;
        }
        if (column == Member && order == Qt::DescendingOrder) return y.name < x.name;
        return x.name < y.name;
    };
    std::stable_sort(places.begin(), places.end(), before);

    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<std::string> sorted;
    sorted.reserve(m_members.size());
    for (const auto place : places)
        sorted.push_back(m_members[place]);
    const auto olds = persistentIndexList();
    QList<std::string> names;
    for (const auto& old : olds)
        names.append(m_members[static_cast<std::size_t>(old.row())]);
    m_members = std::move(sorted);
    number();
    QModelIndexList news;
    for (qsizetype at = 0; at < olds.size(); ++at)
        news.append(index(m_rows.at(names[at]), olds[at].column()));
    changePersistentIndexList(olds, news);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

const std::string* RunModel::memberAt(int row) const
{
    const bool known = row >= 0 && static_cast<std::size_t>(row) < m_members.size();
    return known ? &m_members[static_cast<std::size_t>(row)] : nullptr;
}

int RunModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

int RunModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

QString RunModel::text(const std::string& member, int column) const
{
    const auto* reply = m_run->replyOf(member);
    switch (column) {
    case Member: return clusterText(member, 128);
    case State: return replyText(*m_run, member);
    case Ack: return reply != nullptr && reply->ack ? rttText(*reply->ack) : nothing();
    case Response:
        return reply != nullptr && reply->response ? rttText(*reply->response) : nothing();
    case Answer: {
        if (reply == nullptr || !reply->response) return nothing();
        const QString line = answerLine(reply->payload);
        return line.isEmpty() ? tr("(empty)") : line;
    }
    default: return {};
    }
}

QString RunModel::hint(const std::string& member, int column) const
{
    if (column != State) return text(member, column);
    switch (m_run->stateOf(member)) {
    case ReplyState::Silent:
        return m_run->ackWanted() ? tr("Neither ack nor answer came within the time.")
                                  : tr("No answer came within the time; acks were not asked for.");
    case ReplyState::Late: return tr("What came, came after the end, and is counted nowhere.");
    case ReplyState::AckedOnly:
        return tr("It has received the query, but gave no answer within the time: perhaps no "
                  "handler there knows this name.");
    case ReplyState::Unheard:
        return tr("Nothing had come when the query was cut short; that has no meaning.");
    case ReplyState::Waiting: return tr("Nothing has come yet.");
    case ReplyState::Acked: return tr("It has received the query; no answer yet.");
    case ReplyState::Answered: return tr("It has answered within the time.");
    }
    return {};
}

QVariant RunModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_run == nullptr) return {};
    const auto& member = m_members[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(member, index.column());
    case Qt::ToolTipRole: return tooltipText(hint(member, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() != Member) return text(member, index.column());
        return QStringLiteral("%1: %2, %3")
            .arg(text(member, Member), text(member, State), text(member, Answer));
    case Qt::TextAlignmentRole: {
        const bool number = index.column() == Ack || index.column() == Response;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    case StateRole: return static_cast<int>(m_run->stateOf(member));
    case FaintRole: return text(member, index.column()) == nothing();
    default: return {};
    }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) {
        const bool number = section == Ack || section == Response;
        return static_cast<int>((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Member: return tr("Member");
    case State: return tr("State");
    case Ack: return tr("Ack after");
    case Response: return tr("Answer after");
    case Answer: return tr("Answer");
    default: return {};
    }
}

} // namespace grapevine::models
