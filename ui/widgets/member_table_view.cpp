#include "ui/widgets/member_table_view.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDrag>
#include <QEvent>
#include <QHeaderView>
#include <QMimeData>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>

#include "ui/models/keyed_selection.h"
#include "ui/models/member_model.h"
#include "ui/widgets/member_delegate.h"
#include "ui/widgets/member_header.h"
#include "ui/widgets/pinned_columns.h"
#include "ui/widgets/sort_keeper.h"

namespace grapevine::widgets {

namespace {

/// Logical pixels of a row at the usual font, and what it keeps around a larger one.
struct RowRoom {
    int height;
    int air;
};

RowRoom roomOf(models::RowDensity density)
{
    switch (density) {
    case models::RowDensity::Compact: return {20, 3};
    case models::RowDensity::Normal: return {24, 8};
    case models::RowDensity::Roomy: return {30, 14};
    }
    return {24, 8};
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
    buildHeader();
    buildPinned();
    sizeRows();
}

void MemberTableView::buildHeader()
{
    auto* header = new MemberHeader(this);
    setHorizontalHeader(header);
    header->setObjectName(QStringLiteral("memberTableHeader"));
    header->setAccessibleName(tr("Columns of the member table"));
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionsClickable(true);
    header->setSectionsMovable(true);
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kColumnNarrowest);
    header->setSortIndicatorShown(true);
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &MemberTableView::handleHeaderClicked);
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (m_sizing || m_model == nullptr || section >= m_model->columnCount()) return;
        m_widths[m_model->columns()[static_cast<std::size_t>(section)].id()] = width;
        Q_EMIT arrangementChanged();
    });
    // The header is still at it: the columns change once it is done.
    connect(
        header, &QHeaderView::sectionMoved, this,
        [this] {
            if (!m_sizing) takeOrder();
        },
        Qt::QueuedConnection);
    connect(header, &QHeaderView::customContextMenuRequested, this, [this](const QPoint& at) {
        Q_EMIT headerMenuRequested(horizontalHeader()->logicalIndexAt(at),
                                   horizontalHeader()->mapToGlobal(at));
    });
}

void MemberTableView::buildPinned()
{
    m_pinned = new PinnedColumns(*this);
    auto* delegate = new MemberDelegate(m_pinned);
    delegate->setFocusView(this);
    m_pinned->setItemDelegate(delegate);
    auto* header = m_pinned->horizontalHeader();
    header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header, &QHeaderView::sectionClicked, this, &MemberTableView::handleHeaderClicked);
    connect(header, &QHeaderView::customContextMenuRequested, this,
            [this, header](const QPoint& at) {
                Q_EMIT headerMenuRequested(header->logicalIndexAt(at), header->mapToGlobal(at));
            });
}

void MemberTableView::setMemberModel(models::MemberModel* model)
{
    m_model = model;
    {
        const QScopedValueRollback sizing(m_sizing, true);
        setModel(model);
    }
    // Each view forgets the selection when the model is reset: what brings it back comes after.
    m_pinned->setCount(0);
    m_keeper = new SortKeeper(*model, *this);
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
    connect(selectionModel(), &QItemSelectionModel::currentChanged, m_pinned->viewport(),
            qOverload<>(&QWidget::update));
    sizeColumns();
    showSortIndicator();
}

void MemberTableView::handleReset()
{
    m_sizing = false;
    m_pinned->setCount(
        static_cast<int>(models::pinnedCount(m_model->columns(), m_model->columnChoice())));
    sizeColumns();
    showSortIndicator();
    if (!m_topMember) return;
    const int row = m_model->rowOf(*m_topMember);
    if (row >= 0) scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtTop);
}

void MemberTableView::takeOrder()
{
    // The model's columns stand in the order in which they are shown; the header has none of its
    // own, so that copies and exports need not ask it.
    auto* header = horizontalHeader();
    auto choice = m_model->columnChoice();
    std::vector<std::string> order;
    for (int visual = 0; visual < header->count(); ++visual) {
        const auto section = static_cast<std::size_t>(header->logicalIndex(visual));
        order.push_back(m_model->columns()[section].id());
    }
    for (auto& id : choice.order) {
        if (std::find(order.begin(), order.end(), id) == order.end())
            order.push_back(std::move(id));
    }
    choice.order = std::move(order);
    {
        const QScopedValueRollback sizing(m_sizing, true);
        const QSignalBlocker quiet(header);
        for (int section = 0; section < header->count(); ++section)
            header->moveSection(header->visualIndex(section), section);
    }
    setColumnChoice(choice);
}

