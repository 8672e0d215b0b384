#include "ui/widgets/rules_dialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

#include "ui/models/cluster_text.h"
#include "ui/widgets/theme.h"

namespace grapevine::widgets {

namespace {

constexpr int kExampleLines = static_cast<int>(models::RulesDraft::kExamplesMost);
constexpr qsizetype kExampleLetters = 60; ///< Of each; tags may be any length.

/// Milliseconds without a key before it is looked what a rule finds.
constexpr int kPreviewPause = 150;

constexpr int kRowSpace = 8; ///< Above and below a name together.

QPushButton* smallButton(const QString& objectName, const QString& text, const QString& hint,
                         QWidget* parent)
{
    auto* button = new QPushButton(text, parent);
    button->setObjectName(objectName);
    button->setAutoDefault(false);
    button->setToolTip(hint);
    return button;
}

} // namespace

RulesDialog::RulesDialog(const catalog::RuleSet& rules, std::vector<link::MemberRowPtr> members,
                         QWidget* parent)
    : QDialog(parent)
    , m_draft(rules.texts(), std::move(members))
{
    setObjectName(QStringLiteral("rulesDialog"));
    m_pause = new QTimer(this);
    m_pause->setSingleShot(true);
    m_pause->setInterval(kPreviewPause);
    connect(m_pause, &QTimer::timeout, this, &RulesDialog::showPreview);
    setWindowTitle(tr("Rules for services"));
    auto* note = new QLabel(tr("Rules say which tags tell of services. They stand in the order in "
                               "which they are tried."),
                            this);
    note->setObjectName(QStringLiteral("rulesNote"));
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* body = new QHBoxLayout;
    body->setSpacing(16);
    body->addWidget(buildList(), 2);
    body->addWidget(buildForm(), 5);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->setObjectName(QStringLiteral("rulesButtons"));
    m_ok = buttons->button(QDialogButtonBox::Ok);
    m_ok->setObjectName(QStringLiteral("rulesOk"));
    m_ok->setText(tr("Use these rules"));
    m_ok->setAutoDefault(false);
    auto* cancel = buttons->button(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("rulesCancel"));
    cancel->setText(tr("Cancel"));
    cancel->setAutoDefault(false);
    auto* page = new QVBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 16);
    page->setSpacing(12);
    page->addWidget(note);
    page->addLayout(body, 1);
    page->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        const auto wanted = m_draft.rules();
        if (!wanted) return;
        Q_EMIT rulesAccepted(*wanted);
        accept();
    });
    fillList(0);
    const QFontMetrics metrics(font());
    resize(metrics.averageCharWidth() * 120, metrics.height() * 32);
}

QWidget* RulesDialog::buildList()
{
    auto* side = new QWidget(this);
    m_list = new QListWidget(side);
    m_list->setObjectName(QStringLiteral("rulesList"));
    m_list->setAccessibleName(tr("Rules"));
    m_list->setUniformItemSizes(true);
    auto* add = smallButton(QStringLiteral("ruleAdd"), tr("Add"), tr("Another rule below"), side);
    m_remove = smallButton(QStringLiteral("ruleRemove"), tr("Remove"), {}, side);
    m_up = smallButton(QStringLiteral("ruleUp"), tr("Up"), tr("Tried earlier"), side);
    m_down = smallButton(QStringLiteral("ruleDown"), tr("Down"), tr("Tried later"), side);
    m_reset = smallButton(QStringLiteral("rulesReset"), tr("As shipped"),
                          tr("Puts the rules that Grapevine came with in place of these"), side);
    auto* first = new QHBoxLayout;
    first->addWidget(add);
    first->addWidget(m_remove);
    auto* second = new QHBoxLayout;
    second->addWidget(m_up);
    second->addWidget(m_down);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list, 1);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_reset);
    connect(m_list, &QListWidget::currentRowChanged, this, &RulesDialog::showRule);
    connect(add, &QPushButton::clicked, this, &RulesDialog::add);
    connect(m_remove, &QPushButton::clicked, this, &RulesDialog::remove);
    connect(m_up, &QPushButton::clicked, this, [this] { move(true); });
    connect(m_down, &QPushButton::clicked, this, [this] { move(false); });
    connect(m_reset, &QPushButton::clicked, this, &RulesDialog::resetToShipped);
    return side;
}

void RulesDialog::addField(QFormLayout* form, const QString& objectName, const QString& label,
                           const QString& hint, const char* field,
                           std::string catalog::RuleText::*text, bool forServicesOnly)
{
    FieldRow row;
    row.label = new QLabel(label, m_form);
    row.edit = new QLineEdit(m_form);
    row.edit->setObjectName(objectName);
    row.edit->setAccessibleName(label);
    row.edit->setPlaceholderText(hint);
    if (text != &catalog::RuleText::name)
        row.edit->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    row.label->setBuddy(row.edit);
    row.field = field;
    row.text = text;
    row.forServicesOnly = forServicesOnly;
    form->addRow(row.label, row.edit);
    connect(row.edit, &QLineEdit::textEdited, this, &RulesDialog::takeRule);
    m_rows.push_back(std::move(row));
}

