#include "ui/widgets/plain_table.h"

#include <QHeaderView>
#include <QTableView>

#include <algorithm>

namespace grapevine::widgets {

namespace {
constexpr int kRowPadding = 8;
} // namespace

QTableView* plainTable(const QString& name, const QString& about, QWidget* parent)
{
    auto* table = new QTableView(parent);
    table->setObjectName(name);
    table->setAccessibleName(about);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setAlternatingRowColors(true);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setCornerButtonEnabled(false);
    table->setTabKeyNavigation(false);
    table->setFrameShape(QFrame::NoFrame);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto* rows = table->verticalHeader();
    rows->hide();
    rows->setObjectName(name + QStringLiteral("Rows"));
    rows->setSectionResizeMode(QHeaderView::Fixed);
    rows->setMinimumSectionSize(table->fontMetrics().height());
    rows->setDefaultSectionSize(table->fontMetrics().height() + kRowPadding);
    auto* header = table->horizontalHeader();
    header->setObjectName(name + QStringLiteral("Header"));
    header->setAccessibleName(about);
    header->setHighlightSections(false);
    return table;
}

void setWidths(QTableView& table, std::initializer_list<int> digits, int stretched)
{
    const int digit = table.fontMetrics().horizontalAdvance(QLatin1Char('8'));
    int column = 0;
    for (const int wide : digits) {
        // Never narrower than its own title.
        const int title = table.horizontalHeader()->sectionSizeHint(column);
        table.setColumnWidth(column, std::max(digit * wide, title));
        ++column;
    }
    auto* header = table.horizontalHeader();
    if (stretched == header->count() - 1) {
        // The last one gives no room away: what is too wide is scrolled to.
        header->setStretchLastSection(true);
    } else {
        header->setSectionResizeMode(stretched, QHeaderView::Stretch);
    }
}

} // namespace grapevine::widgets
