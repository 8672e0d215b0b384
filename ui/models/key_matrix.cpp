#include "ui/models/key_matrix.h"

#include <algorithm>
#include <numeric>

#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"

namespace grapevine::models {

namespace {
constexpr std::size_t kNameLongest = 128;
constexpr std::size_t kSaidLongest = 300;
} // namespace

KeyMatrix::KeyMatrix(QObject* parent)
    : QAbstractTableModel(parent)
{
}

KeyMatrix::Row KeyMatrix::rowOf(const std::string& member, const link::KeyHolder& holder,
                                bool countsOnly) const
{
    Row row;
    row.member = member;
    row.nameKey = naturalKey(member);
    row.said = clusterText(holder.message, kSaidLongest);
    const bool told = !countsOnly && !holder.failed;
    bool whole = true;
    for (const auto& key : m_keys) {
        const auto& own = holder.keys;
        const bool held = std::find(own.begin(), own.end(), key) != own.end();
        whole = whole && held;
        row.cells.push_back(!told                   ? Cell::Unknown
                            : holder.primary == key ? Cell::Primary
                            : held                  ? Cell::Held
                                                    : Cell::Missing);
    }
    row.kind = countsOnly      ? Kind::Said
               : holder.failed ? Kind::Failed
               : whole         ? Kind::Whole
                               : Kind::Lacking;
    return row;
}

void KeyMatrix::show(const link::KeyReport* report)
{
    beginResetModel();
    m_keys.clear();
    m_rows.clear();
    if (report != nullptr) {
        for (auto& gate : keyGates(*report)) {
            if (m_keys.size() < kKeyColumnsMost) m_keys.push_back(std::move(gate.fingerprint));
        }
        for (const auto& [member, holder] : report->holders)
            m_rows.push_back(rowOf(member, holder, report->countsOnly));
        for (const auto& member : report->silent) {
            Row row;
            row.member = member;
            row.nameKey = naturalKey(member);
            row.kind = Kind::Silent;
            row.cells.assign(m_keys.size(), Cell::Unknown);
            m_rows.push_back(std::move(row));
        }
        std::sort(m_rows.begin(), m_rows.end(),
                  [](const Row& a, const Row& b) { return before(a, b, Answer); });
    }
    endResetModel();
}

bool KeyMatrix::before(const Row& a, const Row& b, int column)
{
    if (column == Answer && a.kind != b.kind) return a.kind < b.kind;
    if (column >= kFirstKey) {
        const auto key = static_cast<std::size_t>(column - kFirstKey);
        if (key < a.cells.size()) {
            if (a.cells[key] != b.cells[key]) return a.cells[key] < b.cells[key];
        } else if (a.said != b.said) {
            return a.said > b.said; // Who said something first.
        }
    }
    return a.nameKey != b.nameKey ? a.nameKey < b.nameKey : a.member < b.member;
}

void KeyMatrix::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= columnCount()) return;
    std::vector<std::size_t> places(m_rows.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    const bool descending = order == Qt::DescendingOrder;
    std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
        return descending ? before(m_rows[b], m_rows[a], column)
                          : before(m_rows[a], m_rows[b], column);
    });
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    std::vector<Row> rows;
    std::vector<int> placeOf(m_rows.size());
    for (std::size_t at = 0; at < places.size(); ++at) {
        placeOf[places[at]] = static_cast<int>(at);
        rows.push_back(std::move(m_rows[places[at]]));
    }
    m_rows = std::move(rows);
    const QModelIndexList olds = persistentIndexList();
    QModelIndexList news;
    for (const auto& old : olds)
        news.append(index(placeOf[static_cast<std::size_t>(old.row())], old.column()));
    changePersistentIndexList(olds, news);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

int KeyMatrix::rowOf(const std::string& member) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&](const Row& row) { return row.member == member; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

const std::string& KeyMatrix::memberAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].member;
}

int KeyMatrix::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int KeyMatrix::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : saidColumn() + 1;
}

QString KeyMatrix::text(const Row& row, int column) const
{
    if (column == Member) return clusterText(row.member, kNameLongest);
    if (column == saidColumn()) return row.said;
    if (column == Answer) {
        switch (row.kind) {
        case Kind::Silent: return tr("silent");
        case Kind::Failed: return tr("said no");
        case Kind::Lacking: return tr("lacks a key");
        case Kind::Whole: return tr("holds all");
        case Kind::Said: return tr("said something");
        }
    }
    switch (row.cells[static_cast<std::size_t>(column - kFirstKey)]) {
    case Cell::Unknown: return tr("not known");
    case Cell::Missing: return tr("missing");
    case Cell::Held: return tr("held");
    case Cell::Primary: return tr("primary");
    }
    return {};
}

QString KeyMatrix::mark(const Row& row, int column) const
{
    if (column == Answer) {
        switch (row.kind) {
        case Kind::Silent: return QStringLiteral("?");
        case Kind::Failed:
        case Kind::Lacking: return QStringLiteral("✗");
        case Kind::Whole: return QStringLiteral("✓");
        case Kind::Said: return QStringLiteral("·");
        }
    }
    if (column < kFirstKey || column >= saidColumn()) return {};
    switch (row.cells[static_cast<std::size_t>(column - kFirstKey)]) {
    case Cell::Unknown: return QStringLiteral("?");
    case Cell::Missing: return QStringLiteral("✗");
    case Cell::Held: return QStringLiteral("✓");
    case Cell::Primary: return QStringLiteral("●");
    }
    return {};
}

QVariant KeyMatrix::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    const int column = index.column();
    const bool key = column >= kFirstKey && column < saidColumn();
    const auto cell = key ? row.cells[static_cast<std::size_t>(column - kFirstKey)] : Cell::Held;
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case Qt::ToolTipRole: return tooltipText(text(row, column));
    case Qt::AccessibleTextRole: {
        if (column != Member) return text(row, column);
        QString all = tr("%1: %2").arg(text(row, Member), text(row, Answer));
        for (std::size_t at = 0; at < m_keys.size(); ++at) {
            all += QStringLiteral(", %1 %2").arg(clusterText(m_keys[at]),
                                                 text(row, kFirstKey + static_cast<int>(at)));
        }
        return all;
    }
    case KeyList::MarkRole: return mark(row, column);
    case KeyList::TroubleRole:
        return (key && cell == Cell::Missing) || (column == Answer && row.kind <= Kind::Lacking);
    case KeyList::QuietRole: return key && cell == Cell::Unknown;
    default: return {};
    }
}

QVariant KeyMatrix::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole) return static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    if (section == Member) return tr("Member");
    if (section == Answer) return tr("Answer");
    if (section == saidColumn()) return tr("In its words");
    const auto key = static_cast<std::size_t>(section - kFirstKey);
    return key < m_keys.size() ? clusterText(m_keys[key]) : QString();
}

} // namespace grapevine::models
