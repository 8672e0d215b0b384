#include "ui/models/rtt_matrix_model.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/models/rtt_words.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

int zoneNumber(const RttField& field, std::size_t member)
{
    const auto zone = field.zoning().zoneOf[member];
    return zone == RttZoning::kNoZone ? -1 : static_cast<int>(zone);
}

} // namespace

RttMatrixModel::RttMatrixModel(const RttField& field, QObject* parent)
    : QAbstractTableModel(parent)
    , m_field(field)
{
}

std::vector<std::size_t> RttMatrixModel::sorted() const
{
    std::vector<std::size_t> order(m_field.members().size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    // Members without a zone stand last; the field has them by name already.
    const auto rank = [this](std::size_t member) { return m_field.zoning().zoneOf[member]; };
    std::stable_sort(order.begin(), order.end(),
                     [&rank](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
    return order;
}

void RttMatrixModel::resort()
{
    beginResetModel();
    m_rows.clear();
    m_byName.clear();
    const auto titleOf = [this](int zone, std::size_t limit) {
        return zone < 0 ? QString()
                        : zoneTitle(m_field.zoneTags(), static_cast<std::size_t>(zone), limit);
    };
    for (const auto member : sorted()) {
        const auto& one = m_field.members()[member];
        m_byName.emplace(one.name(), static_cast<int>(m_rows.size()));
        const int zone = zoneNumber(m_field, member);
        m_rows.push_back({one.name(), member, one.coordinate, zone,
                          titleOf(zone, kZoneTitleLongest), titleOf(zone, kClusterTextLongest)});
    }
    m_shownRows = m_shownColumns = static_cast<int>(m_rows.size());
    measure();
    endResetModel();
    countPending();
}

void RttMatrixModel::refresh()
{
    std::unordered_map<std::string, std::size_t> there;
    std::vector<Row> fresh;
    for (std::size_t at = 0; at < m_field.members().size(); ++at) {
        const auto& one = m_field.members()[at];
        there.emplace(one.name(), at);
        if (!m_byName.contains(one.name()))
            fresh.push_back({one.name(), at, one.coordinate, -1, {}, {}});
    }
    // The rest of a row is told by its column: values stand the same way in both.
    std::vector<int> changed;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        auto& known = m_rows[row];
        const auto found = there.find(known.name);
        const auto member = found == there.end() ? std::nullopt : std::optional(found->second);
        const auto coordinate = member ? m_field.members()[*member].coordinate : nullptr;
        const bool otherwise =
            known.coordinate != coordinate || known.member.has_value() != member.has_value();
        known.member = member;
        known.coordinate = coordinate;
        if (otherwise) changed.push_back(static_cast<int>(row));
    }
    const int last = m_shownRows - 1;
    constexpr int kOneByOne = 16; // Beyond, one range over all costs less than so many.
    if (static_cast<int>(changed.size()) > kOneByOne) {
        Q_EMIT dataChanged(index(0, 0), index(last, last));
    } else {
        for (const int row : changed) {
            Q_EMIT dataChanged(index(row, 0), index(row, last));
            Q_EMIT dataChanged(index(0, row), index(last, row));
        }
    }
    if (!changed.empty()) {
        Q_EMIT headerDataChanged(Qt::Vertical, changed.front(), changed.back());
        Q_EMIT headerDataChanged(Qt::Horizontal, changed.front(), changed.back());
    }
    append(std::move(fresh));
    measure();
    countPending();
}

void RttMatrixModel::append(std::vector<Row> rows)
{
    if (rows.empty()) return;
    const int first = m_shownRows;
    const int last = first + static_cast<int>(rows.size()) - 1;
    for (auto& row : rows) {
        m_byName.emplace(row.name, static_cast<int>(m_rows.size()));
        m_rows.push_back(std::move(row));
    }
    beginInsertRows({}, first, last);
    m_shownRows = last + 1;
    endInsertRows();
    beginInsertColumns({}, first, last);
    m_shownColumns = last + 1;
    endInsertColumns();
}

void RttMatrixModel::measure()
{
    m_leastMs = m_mostMs = 0.0;
    const auto& table = m_field.table();
    for (std::size_t a = 0; a < table.size(); ++a) {
        for (std::size_t b = a + 1; b < table.size(); ++b) {
            if (!table.isKnown(a, b)) continue;
            const auto ms = static_cast<double>(table.at(a, b));
            m_leastMs = m_mostMs > 0.0 ? std::min(m_leastMs, ms) : ms;
            m_mostMs = std::max(m_mostMs, ms);
        }
    }
}

void RttMatrixModel::countPending()
{
    const auto order = sorted();
    std::vector<std::size_t> placeOf(order.size());
    for (std::size_t place = 0; place < order.size(); ++place)
        placeOf[order[place]] = place;
    // Those that stand in order already need not move: the longest run that rises.
    std::vector<std::size_t> rising;
    std::size_t zonesMoved = 0;
    for (const auto& row : m_rows) {
        if (!row.member) continue;
        if (row.zone != zoneNumber(m_field, *row.member)) ++zonesMoved;
        const auto place = placeOf[*row.member];
        const auto above = std::lower_bound(rising.begin(), rising.end(), place);
        if (above == rising.end()) {
            rising.push_back(place);
        } else {
            *above = place;
        }
    }
    std::size_t wrong = m_rows.size() - rising.size();
    // In order, but the lines between zones are not where zones end.
    if (wrong == 0) wrong = zonesMoved;
    const auto pending = static_cast<int>(wrong);
    if (std::exchange(m_pending, pending) != pending) Q_EMIT pendingChanged(pending);
}

std::string RttMatrixModel::nameAt(int row) const
{
    if (row < 0 || row >= m_shownRows) return {};
    return m_rows[static_cast<std::size_t>(row)].name;
}

int RttMatrixModel::rowOf(const std::string& name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? -1 : found->second;
}

std::optional<std::size_t> RttMatrixModel::memberAt(int row) const
{
    if (row < 0 || row >= m_shownRows) return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)].member;
}

