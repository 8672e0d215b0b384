#include "ui/widgets/key_table_view.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>

#include <algorithm>

#include "ui/models/tsv_cell.h"
#include "ui/widgets/mark_delegate.h"

namespace grapevine::widgets {

namespace {

constexpr int kRowPadding = 8;
constexpr int kSampleRows = 200; ///< Looked at to size a column.
constexpr int kColumnNarrowest = 60;
constexpr int kColumnWidestDigits = 40;

} // namespace

KeyTableView::KeyTableView(const QString& objectName, QAbstractItemModel* model, bool sortable,
                           QWidget* parent)
    : QTableView(parent)
{
    setObjectName(objectName);
    setModel(model);
    setItemDelegate(new MarkDelegate(this));
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setAlternatingRowColors(true);
    setShowGrid(false);
    setWordWrap(false);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setContextMenuPolicy(Qt::ActionsContextMenu);
    verticalHeader()->hide();
    verticalHeader()->setObjectName(objectName + QStringLiteral("Rows"));
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setMinimumSectionSize(fontMetrics().height());
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + kRowPadding);
    auto* header = horizontalHeader();
    header->setObjectName(objectName + QStringLiteral("Header"));
    header->setAccessibleName(tr("Columns"));
    header->setHighlightSections(false);
    header->setMinimumSectionSize(kColumnNarrowest);
    header->setStretchLastSection(true);
    header->setSectionsClickable(sortable);
    if (sortable) {
        header->setSortIndicatorShown(false);
        connect(header, &QHeaderView::sectionClicked, this, [this, header](int column) {
            const bool again =
                header->isSortIndicatorShown() && header->sortIndicatorSection() == column;
            const auto order = again && header->sortIndicatorOrder() == Qt::AscendingOrder
                                   ? Qt::DescendingOrder
                                   : Qt::AscendingOrder;
            header->setSortIndicatorShown(true);
            header->setSortIndicator(column, order);
            this->model()->sort(column, order);
        });
        connect(model, &QAbstractItemModel::modelReset, this,
                [header] { header->setSortIndicatorShown(false); });
    }
    addCopying();
}

void KeyTableView::addCopying()
{
    auto* cell = new QAction(tr("Copy cell"), this);
    cell->setObjectName(objectName() + QStringLiteral("CopyCell"));
    cell->setShortcut(QKeySequence::Copy);
    auto* rows = new QAction(tr("Copy rows as a table"), this);
    rows->setObjectName(objectName() + QStringLiteral("CopyRows"));
    rows->setShortcut(QKeySequence(QStringLiteral("Ctrl+Shift+C")));
    for (auto* action : {cell, rows}) {
        action->setShortcutContext(Qt::WidgetShortcut);
        addAction(action);
    }
    connect(cell, &QAction::triggered, this, [this] {
        const QString text = currentIndex().data().toString();
        if (!text.isEmpty()) QApplication::clipboard()->setText(text);
    });
    connect(rows, &QAction::triggered, this, &KeyTableView::copyRows);
}

void KeyTableView::copyRows() const
{
    const auto line = [this](int row) {
        QStringList cells;
        for (int column = 0; column < model()->columnCount(); ++column) {
            const QString text = row < 0 ? model()->headerData(column, Qt::Horizontal).toString()
                                         : model()->index(row, column).data().toString();
            cells.append(models::tsvCell(text));
        }
        return cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    auto chosen = selectionModel()->selectedRows();
    if (chosen.isEmpty()) return;
    std::sort(chosen.begin(), chosen.end());
    QString all = line(-1);
    for (const auto& index : chosen)
        all += line(index.row());
    QApplication::clipboard()->setText(all);
}

void KeyTableView::sizeColumns()
{
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('8'));
    const int rows = std::min(model()->rowCount(), kSampleRows);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    for (int column = 0; column < model()->columnCount(); ++column) {
        int width = horizontalHeader()->sectionSizeHint(column);
        for (int row = 0; row < rows; ++row) {
            const auto index = model()->index(row, column);
            width = std::max(width, itemDelegate()->sizeHint(option, index).width());
        }
        setColumnWidth(column, std::clamp(width, kColumnNarrowest, digit * kColumnWidestDigits));
    }
}

void KeyTableView::setRowsShown(int most)
{
    const int rows = std::clamp(model()->rowCount(), 1, most);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff); // The last column gives way.
    setFixedHeight(horizontalHeader()->sizeHint().height() +
                   rows * verticalHeader()->defaultSectionSize());
}

} // namespace grapevine::widgets
