#include "ui/widgets/passphrase_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/widgets/secret_line_edit.h"

namespace grapevine::widgets {

namespace {

constexpr int kWide = 460;
constexpr int kFieldWide = 260;

} // namespace

PassphraseDialog::PassphraseDialog(Kind kind, const QString& path, QWidget* parent)
    : QDialog(parent)
    , m_kind(kind)
    , m_problem(new QLabel(this))
{
    setObjectName(QStringLiteral("passphraseDialog"));
    QString title = tr("Passphrase for the kept keys");
    QString words = tr("The keys in %1 are sealed. Their passphrase is asked for once, until "
                       "Grapevine is closed.")
                        .arg(path);
    QString act = tr("Open");
    if (kind == Kind::New) {
        title = tr("A passphrase for the kept keys");
        words = tr("Keys are kept in %1, sealed with a passphrase. Nobody can open them without "
                   "it, and it cannot be found again.")
                    .arg(path);
        act = tr("Seal");
    } else if (kind == Kind::Change) {
        title = tr("Change the passphrase");
        words = tr("All keys in %1 are sealed anew. Copies of the file made before keep the "
                   "passphrase they had.")
                    .arg(path);
        act = tr("Change");
    }
    setWindowTitle(title);
    auto* told = new QLabel(words, this);
    told->setObjectName(QStringLiteral("passphraseWords"));
    told->setTextFormat(Qt::PlainText);
    told->setWordWrap(true);
    told->setMinimumWidth(kWide);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    if (kind != Kind::New)
        m_current = addField(QStringLiteral("passphraseNow"), tr("Passphrase"), *form);
    if (kind != Kind::Enter) {
        m_fresh = addField(QStringLiteral("passphraseNew"), tr("New passphrase"), *form);
        m_again = addField(QStringLiteral("passphraseAgain"), tr("Once more"), *form);
    }
    m_problem->setObjectName(QStringLiteral("passphraseProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::BrightText);
    auto* buttons = new QDialogButtonBox(this);
    m_accept = buttons->addButton(act, QDialogButtonBox::AcceptRole);
    m_accept->setObjectName(QStringLiteral("passphraseAccept"));
    m_accept->setDefault(true);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setObjectName(QStringLiteral("passphraseCancel"));
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(told);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
}

SecretLineEdit* PassphraseDialog::addField(const QString& objectName, const QString& name,
                                           QFormLayout& to)
{
    auto* field = new SecretLineEdit(this);
    field->setObjectName(objectName);
    field->setAccessibleName(name);
    field->setMinimumWidth(kFieldWide);
    field->setMinimumHeight(field->fontMetrics().height() + 12);
    auto* label = new QLabel(name, this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(field);
    label->setMinimumHeight(field->minimumHeight());
    to.addRow(label, field);
    connect(field, &SecretLineEdit::secretChanged, this, &PassphraseDialog::judge);
    connect(field, &SecretLineEdit::secretExpected, this, &PassphraseDialog::secretExpected);
    return field;
}

void PassphraseDialog::showWrong()
{
    m_current->wipe();
    m_problem->setText(tr("That is not the passphrase."));
    m_current->setFocus();
}

void PassphraseDialog::judge()
{
    QString problem;
    bool good = m_current == nullptr || m_current->hasSecret();
    if (m_fresh != nullptr) {
        const auto length = m_fresh->text().size();
        good = good && length >= kShortest && m_fresh->isSame(*m_again);
        if (length > 0 && length < kShortest) {
            problem = tr("At least %n characters.", nullptr, kShortest);
        } else if (m_again->hasSecret() && !m_fresh->isSame(*m_again)) {
            problem = tr("The two are not the same.");
        }
    }
    m_accept->setEnabled(good);
    m_problem->setText(problem);
}

} // namespace grapevine::widgets
