#include "ui/widgets/frozen_table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHeaderView>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

#include "ui/widgets/frozen_delegate.h"

namespace grapevine::widgets {

namespace {

/// Rows looked at to size a column.
constexpr int kSampleRows = 200;
constexpr int kColumnNarrowest = 40;
constexpr int kColumnWidestDigits = 44;

} // namespace

FrozenTableView::FrozenTableView(const QString& objectName, int stretched, QWidget* parent)
    : QTableView(parent)
    , m_delegate(new FrozenDelegate(this))
    , m_stretched(stretched)
{
    setObjectName(objectName);
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
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setObjectName(objectName + QStringLiteral("Rows"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = horizontalHeader();
    header->setObjectName(objectName + QStringLiteral("Header"));
    header->setAccessibleName(tr("Columns"));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kColumnNarrowest);
    header->setSortIndicatorShown(true);
    connect(header, &QHeaderView::sectionClicked, this, &FrozenTableView::sortBy);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int) {
        if (!m_sizing) m_byHand.insert(section);
    });
    addOwnActions();
    sizeRows();
}

void FrozenTableView::addOwnActions()
{
    // Menus end with them: what belongs to the rows stands before.
    const QString name = objectName();
    connect(addTableAction(name + QStringLiteral("CopyCell"), tr("Copy cell"), QKeySequence::Copy),
            &QAction::triggered, this, &FrozenTableView::copyCell);
    connect(addTableAction(name + QStringLiteral("CopyRows"), tr("Copy rows as a table"),
                           QKeySequence(QStringLiteral("Ctrl+Shift+C"))),
            &QAction::triggered, this, &FrozenTableView::copyRows);
    connect(addTableAction(name + QStringLiteral("Sort"), tr("Sort by this column"),
                           QKeySequence(QStringLiteral("S"))),
            &QAction::triggered, this, [this] {
                const int column =
                    currentIndex().isValid() ? currentIndex().column() : m_table->sortColumn();
                sortBy(column);
            });
}

QAction* FrozenTableView::addTableAction(const QString& objectName, const QString& text,
                                         const QKeySequence& keys)
{
    auto* action = new QAction(text, this);
    action->setObjectName(objectName);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    addAction(action);
    return action;
}

void FrozenTableView::setTable(models::FrozenTable* table)
{
    m_table = table;
    {
        const QScopedValueRollback sizing(m_sizing, true);
        setModel(table);
    }
    connect(table, &models::FrozenTable::modelAboutToBeReset, this, &FrozenTableView::remember);
    connect(table, &models::FrozenTable::modelReset, this, &FrozenTableView::restore);
    connect(table, &models::FrozenTable::layoutChanged, this, &FrozenTableView::showSortIndicator);
    sizeColumns();
    showSortIndicator();
}

void FrozenTableView::setLeast(int column, int digits)
{
    m_leasts.resize(std::max(m_leasts.size(), static_cast<std::size_t>(column) + 1), 0);
    m_leasts[static_cast<std::size_t>(column)] = digits;
}

void FrozenTableView::setStale(bool stale)
{
    if (stale == m_delegate->isStale()) return;
    m_delegate->setStale(stale);
    viewport()->update();
}

