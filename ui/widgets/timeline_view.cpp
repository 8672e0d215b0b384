#include "ui/widgets/timeline_view.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>

#include <algorithm>
#include <utility>

#include "ui/models/timeline_model.h"
#include "ui/widgets/new_below_chip.h"
#include "ui/widgets/timeline_delegate.h"
#include "ui/widgets/timeline_header.h"

namespace grapevine::widgets {

namespace {

using models::TimelineColumn;

constexpr int kRowsMost = 50'000; ///< Copied at once.

} // namespace

TimelineView::TimelineView(QWidget* parent)
    : QAbstractItemView(parent)
    , m_header(new TimelineHeader(this))
    , m_chip(new NewBelowChip(this))
{
    setObjectName(QStringLiteral("timelineList"));
    setAccessibleName(tr("Timeline"));
    setItemDelegate(new TimelineDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_chip, &QPushButton::clicked, this, &TimelineView::follow);
    connect(m_header, &QHeaderView::sectionResized, this, [this] { viewport()->update(); });
    sizeRows();
}

void TimelineView::setNames(const QString& name)
{
    setObjectName(name);
    m_header->setObjectName(name + QStringLiteral("Header"));
    m_chip->setObjectName(name + QStringLiteral("NewBelow"));
}

void TimelineView::setTimelineModel(models::TimelineModel* model)
{
    m_model = model;
    setModel(model);
    m_header->setModel(model);
    connect(model, &QAbstractItemModel::modelAboutToBeReset, this, [this] {
        m_top.reset();
        m_current.reset();
        if (m_following || m_model->rowCount() == 0) return;
        const int top = std::min(verticalScrollBar()->value(), m_model->rowCount() - 1);
        m_top = m_model->rowAt(top).first;
        if (currentIndex().isValid()) m_current = m_model->rowAt(currentIndex().row()).first;
    });
    connect(model, &QAbstractItemModel::rowsRemoved, this, &TimelineView::handleRemoved);
    connect(model, &models::TimelineModel::countsChanged, this, &TimelineView::showChip);
    sizeColumns();
}

void TimelineView::sizeRows()
{
    m_rowHeight = std::max(24, fontMetrics().height() + 8);
    m_header->setMinimumHeight(m_rowHeight + 4);
}

void TimelineView::sizeColumns()
{
    if (m_model == nullptr) return;
    m_header->sizeColumns(m_rowHeight);
    m_header->stretchDetail(viewport()->width());
}

int TimelineView::rowsInSight() const
{
    return std::max(1, viewport()->height() / m_rowHeight);
}

int TimelineView::rowAtY(int y) const
{
    if (m_model == nullptr || y < 0) return -1;
    const int row = verticalScrollBar()->value() + y / m_rowHeight;
    return row < m_model->rowCount() ? row : -1;
}

void TimelineView::updateGeometries()
{
    const int height = std::max(m_header->minimumHeight(), m_header->sizeHint().height());
    setViewportMargins(0, height, 0, 0);
    const QRect area = viewport()->geometry();
    m_header->setGeometry(area.left(), area.top() - height, area.width(), height);
    const QScopedValueRollback byItself(m_byItself, true);
    const int rows = m_model != nullptr ? m_model->rowCount() : 0;
    const auto current = currentIndex();
    const bool currentWasInSight =
        current.isValid() && current.row() >= verticalScrollBar()->value() &&
        current.row() < verticalScrollBar()->value() + verticalScrollBar()->pageStep();
    const bool shrinks = rowsInSight() < verticalScrollBar()->pageStep();
    verticalScrollBar()->setPageStep(rowsInSight());
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setRange(0, std::max(0, rows - rowsInSight()));
    if (m_model != nullptr) m_header->stretchDetail(viewport()->width());
    if (m_following)
        toEnd();
    else if (shrinks && currentWasInSight)
        scrollTo(current);
    showChip();
    QAbstractItemView::updateGeometries();
}

void TimelineView::toEnd()
{
    const QScopedValueRollback byItself(m_byItself, true);
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void TimelineView::setFollowing(bool following)
{
    if (following == m_following) return;
    m_following = following;
    if (m_model != nullptr) {
        m_seen = m_model->appended();
        m_model->setHeld(!following);
    }
    showChip();
    Q_EMIT followingChanged(following);
}

void TimelineView::follow()
{
    {
        const QScopedValueRollback byItself(m_byItself, true);
        clearSelection();
        setCurrentIndex({});
    }
    setFollowing(true);
    toEnd();
}

void TimelineView::pause()
{
    setFollowing(false);
}

void TimelineView::resumeAtEnd()
{
    const auto* bar = verticalScrollBar();
    if (bar->value() < bar->maximum()) return;
    if (selectionModel() != nullptr && selectionModel()->hasSelection()) return;
    setFollowing(true);
}

std::uint64_t TimelineView::newBelow() const
{
    return m_following || m_model == nullptr ? 0 : m_model->appended() - m_seen;
}

void TimelineView::showChip()
{
    const auto* bar = verticalScrollBar();
    if (m_model != nullptr && bar->value() >= bar->maximum()) m_seen = m_model->appended();
    m_chip->showCount(newBelow(), viewport()->geometry());
}

void TimelineView::reset()
{
    QAbstractItemView::reset();
    handleReset();
}

void TimelineView::handleReset()
{
    if (m_model == nullptr) return;
    updateGeometries();
    if (m_following) return;
    const QScopedValueRollback byItself(m_byItself, true);
    m_seen = std::min(m_seen, m_model->appended());
    if (m_current) {
        const int row = m_model->rowOf(*m_current);
        if (row >= 0) setCurrentIndex(m_model->index(row, 0));
    }
    if (m_top) verticalScrollBar()->setValue(m_model->rowNear(*m_top));
}

void TimelineView::rowsInserted(const QModelIndex& parent, int first, int last)
{
    const int top = verticalScrollBar()->value();
    QAbstractItemView::rowsInserted(parent, first, last);
    updateGeometries();
    // Also where nothing scrolls: the first rows stand in an empty list.
    viewport()->update();
    if (m_following) return;
    const QScopedValueRollback byItself(m_byItself, true);
    verticalScrollBar()->setValue(first <= top && top > 0 ? top + last - first + 1 : top);
}

void TimelineView::rowsAboutToBeRemoved(const QModelIndex& parent, int first, int last)
{
    const int top = verticalScrollBar()->value();
    m_goneAbove = first < top ? std::min(last + 1, top) - first : 0;
    const QScopedValueRollback byItself(m_byItself, true);
    QAbstractItemView::rowsAboutToBeRemoved(parent, first, last);
}

void TimelineView::handleRemoved()
{
    // What stands at the top goes on standing there.
    const int top = verticalScrollBar()->value() - std::exchange(m_goneAbove, 0);
    updateGeometries();
    if (m_following) return;
    const QScopedValueRollback byItself(m_byItself, true);
    verticalScrollBar()->setValue(top);
    viewport()->update();
}

void TimelineView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    if (current.isValid() && !m_byItself) pause();
    QAbstractItemView::currentChanged(current, previous);
}

void TimelineView::scrollContentsBy(int, int)
{
    showChip();
    viewport()->update();
}

void TimelineView::verticalScrollbarAction(int action)
{
    QAbstractItemView::verticalScrollbarAction(action);
    // The bar has not moved yet; its position is where it is about to be.
    const auto* bar = verticalScrollBar();
    if (bar->sliderPosition() < bar->maximum())
        pause();
    else if (selectionModel() == nullptr || !selectionModel()->hasSelection())
        setFollowing(true);
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const int before = verticalScrollBar()->value();
    QAbstractItemView::wheelEvent(event);
    const bool up = event->angleDelta().y() > 0 || event->pixelDelta().y() > 0;
    if (up || verticalScrollBar()->value() < before)
        pause();
    else
        resumeAtEnd();
}

QRect TimelineView::visualRect(const QModelIndex& index) const
{
    if (!index.isValid()) return {};
    const auto row = static_cast<qint64>(index.row()) - verticalScrollBar()->value();
    if (row < -1 || row > rowsInSight() + 2) return {};
    return {m_header->sectionViewportPosition(index.column()), static_cast<int>(row) * m_rowHeight,
            m_header->sectionSize(index.column()), m_rowHeight};
}

void TimelineView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    if (!index.isValid()) return;
    auto* bar = verticalScrollBar();
    const int row = index.row();
    const int page = rowsInSight();
    const bool above = row < bar->value();
    const bool below = row >= bar->value() + page;
    if (hint == PositionAtTop || (hint == EnsureVisible && above))
        bar->setValue(row);
    else if (hint == PositionAtBottom || (hint == EnsureVisible && below))
        bar->setValue(row - page + 1);
    else if (hint == PositionAtCenter)
        bar->setValue(row - page / 2);
}

