#include "ui/widgets/matrix_view.h"

#include <QAction>
#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>

#include "ui/models/view_matrix_model.h"
#include "ui/widgets/matrix_delegate.h"
#include "ui/widgets/matrix_header.h"

namespace grapevine::widgets {

MatrixView::MatrixView(models::ViewMatrixModel& model, QWidget* parent)
    : QTableView(parent)
    , m_model(model)
    , m_above(new MatrixHeader(Qt::Horizontal, this))
    , m_beside(new MatrixHeader(Qt::Vertical, this))
{
    setObjectName(QStringLiteral("matrixView"));
    setAccessibleName(tr("Who says what: a row for each member, a column for each asked"));
    m_above->setObjectName(QStringLiteral("matrixAskers"));
    m_beside->setObjectName(QStringLiteral("matrixMembers"));
    setHorizontalHeader(m_above);
    setVerticalHeader(m_beside);
    setModel(&model);
    setItemDelegate(new MatrixDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setMouseTracking(true);
    auto* copy = new QAction(tr("Copy the matrix as a table"), this);
    copy->setObjectName(QStringLiteral("matrixCopy"));
    copy->setShortcut(QKeySequence::Copy);
    copy->setShortcutContext(Qt::WidgetShortcut);
    connect(copy, &QAction::triggered, this, &MatrixView::copyAll);
    addAction(copy);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(this, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (index.isValid()) Q_EMIT memberChosen(m_model.memberAt(index.row()));
    });
    connect(m_beside, &QHeaderView::sectionDoubleClicked, this, [this](int row) {
        if (row >= 0 && row < m_model.rowCount()) Q_EMIT memberChosen(m_model.memberAt(row));
    });
    connect(&model, &QAbstractItemModel::modelAboutToBeReset, this, &MatrixView::remember);
    connect(&model, &QAbstractItemModel::modelReset, this, &MatrixView::restore);
    connect(&model, &models::ViewMatrixModel::pictureChanged, this, [this] {
        // Out of sight there is nothing to measure for; being shown does it.
        if (isVisible()) fitHeaders();
    });
    fit();
}

void MatrixView::fit()
{
    const int side = fontMetrics().height() * 4 / 3;
    for (auto* header : {m_above, m_beside}) {
        header->setMinimumSectionSize(side);
        header->setDefaultSectionSize(side);
        header->fit();
    }
}

void MatrixView::fitHeaders()
{
    m_above->fit();
    m_beside->fit();
}

void MatrixView::showEvent(QShowEvent* event)
{
    fitHeaders();
    QTableView::showEvent(event);
}

void MatrixView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) fit();
}

void MatrixView::remember()
{
    const auto current = currentIndex();
    m_member.reset();
    m_asker.reset();
    if (!current.isValid()) return;
    m_member = m_model.memberAt(current.row());
    m_asker = m_model.askerAt(current.column());
}

void MatrixView::restore()
{
    if (m_member && m_asker) setCurrent(*m_member, *m_asker);
    if (!currentIndex().isValid()) Q_EMIT cellChanged({});
}

void MatrixView::setCurrent(MemberKey member, MemberKey asker)
{
    const int row = m_model.rowOf(member);
    const int column = m_model.columnOf(asker);
    if (row >= 0 && column >= 0) setCurrentIndex(m_model.index(row, column));
}

void MatrixView::copyAll() const
{
    QGuiApplication::clipboard()->setText(m_model.asTsv());
}

void MatrixView::focusInEvent(QFocusEvent* event)
{
    QTableView::focusInEvent(event);
    // Whoever comes by keyboard finds the cursor on something.
    const bool byKey =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKey && !currentIndex().isValid() && m_model.rowCount() > 0 && m_model.columnCount() > 0)
        setCurrentIndex(m_model.index(0, 0));
}

void MatrixView::keyPressEvent(QKeyEvent* event)
{
    m_touched = true;
    QTableView::keyPressEvent(event);
}

void MatrixView::mousePressEvent(QMouseEvent* event)
{
    m_touched = true;
    QTableView::mousePressEvent(event);
}

void MatrixView::wheelEvent(QWheelEvent* event)
{
    m_touched = true;
    QTableView::wheelEvent(event);
}

void MatrixView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    // The cross along its row and column.
    viewport()->update();
    m_above->viewport()->update();
    m_beside->viewport()->update();
    Q_EMIT cellChanged(current.data(Qt::AccessibleTextRole).toString());
}

} // namespace grapevine::widgets
