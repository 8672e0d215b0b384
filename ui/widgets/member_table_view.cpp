#include "ui/widgets/member_table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

#include "ui/models/keyed_selection.h"
#include "ui/models/member_model.h"
#include "ui/widgets/member_delegate.h"

namespace grapevine::widgets {

namespace {

/// Rows looked at to size a column; more would be felt at 100,000 members.
constexpr int kSampleRows = 200;
constexpr int kColumnNarrowest = 40;
/// In digits: room for the names of two accusers, and for what tells a tag's values apart.
constexpr int kAccusersRoom = 13;
constexpr int kTagLeast = 6;

int widestOf(models::MemberColumn::Kind kind)
{
    using Kind = models::MemberColumn::Kind;
    switch (kind) {
    case Kind::OtherTags: return 60;
    case Kind::Name: return 40;
    case Kind::Address: return 47;
    case Kind::AccusedBy: return 36;
    case Kind::Tag: return 28;
    case Kind::Status:
    case Kind::Since:
    case Kind::Incarnation:
    case Kind::Rtt: return 20;
    }
    return 20;
}

/// Parts of the width to spare a column takes.
int shareOf(models::MemberColumn::Kind kind)
{
    using Kind = models::MemberColumn::Kind;
    switch (kind) {
    case Kind::OtherTags: return 8;
    case Kind::AccusedBy: return 3;
    case Kind::Name:
    case Kind::Address:
    case Kind::Tag: return 2;
    case Kind::Status:
    case Kind::Since:
    case Kind::Incarnation:
    case Kind::Rtt: return 1;
    }
    return 1;
}

} // namespace

MemberTableView::MemberTableView(QWidget* parent)
    : QTableView(parent)
    , m_delegate(new MemberDelegate(this))
{
    setObjectName(QStringLiteral("memberTable"));
    setAccessibleName(tr("Members"));
    setItemDelegate(m_delegate);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    verticalHeader()->hide();
    verticalHeader()->setObjectName(QStringLiteral("memberTableRows"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = horizontalHeader();
    header->setObjectName(QStringLiteral("memberTableHeader"));
    header->setAccessibleName(tr("Columns of the member table"));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kColumnNarrowest);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, &MemberTableView::handleHeaderClicked);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_sizing || m_model == nullptr || section >= m_model->columnCount()) return;
        m_widths[m_model->columns()[static_cast<std::size_t>(section)].id()] = width;
        Q_EMIT columnWidthsChanged();
    });
    sizeRows();
}

void MemberTableView::setMemberModel(models::MemberModel* model)
{
    m_model = model;
    {
        const QScopedValueRollback sizing(m_sizing, true);
        setModel(model);
    }
    new models::KeyedSelection(*model, *selectionModel(), this);
    connect(model, &models::MemberModel::modelAboutToBeReset, this, [this] {
        m_sizing = true;
        m_topMember = m_model->keyAt(rowAt(0));
        // The very top is a place of its own: who stays there sees what comes first.
        if (verticalScrollBar()->value() == 0) m_topMember.reset();
    });
    connect(model, &models::MemberModel::modelReset, this, &MemberTableView::handleReset);
    connect(model, &models::MemberModel::dataChanged, this,
            [this](const QModelIndex&, const QModelIndex&, const QList<int>& roles) {
                // A remark came or went, which is as rare as a join: it may want room.
                if (roles.contains(models::MemberModel::RemarkRole)) sizeColumns();
            });
    connect(model, &models::MemberModel::layoutChanged, this, &MemberTableView::showSortIndicator);
    sizeColumns();
    showSortIndicator();
}

void MemberTableView::handleReset()
{
    m_sizing = false;
    sizeColumns();
    showSortIndicator();
    if (!m_topMember) return;
    const int row = m_model->rowOf(*m_topMember);
    if (row >= 0) scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtTop);
}

void MemberTableView::setStale(bool stale)
{
    if (stale == m_delegate->isStale()) return;
    m_delegate->setStale(stale);
    viewport()->update();
}

void MemberTableView::tick(Moment now)
{
    if (m_model == nullptr) return;
    const int first = std::max(rowAt(0), 0);
    const int last = rowAt(viewport()->height() - 1);
    m_model->tick(now, first, last < 0 ? m_model->rowCount() - 1 : last);
}

void MemberTableView::handleHeaderClicked(int section)
{
    const bool again = section == m_model->sortColumn();
    const bool wasAscending = m_model->sortOrder() == Qt::AscendingOrder;
    m_model->sort(section, again && wasAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
    showSortIndicator();
}

void MemberTableView::sortByCurrentColumn()
{
    const int column = currentIndex().isValid() ? currentIndex().column() : m_model->sortColumn();
    if (column >= 0) handleHeaderClicked(column);
}

void MemberTableView::showSortIndicator()
{
    horizontalHeader()->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
}

void MemberTableView::copyCell() const
{
    if (!currentIndex().isValid()) return;
    QApplication::clipboard()->setText(currentIndex().data(Qt::DisplayRole).toString());
}

void MemberTableView::copyRows() const
{
    QList<int> rows;
    for (const auto& index : selectionModel()->selectedRows())
        rows.append(index.row());
    if (rows.isEmpty() && currentIndex().isValid()) rows.append(currentIndex().row());
    if (rows.isEmpty()) return;
    std::sort(rows.begin(), rows.end());
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        titles.append(m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    }
    lines.append(titles.join(QLatin1Char('\t')));
    for (const int row : rows)
        lines.append(rowAsTsv(row));
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

QString MemberTableView::rowAsTsv(int row) const
{
    // No cell holds a tab or a line feed: the plain-text gateway has turned them into marks.
    QStringList cells;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        cells.append(m_model->index(row, column).data(Qt::DisplayRole).toString());
    }
    return cells.join(QLatin1Char('\t'));
}

void MemberTableView::setColumnWidths(ColumnWidths widths)
{
    m_widths = std::move(widths);
    sizeColumns();
}

void MemberTableView::sizeRows()
{
    const QFontMetrics metrics(font());
    const int height = std::max(24, metrics.height() + 8);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumHeight(height + 4);
}

void MemberTableView::sizeColumns()
{
    if (m_model == nullptr) return;
    const QScopedValueRollback sizing(m_sizing, true);
    m_needs.clear();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_needs.push_back(widthsFor(column));
        const auto known = m_widths.find(m_model->columns()[static_cast<std::size_t>(column)].id());
        if (known != m_widths.end())
            setColumnWidth(column, std::max(known->second, kColumnNarrowest));
    }
    spreadColumns();
}