QModelIndex TimelineView::indexAt(const QPoint& point) const
{
    const int row = rowAtY(point.y());
    const int column = m_header->logicalIndexAt(point.x());
    return row < 0 || column < 0 ? QModelIndex() : m_model->index(row, column);
}

QModelIndex TimelineView::moveCursor(CursorAction action, Qt::KeyboardModifiers)
{
    if (m_model == nullptr || m_model->rowCount() == 0) return {};
    const int last = m_model->rowCount() - 1;
    const auto current = currentIndex();
    if (!current.isValid())
        return m_model->index(std::min(last, verticalScrollBar()->value() + rowsInSight() - 1), 0);
    int row = current.row();
    switch (action) {
    case MoveUp:
    case MovePrevious: --row; break;
    case MoveDown:
    case MoveNext: ++row; break;
    case MovePageUp: row -= rowsInSight(); break;
    case MovePageDown: row += rowsInSight(); break;
    case MoveHome: row = 0; break;
    case MoveEnd: row = last; break;
    case MoveLeft:
    case MoveRight: break;
    }
    return m_model->index(std::clamp(row, 0, last), current.column());
}

int TimelineView::horizontalOffset() const
{
    return m_header->offset();
}

bool TimelineView::isIndexHidden(const QModelIndex& index) const
{
    return m_header->isSectionHidden(index.column());
}

