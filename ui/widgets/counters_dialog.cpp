#include "ui/widgets/counters_dialog.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"

namespace grapevine::widgets {

CountersDialog::CountersDialog(QWidget* parent)
    : QDialog(parent)
    , m_table(new QTableWidget(this))
{
    setObjectName(QStringLiteral("countersDialog"));
    setWindowTitle(tr("Counters"));
    m_table->setObjectName(QStringLiteral("countersTable"));
    m_table->setAccessibleName(tr("Counters"));
    m_table->setColumnCount(2);
    m_table->setHorizontalHeaderLabels({tr("Counter"), tr("Value")});
    m_table->horizontalHeader()->setObjectName(QStringLiteral("countersHeader"));
    m_table->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->verticalHeader()->hide();
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->setObjectName(QStringLiteral("countersButtons"));
    auto* close = buttons->button(QDialogButtonBox::Close);
    close->setObjectName(QStringLiteral("countersClose"));
    close->setAccessibleName(close->text());
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* page = new QVBoxLayout(this);
    page->addWidget(m_table);
    page->addWidget(buttons);
    resize(440, 420);
}

void CountersDialog::show(const Counters& counters)
{
    m_table->setRowCount(static_cast<int>(counters.values().size()));
    int row = 0;
    for (const auto& [name, value] : counters.values()) {
        auto* number = new QTableWidgetItem(QString::number(value));
        number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, 0, new QTableWidgetItem(models::clusterText(name)));
        m_table->setItem(row, 1, number);
        ++row;
    }
    setVisible(true);
}

} // namespace grapevine::widgets