void MemberTableView::spreadColumns()
{
    // Width to spare goes to the text columns, most of it to the tags, so that rows fill the
    // window; width that is missing is taken where text can be cut short, before a scroll bar
    // hides whole columns. A column a person has sized keeps its width.
    const auto& columns = m_model->columns();
    std::vector<int> widths(columns.size(), 0);
    std::vector<int> shares(columns.size(), 0);
    int total = 0;
    int spare = viewport()->width();
    for (std::size_t column = 0; column < columns.size(); ++column) {
        const bool sized = m_widths.contains(columns[column].id());
        shares[column] = sized ? 0 : shareOf(columns[column].kind);
        total += shares[column];
        widths[column] = sized ? columnWidth(static_cast<int>(column)) : m_needs[column].natural;
        spare -= widths[column];
    }
    using Kind = models::MemberColumn::Kind;
    for (const auto kind :
         {Kind::OtherTags, Kind::Name, Kind::Incarnation, Kind::Tag, Kind::AccusedBy}) {
        for (std::size_t column = 0; column < columns.size() && spare < 0; ++column) {
            if (columns[column].kind != kind || shares[column] == 0) continue;
            const int given = std::min(-spare, widths[column] - m_needs[column].least);
            widths[column] -= given;
            spare += given;
        }
    }
    const QScopedValueRollback sizing(m_sizing, true);
    spare = std::max(spare, 0);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        if (shares[column] == 0) continue;
        // Parts of what is left: rounding then leaves no strip at the edge.
        const int extra = spare * shares[column] / total;
        spare -= extra;
        total -= shares[column];
        setColumnWidth(static_cast<int>(column), widths[column] + extra);
    }
}

MemberTableView::Widths MemberTableView::widthsFor(int column) const
{
    using Kind = models::MemberColumn::Kind;
    const QFontMetrics metrics(font());
    const auto kind = m_model->columns()[static_cast<std::size_t>(column)].kind;
    const int unit = metrics.horizontalAdvance(QLatin1Char('0'));
    const int extra = 2 * MemberDelegate::kMargin + unit;
    // The header needs room for its arrow as well.
    const QString title = m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
    const int heading = metrics.horizontalAdvance(title) + extra + 2 * unit;
    int width = heading;
    if (kind == Kind::Status) {
        const int space = MemberDelegate::glyphSpace(verticalHeader()->defaultSectionSize());
        for (const auto status : models::kAllStatusKinds) {
            const int word = metrics.horizontalAdvance(models::statusWord(status));
            width = std::max(width, word + space + extra);
        }
        return {width, width};
    }
    // Ages and round trips grow: room for what they may become.
    if (kind == Kind::Since) {
        width = std::max(width, metrics.horizontalAdvance(QStringLiteral("> 00 min")) + extra);
    }
    if (kind == Kind::Rtt) {
        width = std::max(width, metrics.horizontalAdvance(QStringLiteral("000,00 ms")) + extra);
    }
    // Accusers come and go: room for two names from the start, so that nothing jumps then.
    if (kind == Kind::AccusedBy) width = std::max(width, kAccusersRoom * unit + extra);
    const int usual = width;
    const int rows = std::min(m_model->rowCount(), kSampleRows);
    const int most = widestOf(kind) * unit;
    int remarked = width;
    QFont heavy = font();
    heavy.setBold(true);
    const QFontMetrics bold(heavy);
    for (int row = 0; row < rows; ++row) {
        const auto index = m_model->index(row, column);
        const QString remark = index.data(models::MemberModel::RemarkRole).toString();
        const int text = (remark.isEmpty() ? metrics : bold)
                             .horizontalAdvance(index.data(Qt::DisplayRole).toString());
        width = std::max(width, std::min(most, text) + extra);
        if (remark.isEmpty()) continue;
        const int behind = MemberDelegate::kRemarkGap + metrics.horizontalAdvance(remark);
        remarked = std::max(remarked, std::min(most, text + behind) + extra);
    }
    // Without the arrow's room: it stands over one column only.
    const int bare = heading - 2 * unit;
    if (kind == Kind::OtherTags) return {width, bare};
    if (kind == Kind::Incarnation) return {width, width == heading ? bare : width};
    if (kind == Kind::AccusedBy) return {width, usual};
    if (kind == Kind::Tag) {
        return {width, std::min(width, std::max(bare, kTagLeast * unit + extra))};
    }
    return {std::max(width, remarked), width};
}

void MemberTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (m_model != nullptr) spreadColumns();
}

void MemberTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        sizeRows();
        sizeColumns();
    }
}

} // namespace grapevine::widgets