QWidget* RulesDialog::buildForm()
{
    using catalog::RuleText;
    m_form = new QWidget(this);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    form->setLabelAlignment(Qt::AlignRight);
    addField(form, QStringLiteral("ruleName"), tr("Name"), {}, "name", &RuleText::name);
    m_finds = new QComboBox(m_form);
    m_finds->setObjectName(QStringLiteral("ruleFinds"));
    m_finds->setAccessibleName(tr("Finds"));
    m_finds->addItems({tr("an instance of a service"), tr("that a member is in maintenance"),
                       tr("a member's zone"), tr("a member of the Raft group")});
    form->addRow(tr("Finds"), m_finds);
    connect(m_finds, &QComboBox::activated, this, &RulesDialog::takeRule);
    addField(form, QStringLiteral("ruleKey"), tr("Tag's key"),
             tr("a regular expression for the whole key: ep\\.(.+)"), "key", &RuleText::key);
    addField(form, QStringLiteral("ruleValue"), tr("Tag's value"), tr("any"), "value",
             &RuleText::value);
    addField(form, QStringLiteral("ruleUnless"), tr("but not"), tr("a value that does not count"),
             "unless", &RuleText::unless);
    addField(form, QStringLiteral("ruleResult"), tr("Result"), tr("${key.1} or ${value}"), "result",
             &RuleText::result);
    addField(form, QStringLiteral("ruleEndpoint"), tr("Address"),
             tr("host:port in one, as in ${value}"), "endpoint", &RuleText::endpoint, true);
    addField(form, QStringLiteral("ruleHost"), tr("or host"), tr("the member's"), "host",
             &RuleText::host, true);
    addField(form, QStringLiteral("rulePort"), tr("and port"), QStringLiteral("${tag.port}"),
             "port", &RuleText::port, true);
    addField(form, QStringLiteral("ruleScheme"), tr("Scheme"), tr("for URLs: http"), "scheme",
             &RuleText::scheme, true);
    addField(form, QStringLiteral("ruleGroup"), tr("Group"), tr("none"), "group", &RuleText::group,
             true);
    addField(form, QStringLiteral("ruleMeta"), tr("Note"), tr("shown beside the instance"), "meta",
             &RuleText::meta, true);
    m_once = new QCheckBox(tr("Only the first such tag of a member"), m_form);
    m_once->setObjectName(QStringLiteral("ruleOnce"));
    form->addRow(QString(), m_once);
    connect(m_once, &QCheckBox::clicked, this, &RulesDialog::takeRule);

    m_verdict = new QLabel(m_form);
    m_verdict->setObjectName(QStringLiteral("ruleVerdict"));
    m_verdict->setTextFormat(Qt::PlainText);
    m_verdict->setWordWrap(true);
    m_verdict->setMinimumHeight(2 * QFontMetrics(font()).lineSpacing());
    m_verdict->setAlignment(Qt::AlignLeft | Qt::AlignBottom);
    m_examples = new QLabel(m_form);
    m_examples->setObjectName(QStringLiteral("ruleExamples"));
    m_examples->setTextFormat(Qt::PlainText);
    m_examples->setForegroundRole(QPalette::PlaceholderText);
    m_examples->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_examples->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    // As high as with all of them: nothing moves while one types.
    m_examples->setMinimumHeight(kExampleLines * QFontMetrics(font()).lineSpacing());
    auto* column = new QVBoxLayout(m_form);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(form);
    column->addWidget(m_verdict);
    column->addWidget(m_examples);
    column->addStretch(1);
    return m_form;
}

int RulesDialog::current() const
{
    return m_list->currentRow();
}

const RulesDialog::FieldRow* RulesDialog::rowOf(const std::string& field) const
{
    const bool isResult =
        std::any_of(catalog::kAllFinds.begin(), catalog::kAllFinds.end(),
                    [&field](catalog::Finds finds) { return word(finds) == field; });
    const auto& wanted = isResult ? std::string("result") : field;
    const auto at = std::find_if(m_rows.begin(), m_rows.end(),
                                 [&wanted](const auto& row) { return row.field == wanted; });
    return at == m_rows.end() ? nullptr : &*at;
}

void RulesDialog::fillList(int current)
{
    {
        const QScopedValueRollback filling(m_filling, true);
        m_list->clear();
        const QSize room(0, QFontMetrics(font()).height() + kRowSpace);
        for (std::size_t at = 0; at < m_draft.size(); ++at) {
            m_list->addItem(QString());
            m_list->item(static_cast<int>(at))->setSizeHint(room);
        }
        m_list->setCurrentRow(std::min(current, m_list->count() - 1));
    }
    showList();
    showRule();
}