void TimelineView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags)
{
    const auto area = rect.normalized();
    const int first = std::max(rowAtY(std::max(area.top(), 0)), 0);
    int last = rowAtY(area.bottom());
    if (last < 0) last = area.bottom() < 0 ? -1 : m_model->rowCount() - 1;
    if (last < first) return;
    selectionModel()->select(
        {m_model->index(first, 0), m_model->index(last, models::kTimelineColumns - 1)}, flags);
}

QRegion TimelineView::visualRegionForSelection(const QItemSelection& selection) const
{
    QRegion region;
    const int top = verticalScrollBar()->value();
    const int bottom = top + rowsInSight() + 1;
    for (const auto& range : selection) {
        const int first = std::max(range.top(), top);
        const int last = std::min(range.bottom(), bottom);
        if (first > last) continue;
        region += QRect(0, (first - top) * m_rowHeight, viewport()->width(),
                        (last - first + 1) * m_rowHeight);
    }
    return region;
}

void TimelineView::paintEvent(QPaintEvent* event)
{
    if (m_model == nullptr) return;
    QPainter painter(viewport());
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.showDecorationSelected = true;
    const int top = verticalScrollBar()->value();
    const int first = top + std::max(0, event->rect().top() / m_rowHeight);
    const int last = std::min(m_model->rowCount() - 1, top + event->rect().bottom() / m_rowHeight);
    const auto state = option.state;
    for (int row = first; row <= last; ++row) {
        // Stripes belong to lines, not to places: they do not jump when old lines go.
        const bool odd = m_model->rows().absolute(static_cast<std::size_t>(row)) % 2 != 0;
        option.features.setFlag(QStyleOptionViewItem::Alternate, odd);
        const bool selected = selectionModel()->isRowSelected(row, {});
        const QRect whole(0, (row - top) * m_rowHeight, viewport()->width(), m_rowHeight);
        option.state = state;
        option.state.setFlag(QStyle::State_Selected, selected);
        option.rect = whole;
        style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &option, &painter, this);
        for (int column = 0; column < models::kTimelineColumns; ++column) {
            if (m_header->isSectionHidden(column)) continue;
            const auto index = m_model->index(row, column);
            option.rect = visualRect(index);
            if (!option.rect.intersects(event->rect())) continue;
            option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
            itemDelegate()->paint(&painter, option, index);
        }
    }
}

