#include "ui/widgets/agent_import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableWidget>
#include <QVBoxLayout>

#include "ui/models/cluster_text.h"
#include "ui/widgets/keeping_box.h"

namespace grapevine::widgets {

namespace {

constexpr int kWide = 720;
constexpr int kTall = 520;
constexpr int kFieldWide = 320;

QTableWidgetItem* cell(const QString& text)
{
    auto* item = new QTableWidgetItem(text);
    item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    item->setToolTip(models::tooltipText(text));
    return item;
}

QLabel* plainLabel(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setObjectName(objectName);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

AgentImportDialog::AgentImportDialog(const AgentImport& import, QWidget* parent)
    : QDialog(parent)
    , m_import(import)
    , m_name(new QLineEdit(import.name, this))
    , m_mayRead(new QCheckBox(this))
    , m_keeping(new KeepingBox(QStringLiteral("importKeeping"), this))
    , m_problem(plainLabel(QStringLiteral("importProblem"), {}, this))
{
    setObjectName(QStringLiteral("agentImport"));
    setWindowTitle(tr("Import a Serf agent's configuration"));
    auto* head = plainLabel(
        QStringLiteral("importHead"),
        tr("What %1 says, and what becomes of it. Nothing is saved yet.").arg(import.file), this);
    m_name->setObjectName(QStringLiteral("importName"));
    m_name->setAccessibleName(tr("Name of the profile"));
    m_name->setMinimumWidth(kFieldWide);
    m_mayRead->setObjectName(QStringLiteral("importMayRead"));
    m_mayRead->setText(tr("Read the gossip keys from its keyring file"));
    m_mayRead->setChecked(true);
    m_mayRead->setVisible(!import.keyringFile.isEmpty());
    m_keeping->setOffer(import.offer);
    m_problem->setForegroundRole(QPalette::BrightText);

    const auto name = [this](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text, this);
        label->setTextFormat(Qt::PlainText);
        label->setBuddy(buddy);
        return label;
    };
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(name(tr("Profile"), m_name), m_name);
    auto* where = plainLabel(QStringLiteral("importAddresses"), import.addresses, this);
    where->setTextInteractionFlags(Qt::TextSelectableByMouse);
    form->addRow(name(tr("Addresses"), where), where);
    if (!import.keyringFile.isEmpty()) form->addRow(QString(), m_mayRead);
    const bool anyKey = import.hasKey || !import.keyringFile.isEmpty();
    m_keeping->setVisible(anyKey);
    if (anyKey) form->addRow(name(tr("Keep its key"), m_keeping), m_keeping);
    auto* buttons = new QDialogButtonBox(this);
    m_save = buttons->addButton(tr("Save and look"), QDialogButtonBox::AcceptRole);
    m_save->setObjectName(QStringLiteral("importSave"));
    m_save->setDefault(true);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("importCancel"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(head);
    column->addWidget(buildLines(), 1);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    resize(kWide, kTall);
    connect(m_name, &QLineEdit::textChanged, this, &AgentImportDialog::judge);
    connect(m_mayRead, &QCheckBox::toggled, this, &AgentImportDialog::judge);
    connect(buttons, &QDialogButtonBox::accepted, this, &AgentImportDialog::chosen);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->setFocus();
    judge();
}

QWidget* AgentImportDialog::buildLines()
{
    auto* table = new QTableWidget(static_cast<int>(m_import.lines.size()), 3, this);
    table->setObjectName(QStringLiteral("importLines"));
    table->setAccessibleName(tr("What the configuration says"));
    table->setHorizontalHeaderLabels({tr("Setting"), tr("Says"), tr("Becomes")});
    table->verticalHeader()->hide();
    table->setShowGrid(false);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->verticalHeader()->setDefaultSectionSize(table->fontMetrics().height() + 10);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const auto grey = palette().brush(QPalette::PlaceholderText);
    const auto alarmed = palette().brush(QPalette::BrightText);
    for (int row = 0; row < table->rowCount(); ++row) {
        const auto& line = m_import.lines[row];
        auto* key = cell(line.key);
        auto* value = cell(line.value);
        auto* words = cell(line.words);
        value->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
        for (auto* one : {key, value, words}) {
            if (line.problem) {
                one->setForeground(alarmed);
            } else if (!line.used) {
                one->setForeground(grey);
            }
        }
        table->setItem(row, 0, key);
        table->setItem(row, 1, value);
        table->setItem(row, 2, words);
    }
    table->resizeColumnToContents(0);
    table->setColumnWidth(1, kWide / 3);
    table->horizontalHeader()->setStretchLastSection(true);
    return table;
}

QString AgentImportDialog::name() const
{
    return m_name->text().trimmed();
}

bool AgentImportDialog::mayReadKeyring() const
{
    return !m_import.keyringFile.isEmpty() && m_mayRead->isChecked();
}

KeyKeeping AgentImportDialog::keeping() const
{
    return m_keeping->isEnabled() ? m_keeping->keeping() : KeyKeeping::Session;
}

void AgentImportDialog::showSaving()
{
    m_saving = true;
    judge();
}

void AgentImportDialog::showProblem(const QString& words)
{
    m_saving = false;
    judge();
    m_problem->setText(words);
}

void AgentImportDialog::judge()
{
    QString problem;
    if (m_import.addresses.isEmpty()) {
        problem = tr("It names no address of a member: nobody can be asked.");
    } else if (m_import.taken.contains(name())) {
        problem = tr("Another profile has that name.");
    } else if (name().toUtf8().size() > m_import.nameLongest) {
        problem = tr("The name is too long.");
    }
    m_problem->setText(problem);
    m_save->setEnabled(!m_saving && problem.isEmpty() && !name().isEmpty());
    m_keeping->setEnabled(m_import.hasKey || mayReadKeyring());
}

} // namespace grapevine::widgets
