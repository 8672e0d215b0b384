#include "ui/widgets/pinned_columns.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QPainter>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

#include "ui/widgets/member_header.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

PinnedColumns::PinnedColumns(QTableView& under)
    : QTableView(&under)
    , m_under(under)
{
    setObjectName(QStringLiteral("pinnedColumns"));
    setAccessibleName(tr("Pinned columns"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setAlternatingRowColors(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(under.selectionBehavior());
    setSelectionMode(under.selectionMode());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(under.verticalScrollMode());
    verticalHeader()->hide();
    verticalHeader()->setObjectName(QStringLiteral("pinnedRows"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    auto* header = new MemberHeader(this);
    setHorizontalHeader(header);
    header->setObjectName(QStringLiteral("pinnedHeader"));
    header->setAccessibleName(tr("Pinned columns"));
    header->setSectionsClickable(true);
    header->setHighlightSections(false);
    header->setSortIndicatorShown(true);
    hide();
    auto* mine = verticalScrollBar();
    auto* theirs = under.verticalScrollBar();
    connect(theirs, &QScrollBar::valueChanged, mine, &QScrollBar::setValue);
    connect(mine, &QScrollBar::valueChanged, theirs, &QScrollBar::setValue);
    auto* below = under.horizontalHeader();
    connect(below, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (section >= m_count) return;
        const QScopedValueRollback following(m_following, true);
        setColumnWidth(section, width);
        follow();
    });
    connect(header, &QHeaderView::sectionResized, this, [this](int section, int, int width) {
        if (!m_following && section < m_count) m_under.setColumnWidth(section, width);
    });
    connect(below, &QHeaderView::geometriesChanged, this, &PinnedColumns::follow);
}

void PinnedColumns::setCount(int columns)
{
    m_count = columns;
    // Columns that appear have a width of nobody's choice.
    const QScopedValueRollback following(m_following, true);
    if (model() != m_under.model()) {
        setModel(m_under.model());
        auto* own = selectionModel();
        setSelectionModel(m_under.selectionModel());
        if (own != m_under.selectionModel()) delete own;
    }
    const int all = model() == nullptr ? 0 : model()->columnCount();
    for (int column = 0; column < all; ++column)
        setColumnHidden(column, column >= columns);
    follow();
    setVisible(columns > 0);
}

int PinnedColumns::covered() const
{
    int width = 0;
    for (int column = 0; column < m_count; ++column)
        width += m_under.columnWidth(column);
    return width;
}

void PinnedColumns::follow()
{
    if (m_count == 0) return;
    const QScopedValueRollback following(m_following, true);
    const auto* rows = m_under.verticalHeader();
    verticalHeader()->setMinimumSectionSize(rows->minimumSectionSize());
    verticalHeader()->setDefaultSectionSize(rows->defaultSectionSize());
    for (int column = 0; column < m_count; ++column)
        setColumnWidth(column, m_under.columnWidth(column));
    const int heading = m_under.horizontalHeader()->height();
    horizontalHeader()->setFixedHeight(heading);
    const auto* view = m_under.viewport();
    const int width = std::min(covered(), view->width());
    const int left = isRightToLeft() ? view->geometry().right() + 1 - width : view->x();
    setGeometry(left, view->y() - heading, width, view->height() + heading);
    verticalScrollBar()->setValue(m_under.verticalScrollBar()->value());
    raise();
}

void PinnedColumns::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    // An edge, so that it is seen what the rest slides under.
    QPainter painter(viewport());
    painter.setPen(Theme::behind(palette()).line);
    const int x = isRightToLeft() ? 0 : viewport()->width() - 1;
    painter.drawLine(x, 0, x, viewport()->height());
}

void PinnedColumns::wheelEvent(QWheelEvent* event)
{
    // Sideways it is the rest that moves.
    QApplication::sendEvent(m_under.viewport(), event);
}

void PinnedColumns::contextMenuEvent(QContextMenuEvent* event)
{
    QContextMenuEvent below(event->reason(), m_under.viewport()->mapFromGlobal(event->globalPos()),
                            event->globalPos(), event->modifiers());
    QApplication::sendEvent(m_under.viewport(), &below);
}

} // namespace grapevine::widgets