bool RttMatrixModel::endsZone(int row) const
{
    if (row < 0 || row + 1 >= m_shownRows) return false;
    const auto at = static_cast<std::size_t>(row);
    return m_rows[at].zone != m_rows[at + 1].zone;
}

QString RttMatrixModel::zoneTitleAt(int row) const
{
    if (row < 0 || row >= m_shownRows) return {};
    return m_rows[static_cast<std::size_t>(row)].zoneTitle;
}

QString RttMatrixModel::zoneNameAt(int row) const
{
    if (row < 0 || row >= m_shownRows) return {};
    return m_rows[static_cast<std::size_t>(row)].zoneName;
}

int RttMatrixModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shownRows;
}

int RttMatrixModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : m_shownColumns;
}

RttEstimate RttMatrixModel::between(const QModelIndex& index) const
{
    const auto a = memberAt(index.row());
    const auto b = memberAt(index.column());
    return a && b ? m_field.estimate(*a, *b) : RttEstimate{};
}

QVariant RttMatrixModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const bool self = index.row() == index.column();
    switch (role) {
    case SelfRole: return self;
    case Qt::DisplayRole: {
        const auto told = between(index);
        return self || !told.isKnown() ? QVariant() : QVariant(rttText(told.rtt));
    }
    case MsRole: {
        const auto told = between(index);
        if (self || !told.isKnown()) return {};
        return static_cast<double>(told.rtt.count()) / 1e6;
    }
    case ErrorRole: {
        const auto told = between(index);
        return self || !told.isKnown() ? QVariant() : QVariant(told.error);
    }
    case Qt::AccessibleTextRole:
    case Qt::ToolTipRole: {
        const auto from = clusterText(nameAt(index.row()), kRttNameLongest);
        const auto to = clusterText(nameAt(index.column()), kRttNameLongest);
        const auto words = self ? from : pairText(from, to, between(index));
        return role == Qt::ToolTipRole ? tooltipText(words) : words;
    }
    default: return {};
    }
}

QVariant RttMatrixModel::headerData(int section, Qt::Orientation, int role) const
{
    if (section < 0 || section >= m_shownRows) return {};
    const auto& row = m_rows[static_cast<std::size_t>(section)];
    switch (role) {
    case NameRole:
    case Qt::DisplayRole: return clusterText(row.name, kRttNameLongest);
    case GoneRole: return !row.member.has_value();
    case ZoneRole: return row.zone;
    default: return {};
    }
}

} // namespace grapevine::models
