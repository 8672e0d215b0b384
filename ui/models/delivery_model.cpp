#include "ui/models/delivery_model.h"

#include <algorithm>
#include <set>

#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {
constexpr std::size_t kNameLongest = 128;
} // namespace

DeliveryModel::DeliveryModel(QObject* parent)
    : QAbstractTableModel(parent)
{
}

void DeliveryModel::show(const Delivery* delivery)
{
    beginResetModel();
    m_delivery = delivery;
    fill();
    endResetModel();
}

void DeliveryModel::setUnprovenOnly(bool only)
{
    if (only == m_unprovenOnly) return;
    beginResetModel();
    m_unprovenOnly = only;
    fill();
    endResetModel();
}

void DeliveryModel::fill()
{
    m_members.clear();
    if (m_delivery == nullptr) return;
    for (const auto& [member, line] : m_delivery->lines) {
        if (!m_unprovenOnly || isUnproven(line.state)) m_members.push_back(member);
    }
    std::stable_sort(m_members.begin(), m_members.end(),
                     [](const auto& a, const auto& b) { return naturalKey(a) < naturalKey(b); });
}

void DeliveryModel::update(const Delivery& delivery, const std::vector<std::string>& members)
{
    if (m_delivery == nullptr || m_members.empty()) {
        show(&delivery);
        return;
    }
    m_delivery = &delivery;
    std::set<std::string> shown(m_members.begin(), m_members.end());
    std::vector<std::string> fresh;
    for (const auto& member : members) {
        const auto line = delivery.lines.find(member);
        const bool wanted =
            line != delivery.lines.end() && (!m_unprovenOnly || isUnproven(line->second.state));
        if (wanted && shown.insert(member).second) fresh.push_back(member);
    }
    if (!fresh.empty()) {
        const int from = rowCount();
        beginInsertRows({}, from, from + static_cast<int>(fresh.size()) - 1);
        m_members.insert(m_members.end(), fresh.begin(), fresh.end());
        endInsertRows();
    }
    const std::set<std::string> touched(members.begin(), members.end());
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        if (!touched.contains(m_members[i])) continue;
        const int row = static_cast<int>(i);
        Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
    }
}

int DeliveryModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_members.size());
}

int DeliveryModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

const link::DeliveryLine* DeliveryModel::lineAt(int row) const
{
    const auto at = m_delivery->lines.find(m_members[static_cast<std::size_t>(row)]);
    return at == m_delivery->lines.end() ? nullptr : &at->second;
}

QString DeliveryModel::text(const link::DeliveryLine& line, int column)
{
    switch (column) {
    case Member: return clusterText(line.member, kNameLongest);
    case State: return deliveryWord(line.state);
    case When:
        return line.state == link::DeliveryState::Waiting ? QString() : clockText(line.at.wall);
    case Why: return deliveryReason(line);
    default: return {};
    }
}

QVariant DeliveryModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto* line = lineAt(index.row());
    if (line == nullptr) return {};
    switch (role) {
    case Qt::DisplayRole: return text(*line, index.column());
    case Qt::ToolTipRole:
        return tooltipText(index.column() == When ? preciseText(line->at.wall)
                                                  : text(*line, index.column()));
    case Qt::AccessibleTextRole:
        if (index.column() != Member) return text(*line, index.column());
        return QStringLiteral("%1: %2 %3")
            .arg(text(*line, Member), text(*line, State), text(*line, Why))
            .trimmed();
    case StateRole: return static_cast<int>(line->state);
    default: return {};
    }
}

QVariant DeliveryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Member: return tr("Member");
    case State: return tr("Event");
    case When: return tr("Asked at");
    case Why: return tr("Why");
    default: return {};
    }
}

} // namespace grapevine::models
