#include "ui/widgets/compare_sheet.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/compare_model.h"
#include "ui/models/member_model.h"
#include "ui/widgets/compare_delegate.h"

namespace grapevine::widgets {

namespace {
constexpr int kColumnWidest = 320;
} // namespace

CompareSheet::CompareSheet(const models::MemberModel& members, const std::vector<MemberKey>& keys,
                           QWidget* parent)
    : QDialog(parent)
    , m_model(new models::CompareModel(members, keys, this))
    , m_table(new QTableView(this))
    , m_summary(new QLabel(this))
{
    setObjectName(QStringLiteral("compareSheet"));
    setWindowTitle(tr("Compare members"));
    m_summary->setObjectName(QStringLiteral("compareSummary"));
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_table->setObjectName(QStringLiteral("compareTable"));
    m_table->setAccessibleName(tr("Members side by side"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new CompareDelegate(m_table));
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setAlternatingRowColors(true);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto addCopy = [&](const QString& text, const char* name, auto make) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(QLatin1String(name));
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this,
                [this, make] { QApplication::clipboard()->setText((m_model->*make)()); });
    };
    addCopy(tr("Copy as Markdown"), "compareMarkdown", &models::CompareModel::asMarkdown);
    addCopy(tr("Copy as a table"), "compareTsv", &models::CompareModel::asTsv);
    auto* page = new QVBoxLayout(this);
    page->addWidget(m_summary);
    page->addWidget(m_table, 1);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    const auto refresh = [this, asked = keys.size()] {
        m_model->refresh();
        showSummary(asked);
    };
    connect(&members, &models::MemberModel::dataChanged, this, refresh);
    connect(&members, &models::MemberModel::modelReset, this, refresh);
    showSummary(keys.size());
    sizeColumns();
    // The box would hand the keys on to its first button: a way round that leaves the table out.
    buttons->setFocusProxy(nullptr);
    QWidget* before = m_table;
    for (auto* button : buttons->buttons()) {
        setTabOrder(before, button);
        before = button;
    }
    m_table->setFocus();
}

void CompareSheet::showSummary(std::size_t asked)
{
    const int differing = m_model->differing();
    QString text = differing == 0 ? tr("They agree in everything that lasts.")
                                  : tr("They differ in %n thing(s).", nullptr, differing);
    if (asked > m_model->members()) {
        text += QLatin1Char(' ') + tr("The first %n of them are shown.", nullptr,
                                      static_cast<int>(m_model->members()));
    }
    if (m_summary->text() != text) m_summary->setText(text);
}

void CompareSheet::sizeColumns()
{
    m_table->resizeColumnsToContents();
    int wide = 0;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_table->setColumnWidth(column, std::min(m_table->columnWidth(column) + 16, kColumnWidest));
        wide += m_table->columnWidth(column);
    }
    const int high = m_table->verticalHeader()->defaultSectionSize() * (m_model->rowCount() + 2);
    resize(std::clamp(wide + 60, 420, 1100), std::clamp(high + 120, 320, 760));
}

} // namespace grapevine::widgets