bool TimelineView::toggleFold(int row)
{
    if (!m_model->rowAt(row).isFold()) return false;
    pause();
    m_model->setOpen(row, !m_model->rowAt(row).isOpen);
    return true;
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const auto current = currentIndex();
    switch (plain ? event->key() : 0) {
    case Qt::Key_End: return follow();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (current.isValid() && !toggleFold(current.row())) Q_EMIT chosen(current);
        return;
    case Qt::Key_Left:
    case Qt::Key_Right: return step(event->key() == Qt::Key_Left ? -1 : 1);
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        if (current.isValid() && m_model->rowAt(current.row()).isFold()) {
            pause();
            m_model->setOpen(current.row(), event->key() == Qt::Key_Plus);
        }
        return;
    default: break;
    }
    QAbstractItemView::keyPressEvent(event);
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->pos());
    const bool onTriangle =
        index.isValid() && index.column() == static_cast<int>(TimelineColumn::Kind) &&
        TimelineDelegate::triangleIn(visualRect(index), layoutDirection()).contains(event->pos());
    QAbstractItemView::mousePressEvent(event);
    if (onTriangle && event->button() == Qt::LeftButton) toggleFold(index.row());
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const auto index = indexAt(event->pos());
    if (!index.isValid() || event->button() != Qt::LeftButton) return;
    const bool onTriangle =
        index.column() == static_cast<int>(TimelineColumn::Kind) &&
        TimelineDelegate::triangleIn(visualRect(index), layoutDirection()).contains(event->pos());
    if (!toggleFold(index.row()) && !onTriangle) Q_EMIT chosen(index);
}

void TimelineView::showLine(models::TimelineStore::Id id)
{
    if (m_model == nullptr || m_model->rowCount() == 0) return;
    pause();
    const int row = std::min(m_model->rowNear(id), m_model->rowCount() - 1);
    const auto index = m_model->index(row, 0);
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
}

void TimelineView::step(int by)
{
    if (m_model == nullptr || m_model->rowCount() == 0) return;
    const auto current = currentIndex();
    const int last = m_model->rowCount() - 1;
    const int row = current.isValid() ? current.row() + by : (by < 0 ? last : 0);
    const auto index = m_model->index(std::clamp(row, 0, last), 0);
    setCurrentIndex(index);
    scrollTo(index, EnsureVisible);
}

void TimelineView::copyCell() const
{
    if (!currentIndex().isValid()) return;
    QApplication::clipboard()->setText(currentIndex().data(Qt::DisplayRole).toString());
}

void TimelineView::copyRows() const
{
    QList<int> rows;
    for (const auto& range : selectionModel()->selection()) {
        for (int row = range.top(); row <= range.bottom() && rows.size() < kRowsMost; ++row)
            rows.append(row);
    }
    if (rows.isEmpty() && currentIndex().isValid()) rows.append(currentIndex().row());
    if (rows.isEmpty()) return;
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    QStringList lines{m_header->titlesAsTsv()};
    for (const int row : rows)
        lines.append(m_header->rowAsTsv(row));
    QApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

void TimelineView::focusInEvent(QFocusEvent* event)
{
    // An item view would make a row the current one, which pauses; nobody has chosen one yet.
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void TimelineView::changeEvent(QEvent* event)
{
    QAbstractItemView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        sizeRows();
        sizeColumns();
        updateGeometries();
    }
}

} // namespace grapevine::widgets
