#include "ui/widgets/column_chooser.h"

#include <QDialogButtonBox>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/member_model.h"
#include "ui/models/tag_columns.h"
#include "ui/widgets/member_table_view.h"

namespace grapevine::widgets {

namespace {
/// Tags that are offered; a cluster may invent any number.
constexpr std::size_t kTagsMost = 500;
constexpr int kIdRole = Qt::UserRole + 1;
} // namespace

ColumnChooser::ColumnChooser(MemberTableView& table, models::MemberModel& model)
    : QDialog(&table)
    , m_table(table)
    , m_model(model)
    , m_search(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("columnChooser"));
    setWindowTitle(tr("Columns"));
    m_search->setObjectName(QStringLiteral("columnSearch"));
    m_search->setAccessibleName(tr("Find a column"));
    m_search->setPlaceholderText(tr("Find a column or a tag"));
    m_search->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("columnList"));
    m_list->setAccessibleName(tr("Columns"));
    m_list->setUniformItemSizes(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* reset = buttons->addButton(tr("Reset"), QDialogButtonBox::ResetRole);
    reset->setObjectName(QStringLiteral("columnReset"));
    auto* page = new QVBoxLayout(this);
    page->addWidget(m_search);
    page->addWidget(m_list, 1);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(reset, &QPushButton::clicked, this, [this] {
        m_table.setColumnChoice({});
        fill();
        narrow(m_search->text());
    });
    connect(m_search, &QLineEdit::textChanged, this, &ColumnChooser::narrow);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { m_list->setFocus(); });
    connect(m_list, &QListWidget::itemChanged, this,
            [this](const QListWidgetItem* item) { handleTick(*item); });
    fill();
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 52, metrics.height() * 26);
    m_search->setFocus();
}

void ColumnChooser::fill()
{
    const QScopedValueRollback filling(m_filling, true);
    m_list->clear();
    for (const auto kind : models::fixedColumns()) {
        const models::MemberColumn column{kind, {}};
        addColumn(column.id(), column.hint());
    }
    auto keys = models::tagKeys(m_model.members());
    if (keys.size() > kTagsMost) keys.resize(kTagsMost);
    for (const auto& [key, carriers] : keys) {
        addColumn("tag:" + key, tr("tag of %n member(s)", nullptr, static_cast<int>(carriers)));
    }
    // A chosen tag that nobody carries just now can be taken away again.
    for (const auto& column : m_model.columns()) {
        const bool carried = std::any_of(keys.begin(), keys.end(),
                                         [&](const auto& one) { return one.first == column.tag; });
        if (column.kind == models::MemberColumn::Kind::Tag && !carried) {
            addColumn(column.id(), tr("tag of %n member(s)", nullptr, 0));
        }
    }
}

void ColumnChooser::addColumn(const std::string& id, const QString& about)
{
    const auto column = models::MemberColumn::fromId(id);
    const auto& shown = m_model.columns();
    const bool isShown = std::find(shown.begin(), shown.end(), *column) != shown.end();
    auto* item = new QListWidgetItem(column->title(), m_list);
    item->setData(kIdRole, QByteArray::fromStdString(id));
    item->setData(Qt::AccessibleDescriptionRole, about);
    item->setText(QStringLiteral("%1  –  %2").arg(column->title(), about));
    item->setToolTip(models::tooltipText(item->text()));
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    // Rows without a name would be nobody's.
    if (column->kind == models::MemberColumn::Kind::Name) item->setFlags(Qt::ItemIsSelectable);
    item->setCheckState(isShown ? Qt::Checked : Qt::Unchecked);
}

void ColumnChooser::handleTick(const QListWidgetItem& item)
{
    if (m_filling) return;
    const auto id = item.data(kIdRole).toByteArray().toStdString();
    m_table.setColumnChoice(models::withShown(m_model.columnChoice(), m_model.suggestedColumns(),
                                              id, item.checkState() == Qt::Checked));
}

void ColumnChooser::narrow(const QString& wanted)
{
    for (int row = 0; row < m_list->count(); ++row) {
        auto* item = m_list->item(row);
        item->setHidden(!item->text().contains(wanted, Qt::CaseInsensitive));
    }
}

} // namespace grapevine::widgets
