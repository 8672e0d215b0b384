#include "ui/widgets/saved_filters_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "core/filter/expression.h"
#include "ui/models/filter_mistake.h"

namespace grapevine::widgets {

SavedFiltersDialog::SavedFiltersDialog(const QList<models::SavedFilter>& filters, QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(0, 2, this))
    , m_mistake(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("savedFiltersDialog"));
    setWindowTitle(tr("Saved filters"));
    m_table->setObjectName(QStringLiteral("savedFiltersTable"));
    m_table->setAccessibleName(tr("Saved filters"));
    m_table->setHorizontalHeaderLabels({tr("Name"), tr("Filter")});
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Interactive);
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->hide();
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setTabKeyNavigation(false);
    m_mistake->setObjectName(QStringLiteral("savedFiltersMistake"));
    m_mistake->setTextFormat(Qt::PlainText);
    m_mistake->setWordWrap(true);
    auto* remove = m_buttons->addButton(tr("Delete"), QDialogButtonBox::ActionRole);
    remove->setObjectName(QStringLiteral("deleteFilter"));
    remove->setAutoDefault(false);
    auto* page = new QVBoxLayout(this);
    page->addWidget(m_table, 1);
    page->addWidget(m_mistake);
    page->addWidget(m_buttons);
    for (const auto& filter : filters)
        addRow(filter);
    connect(remove, &QPushButton::clicked, this, &SavedFiltersDialog::removeChosen);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_table, &QTableWidget::itemChanged, this, &SavedFiltersDialog::check);
    const QFontMetrics metrics(font());
    m_table->setColumnWidth(0, metrics.averageCharWidth() * 24);
    resize(metrics.averageCharWidth() * 76, metrics.height() * 18);
    if (m_table->rowCount() > 0) m_table->setCurrentCell(0, 0);
    check();
}

void SavedFiltersDialog::addRow(const models::SavedFilter& filter)
{
    const int row = m_table->rowCount();
    m_table->insertRow(row);
    m_table->setItem(row, 0, new QTableWidgetItem(filter.name));
    m_table->setItem(row, 1, new QTableWidgetItem(filter.expression));
}

void SavedFiltersDialog::add(const QString& expression)
{
    addRow({{}, expression});
    const int row = m_table->rowCount() - 1;
    m_table->setCurrentCell(row, 0);
    m_table->editItem(m_table->item(row, 0));
    check();
}

void SavedFiltersDialog::removeChosen()
{
    const int row = m_table->currentRow();
    if (row < 0) return;
    m_table->removeRow(row);
    check();
}

void SavedFiltersDialog::check()
{
    QString mistake;
    for (int row = 0; row < m_table->rowCount() && mistake.isEmpty(); ++row) {
        if (m_table->item(row, 0) == nullptr || m_table->item(row, 1) == nullptr) continue;
        const QString text = m_table->item(row, 1)->text();
        const auto parsed = filter::Expression::parse(text.toStdString());
        if (!parsed) mistake = models::filterMistake(parsed.error(), text);
        if (m_table->item(row, 0)->text().trimmed().isEmpty()) {
            mistake = tr("Every filter needs a name.");
        }
    }
    m_mistake->setText(mistake);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(mistake.isEmpty());
}

QList<models::SavedFilter> SavedFiltersDialog::filters() const
{
    QList<models::SavedFilter> filters;
    for (int row = 0; row < m_table->rowCount(); ++row) {
        const models::SavedFilter filter{m_table->item(row, 0)->text().trimmed(),
                                         m_table->item(row, 1)->text()};
        const bool reads = filter::Expression::parse(filter.expression.toStdString()).has_value();
        if (!filter.name.isEmpty() && reads) filters.append(filter);
    }
    return filters.mid(0, models::kSavedFiltersMost);
}

} // namespace grapevine::widgets