std::vector<int> FrozenTableView::selectedRows() const
{
    std::vector<int> rows;
    for (const auto& index : selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (rows.empty() && currentIndex().isValid()) rows.push_back(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

void FrozenTableView::remember()
{
    m_sizing = true;
    m_place = {};
    m_place.generation = m_table->generation();
    for (const auto& index : selectionModel()->selectedRows())
        m_place.selected.push_back(m_table->slotAt(index.row()));
    m_place.current = m_table->slotAt(currentIndex().row());
    m_place.column = std::max(currentIndex().column(), 0);
    // The very top is a place of its own: who stays there sees what comes first.
    if (verticalScrollBar()->value() > 0) m_place.top = m_table->slotAt(rowAt(0));
}

void FrozenTableView::restore()
{
    m_sizing = false;
    sizeColumns();
    showSortIndicator();
    // Other things may have the same slots now.
    if (m_place.generation != m_table->generation()) return;
    const auto rowOf = [this](models::Slot slot) {
        return slot == models::kNoSlot ? -1 : m_table->rowOfSlot(slot);
    };
    QItemSelection selection;
    const int last = m_table->columnCount() - 1;
    for (const auto slot : m_place.selected) {
        const int row = rowOf(slot);
        if (row >= 0) selection.select(m_table->index(row, 0), m_table->index(row, last));
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (const int row = rowOf(m_place.current); row >= 0) {
        selectionModel()->setCurrentIndex(m_table->index(row, m_place.column),
                                          QItemSelectionModel::NoUpdate);
    }
    if (const int row = rowOf(m_place.top); row >= 0)
        scrollTo(m_table->index(row, 0), QAbstractItemView::PositionAtTop);
}

void FrozenTableView::sortBy(int column)
{
    const bool again = column == m_table->sortColumn();
    const bool wasAscending = m_table->sortOrder() == Qt::AscendingOrder;
    m_table->sort(column, again && wasAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
    showSortIndicator();
}

void FrozenTableView::showSortIndicator()
{
    horizontalHeader()->setSortIndicator(m_table->sortColumn(), m_table->sortOrder());
}

void FrozenTableView::sizeRows()
{
    const int height = std::max(24, QFontMetrics(font()).height() + 8);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumHeight(height + 4);
}

void FrozenTableView::sizeColumns()
{
    if (m_table == nullptr) return;
    const QFontMetrics metrics(font());
    const int digit = metrics.horizontalAdvance(QLatin1Char('0'));
    QStyleOptionViewItem option;
    option.font = font();
    m_natural.clear();
    for (int column = 0; column < m_table->columnCount(); ++column) {
        const QString title =
            m_table->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        // The header needs room for its arrow as well.
        int width = metrics.horizontalAdvance(title) + 5 * digit;
        const auto at = static_cast<std::size_t>(column);
        if (at < m_leasts.size()) width = std::max(width, m_leasts[at] * digit);
        const int rows = std::min(m_table->rowCount(), kSampleRows);
        for (int row = 0; row < rows; ++row) {
            const int wanted = m_delegate->sizeHint(option, m_table->index(row, column)).width();
            width = std::max(width, std::min(wanted, kColumnWidestDigits * digit));
        }
        m_natural.push_back(width);
    }
    spread();
}

void FrozenTableView::spread()
{
    const QScopedValueRollback sizing(m_sizing, true);
    const int digit = QFontMetrics(font()).horizontalAdvance(QLatin1Char('0'));
    int spare = viewport()->width();
    for (int column = 0; column < static_cast<int>(m_natural.size()); ++column) {
        if (!m_byHand.contains(column))
            setColumnWidth(column, m_natural[static_cast<std::size_t>(column)]);
        spare -= columnWidth(column);
    }
    if (m_stretched >= static_cast<int>(m_natural.size()) || m_byHand.contains(m_stretched)) return;
    const auto at = static_cast<std::size_t>(m_stretched);
    const int least =
        std::min(m_natural[at], at < m_leasts.size() ? m_leasts[at] * digit : kColumnNarrowest);
    setColumnWidth(m_stretched, std::max(least, m_natural[at] + spare));
}

void FrozenTableView::copyCell() const
{
    if (!currentIndex().isValid()) return;
    QApplication::clipboard()->setText(currentIndex().data(Qt::DisplayRole).toString());
}

void FrozenTableView::copyRows() const
{
    const auto rows = selectedRows();
    if (rows.empty()) return;
    QStringList lines;
    QStringList titles;
    for (int column = 0; column < m_table->columnCount(); ++column)
        titles.append(m_table->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
    lines.append(titles.join(QLatin1Char('\t')));
    for (const int row : rows) {
        // No cell holds a tab or a line feed: the plain-text gateway has turned them into marks.
        QStringList cells;
        for (int column = 0; column < m_table->columnCount(); ++column)
            cells.append(m_table->index(row, column).data(Qt::DisplayRole).toString());
        lines.append(cells.join(QLatin1Char('\t')));
    }
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void FrozenTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    if (m_table != nullptr) spread();
}

void FrozenTableView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        sizeRows();
        sizeColumns();
    }
}

} // namespace grapevine::widgets