void MemberTableView::setColumnChoice(const models::ColumnChoice& choice)
{
    if (choice == m_model->columnChoice()) return;
    m_model->setColumnChoice(choice);
    // Pins change no column where they stood first already.
    m_pinned->setCount(static_cast<int>(models::pinnedCount(m_model->columns(), choice)));
    spreadColumns();
    Q_EMIT arrangementChanged();
}

void MemberTableView::setRibbonSpan(models::RibbonSpan span)
{
    if (span == m_model->ribbonSpan()) return;
    m_model->setRibbonSpan(span);
    Q_EMIT arrangementChanged();
}

bool MemberTableView::isStale() const
{
    return m_delegate->isStale();
}

void MemberTableView::setStale(bool stale)
{
    if (stale == m_delegate->isStale()) return;
    m_delegate->setStale(stale);
    static_cast<MemberDelegate*>(m_pinned->itemDelegate())->setStale(stale);
    viewport()->update();
    m_pinned->viewport()->update();
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
    Q_EMIT arrangementChanged();
}

void MemberTableView::sortByCurrentColumn()
{
    const int column = currentIndex().isValid() ? currentIndex().column() : m_model->sortColumn();
    if (column >= 0) handleHeaderClicked(column);
}

void MemberTableView::showSortIndicator()
{
    for (auto* header : {horizontalHeader(), m_pinned->horizontalHeader()})
        header->setSortIndicator(m_model->sortColumn(), m_model->sortOrder());
}

QList<int> MemberTableView::chosenRows() const
{
    QList<int> rows;
    if (selectionModel() == nullptr) return rows;
    for (const auto& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.append(row);
    }
    if (rows.isEmpty() && currentIndex().isValid()) rows.append(currentIndex().row());
    std::sort(rows.begin(), rows.end());
    return rows;
}

int MemberTableView::menuRow() const
{
    const auto rows = chosenRows();
    if (rows.isEmpty()) return -1;
    return rows.contains(currentIndex().row()) ? currentIndex().row() : rows.first();
}

QPoint MemberTableView::menuPosition() const
{
    const auto* view = m_pinned->count() > currentIndex().column()
                           ? static_cast<const QTableView*>(m_pinned)
                           : this;
    const QRect cell = view->visualRect(currentIndex());
    const QPoint corner = isRightToLeft() ? cell.bottomRight() : cell.bottomLeft();
    const QRect seen = view->viewport()->rect();
    return view->viewport()->mapToGlobal(QPoint(std::clamp(corner.x(), seen.left(), seen.right()),
                                                std::clamp(corner.y(), seen.top(), seen.bottom())));
}

