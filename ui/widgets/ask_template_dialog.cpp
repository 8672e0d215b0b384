#include "ui/widgets/ask_template_dialog.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QStringListModel>
#include <QVBoxLayout>

#include <utility>

namespace grapevine::widgets {

namespace {
constexpr int kWidthLeast = 420;

QPushButton* button(const QString& objectName, const QString& text, QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAccessibleName(text);
    button->setAutoDefault(false);
    return button;
}
} // namespace

AskTemplateDialog::AskTemplateDialog(models::AskTemplates templates, models::AskDraft draft,
                                     QWidget* parent)
    : QDialog(parent)
    , m_templates(std::move(templates))
    , m_draft(std::move(draft))
    , m_name(new QLineEdit(this))
    , m_save(button(QStringLiteral("templateSave"), tr("Save the form"), this))
    , m_list(new QListView(this))
    , m_names(new QStringListModel(this))
    , m_rename(button(QStringLiteral("templateRename"), tr("Rename to this"), this))
    , m_delete(button(QStringLiteral("templateDelete"), tr("Delete"), this))
    , m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("templateDialog"));
    setWindowTitle(tr("Templates"));
    setMinimumWidth(kWidthLeast);
    build();
    connect(m_name, &QLineEdit::textChanged, this, &AskTemplateDialog::judge);
    connect(m_save, &QPushButton::clicked, this, &AskTemplateDialog::save);
    connect(m_rename, &QPushButton::clicked, this, &AskTemplateDialog::rename);
    connect(m_delete, &QPushButton::clicked, this, &AskTemplateDialog::remove);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &AskTemplateDialog::judge);
    refresh({});
    m_name->setText(m_draft.name.trimmed().left(models::AskTemplates::kNameLongest));
    m_name->selectAll();
}

void AskTemplateDialog::build()
{
    m_name->setObjectName(QStringLiteral("templateName"));
    m_name->setAccessibleName(tr("Name of the template"));
    m_name->setPlaceholderText(tr("a name"));
    m_name->setMaxLength(static_cast<int>(models::AskTemplates::kNameLongest));
    m_list->setObjectName(QStringLiteral("templateList"));
    m_list->setAccessibleName(tr("Templates saved"));
    m_list->setModel(m_names);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_save->setDefault(true);
    m_hint->setObjectName(QStringLiteral("templateHint"));
    m_hint->setTextFormat(Qt::PlainText);
    m_hint->setWordWrap(true);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    m_hint->setMinimumHeight(m_hint->fontMetrics().lineSpacing() * 2);
    auto* label = new QLabel(tr("Name"), this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_name);
    auto* top = new QHBoxLayout;
    top->addWidget(label);
    top->addWidget(m_name, 1);
    top->addWidget(m_save);
    auto* side = new QVBoxLayout;
    side->addWidget(m_rename);
    side->addWidget(m_delete);
    side->addStretch(1);
    auto* middle = new QHBoxLayout;
    middle->addWidget(m_list, 1);
    middle->addLayout(side);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addLayout(top);
    column->addWidget(m_hint);
    column->addLayout(middle, 1);
    column->addWidget(buttons);
}

QString AskTemplateDialog::chosen() const
{
    return m_list->currentIndex().data().toString();
}

void AskTemplateDialog::refresh(const QString& chosen)
{
    m_names->setStringList(m_templates.names());
    const auto row = static_cast<int>(m_templates.names().indexOf(chosen));
    if (row >= 0) m_list->setCurrentIndex(m_names->index(row));
    judge();
}

void AskTemplateDialog::judge()
{
    const QString name = m_name->text().simplified();
    const bool nothing = m_draft.name.trimmed().isEmpty();
    const bool taken = m_templates.find(name) != nullptr;
    const bool full = !taken && m_templates.all().size() >= models::AskTemplates::kMost;
    m_save->setEnabled(!nothing && !name.isEmpty() && !full);
    m_rename->setEnabled(!chosen().isEmpty() && !name.isEmpty() && !taken);
    m_delete->setEnabled(!chosen().isEmpty());
    QString hint;
    if (nothing) {
        hint = tr("The form holds no name of a query or an event: there is nothing to save.");
    } else if (full) {
        hint = tr("There is room for %n template(s); delete one first.", nullptr,
                  static_cast<int>(models::AskTemplates::kMost));
    } else if (taken) {
        hint = tr("There is a template of this name; saving replaces it.");
    }
    m_hint->setText(hint);
}

void AskTemplateDialog::save()
{
    if (!m_templates.save(m_name->text(), m_draft)) return;
    Q_EMIT changed();
    refresh(m_name->text().simplified());
}

void AskTemplateDialog::rename()
{
    if (!m_templates.rename(chosen(), m_name->text())) return;
    Q_EMIT changed();
    refresh(m_name->text().simplified());
}

void AskTemplateDialog::remove()
{
    if (!m_templates.remove(chosen())) return;
    Q_EMIT changed();
    refresh({});
}

} // namespace grapevine::widgets