void RulesDialog::showList()
{
    for (int row = 0; row < m_list->count(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        const auto name = models::clusterText(m_draft.at(at).name, 100);
        const bool wrong = m_draft.errorOf(at).has_value();
        auto* item = m_list->item(row);
        // The mark as well as the colour.
        item->setText(wrong ? tr("! %1").arg(name) : name);
        item->setForeground(wrong ? Theme::behind(palette()).suspect
                                  : palette().color(QPalette::Text));
        item->setData(Qt::AccessibleTextRole, wrong ? tr("%1, with a mistake").arg(name) : name);
    }
    m_ok->setEnabled(m_draft.isValid());
    // A main button that cannot be pressed would look as if it could.
    m_ok->setDefault(m_draft.isValid());
    m_reset->setEnabled(!m_draft.isShipped());
    m_remove->setEnabled(current() >= 0);
    m_up->setEnabled(current() > 0);
    m_down->setEnabled(current() >= 0 && current() + 1 < m_list->count());
}

void RulesDialog::showRule()
{
    if (m_filling) return;
    const bool any = current() >= 0;
    m_form->setEnabled(any);
    const auto text = any ? m_draft.at(static_cast<std::size_t>(current())) : catalog::RuleText{};
    const QScopedValueRollback filling(m_filling, true);
    m_finds->setCurrentIndex(static_cast<int>(text.finds));
    m_once->setChecked(text.once);
    for (const auto& row : m_rows)
        row.edit->setText(QString::fromStdString(text.*row.text));
    showVerdict();
    showPreview();
    showList();
}

void RulesDialog::takeRule()
{
    if (m_filling || current() < 0) return;
    const auto at = static_cast<std::size_t>(current());
    catalog::RuleText text = m_draft.at(at);
    text.finds = static_cast<catalog::Finds>(m_finds->currentIndex());
    text.once = m_once->isChecked();
    for (const auto& row : m_rows)
        text.*row.text = row.edit->text().toStdString();
    m_draft.set(at, std::move(text));
    showVerdict();
    showList();
    m_pause->start();
}

void RulesDialog::showVerdict()
{
    const bool any = current() >= 0;
    const auto at = static_cast<std::size_t>(std::max(current(), 0));
    const bool service = any && m_draft.at(at).finds == catalog::Finds::Service;
    for (const auto& row : m_rows) {
        if (row.forServicesOnly) row.edit->setEnabled(service);
    }
    if (const auto* result = rowOf("result"))
        result->label->setText(service ? tr("Service") : tr("Result"));
    QString verdict;
    bool wrong = false;
    if (!any) {
        verdict = tr("Without rules there are no services.");
    } else if (const auto& error = m_draft.errorOf(at)) {
        wrong = true;
        const auto* row = rowOf(error->field);
        const auto mistake =
            models::ruleMistake(*error, row == nullptr ? QString() : row->edit->text());
        verdict = row == nullptr ? mistake : tr("%1: %2").arg(row->label->text(), mistake);
    } else {
        // What it finds is looked up in a moment; what it found before stands until then.
        m_verdict->setPalette(palette());
        return;
    }
    m_pause->stop();
    QPalette colours = palette();
    if (wrong) colours.setColor(QPalette::WindowText, Theme::behind(palette()).suspect);
    m_verdict->setPalette(colours);
    m_verdict->setText(verdict);
    m_examples->setText({});
    m_examples->setToolTip({});
}

void RulesDialog::showPreview()
{
    m_pause->stop();
    const auto at = static_cast<std::size_t>(std::max(current(), 0));
    if (current() < 0 || m_draft.errorOf(at)) return;
    const auto preview = m_draft.preview(at);
    m_verdict->setText(models::previewText(m_draft.at(at).finds, preview));
    QStringList lines;
    for (const auto& example : preview.examples)
        lines.append(example.size() > kExampleLetters
                         ? example.left(kExampleLetters) + QChar(0x2026)
                         : example);
    m_examples->setText(lines.join(QLatin1Char('\n')));
    m_examples->setToolTip(models::tooltipText(
        QStringList(preview.examples.begin(), preview.examples.end()).join(QLatin1Char('\n'))));
}

void RulesDialog::add()
{
    const auto at = m_draft.add(static_cast<std::size_t>(std::max(current(), 0)));
    fillList(static_cast<int>(at));
    if (const auto* name = rowOf("name")) {
        name->edit->setFocus();
        name->edit->selectAll();
    }
}

void RulesDialog::remove()
{
    if (current() < 0) return;
    const int at = current();
    m_draft.remove(static_cast<std::size_t>(at));
    fillList(at);
}

void RulesDialog::move(bool up)
{
    const int at = current();
    if (at >= 0 && m_draft.move(static_cast<std::size_t>(at), up)) fillList(up ? at - 1 : at + 1);
}

void RulesDialog::resetToShipped()
{
    m_draft.resetToShipped();
    fillList(0);
}

} // namespace grapevine::widgets