void MemberTableView::copy(MemberCopy what) const
{
    const auto rows = what == MemberCopy::Cell && currentIndex().isValid()
                          ? QList<int>{currentIndex().row()}
                          : chosenRows();
    const int column = std::max(currentIndex().column(), 0);
    const QString text = copied(what, *m_model, rows, column);
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

void MemberTableView::setColumnWidths(ColumnWidths widths)
{
    m_widths = std::move(widths);
    sizeColumns();
}

void MemberTableView::fitColumn(int column)
{
    if (column < 0 || column >= m_model->columnCount()) return;
    setColumnWidth(
        column,
        columnNeed(*m_model, column, font(), verticalHeader()->defaultSectionSize()).natural);
}

void MemberTableView::fitColumns()
{
    m_widths.clear();
    sizeColumns();
    Q_EMIT arrangementChanged();
}

models::TableArrangement MemberTableView::arrangement() const
{
    return {.widths = m_widths,
            .columns = m_model->columnChoice(),
            .sortColumn = m_model->sorting().column.id(),
            .descending = m_model->sorting().descending,
            .keepSorted = keepsSorted(),
            .span = m_model->ribbonSpan(),
            .density = m_density};
}

void MemberTableView::setArrangement(const models::TableArrangement& arrangement)
{
    const QSignalBlocker quiet(this);
    m_widths = arrangement.widths;
    setDensity(arrangement.density);
    m_model->setRibbonSpan(arrangement.span);
    setColumnChoice(arrangement.columns);
    m_model->setSort(arrangement.sortColumn,
                     arrangement.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    setKeepSorted(arrangement.keepSorted);
    sizeColumns();
    showSortIndicator();
}

void MemberTableView::setDensity(models::RowDensity density)
{
    if (density == m_density) return;
    const auto top = m_model == nullptr ? std::nullopt : m_model->keyAt(rowAt(0));
    m_density = density;
    sizeRows();
    sizeColumns();
    // How far one can scroll depends on the rows' height.
    executeDelayedItemsLayout();
    updateGeometries();
    const int row = top ? m_model->rowOf(*top) : -1;
    if (row >= 0) scrollTo(m_model->index(row, 0), QAbstractItemView::PositionAtTop);
    Q_EMIT arrangementChanged();
}

void MemberTableView::setKeepSorted(bool keep)
{
    if (keep == keepsSorted()) return;
    m_keeper->setOn(keep);
    Q_EMIT arrangementChanged();
}

bool MemberTableView::keepsSorted() const
{
    return m_keeper != nullptr && m_keeper->isOn();
}

void MemberTableView::sizeRows()
{
    const QFontMetrics metrics(font());
    const auto room = roomOf(m_density);
    const int height = std::max(room.height, metrics.height() + room.air);
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
    horizontalHeader()->setMinimumHeight(height + 4);
    if (m_pinned != nullptr) m_pinned->follow();
}

void MemberTableView::sizeColumns()
{
    if (m_model == nullptr) return;
    m_needs.clear();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_needs.push_back(
            columnNeed(*m_model, column, font(), verticalHeader()->defaultSectionSize()));
    }
    spreadColumns();
}

void MemberTableView::spreadColumns()
{
    const auto& columns = m_model->columns();
    if (m_needs.size() != columns.size()) return;
    const auto sized = [&](std::size_t column) {
        const auto known = m_widths.find(columns[column].id());
        return known == m_widths.end() ? 0 : known->second;
    };
    const auto widths = spreadWidths(columns, m_needs, sized, viewport()->width());
    const QScopedValueRollback sizing(m_sizing, true);
    for (std::size_t column = 0; column < widths.size(); ++column)
        setColumnWidth(static_cast<int>(column), widths[column]);
    m_pinned->follow();
}

void MemberTableView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    // Pinned columns are always to be seen: for them nothing moves sideways.
    const int covered = m_pinned->covered();
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (covered == 0) return;
    if (index.column() < m_pinned->count()) {
        horizontalScrollBar()->setValue(before);
        return;
    }
    const int left = columnViewportPosition(index.column());
    const int hidden = isRightToLeft()
                           ? left + columnWidth(index.column()) - (viewport()->width() - covered)
                           : covered - left;
    if (hidden > 0) horizontalScrollBar()->setValue(horizontalScrollBar()->value() - hidden);
}

void MemberTableView::updateGeometries()
{
    QTableView::updateGeometries();
    if (m_pinned != nullptr) m_pinned->follow();
}

void MemberTableView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    if (!byKey && !indexAt(event->pos()).isValid()) return;
    Q_EMIT menuRequested(byKey ? menuPosition() : event->globalPos());
}

void MemberTableView::keyPressEvent(QKeyEvent* event)
{
    const bool shifted = event->modifiers() == Qt::ShiftModifier;
    if (event->key() == Qt::Key_Menu || (event->key() == Qt::Key_F10 && shifted)) {
        Q_EMIT menuRequested(menuPosition());
        return;
    }
    QTableView::keyPressEvent(event);
}

void MemberTableView::mousePressEvent(QMouseEvent* event)
{
    // A row that is selected already may be dragged out; what it would do to the selection waits
    // for the button's release.
    const auto index = indexAt(event->pos());
    const bool grabs = event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier &&
                       index.isValid() && selectionModel()->isSelected(index);
    m_grabbed.reset();
    if (!grabs) {
        QTableView::mousePressEvent(event);
        return;
    }
    m_grabbed = event->pos();
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::NoUpdate);
}

void MemberTableView::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_grabbed) {
        QTableView::mouseMoveEvent(event);
        return;
    }
    const int way = (event->pos() - *m_grabbed).manhattanLength();
    if (way < QApplication::startDragDistance()) return;
    m_grabbed.reset();
    dragOut();
}

void MemberTableView::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_grabbed) {
        QTableView::mouseReleaseEvent(event);
        return;
    }
    m_grabbed.reset();
    selectionModel()->select(currentIndex(),
                             QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

void MemberTableView::dragOut()
{
    auto* text = new QMimeData;
    text->setText(copied(MemberCopy::Tsv, *m_model, chosenRows(), 0));
    auto* drag = new QDrag(this);
    drag->setMimeData(text);
    drag->exec(Qt::CopyAction);
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
