#include "ui/widgets/profile_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "ui/widgets/keeping_box.h"

namespace grapevine::widgets {

namespace {
constexpr int kNameWidth = 320;
} // namespace

ProfileDialog::ProfileDialog(const ProfileWords& words, QStringList taken, qsizetype longest,
                             bool isNew, QWidget* parent)
    : QDialog(parent)
    , m_taken(std::move(taken))
    , m_longest(longest)
    , m_name(new QLineEdit(words.name, this))
    , m_production(new QCheckBox(tr("Production: a mistake here costs"), this))
    , m_problem(new QLabel(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this))
{
    setObjectName(QStringLiteral("profileDialog"));
    setWindowTitle(isNew ? tr("Save as profile") : tr("Edit profile"));
    m_name->setObjectName(QStringLiteral("profileName"));
    m_name->setAccessibleName(tr("Name"));
    m_name->setMinimumWidth(kNameWidth);
    m_name->selectAll();
    m_production->setObjectName(QStringLiteral("profileProduction"));
    m_production->setChecked(words.production);
    auto* hint = new QLabel(tr("The window wears a striped frame there, and unlocking asks for the "
                               "profile's name."),
                            this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_problem->setObjectName(QStringLiteral("profileProblem"));
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setForegroundRole(QPalette::BrightText);
    m_form = new QFormLayout;
    auto* form = m_form;
    m_keepingBefore = words.keeping;
    form->addRow(tr("Name"), m_name);
    form->addRow(QString(), m_production);
    form->addRow(QString(), hint);
    m_keys = new QLabel(tr("Addresses and label are remembered; keys never are."), this);
    m_keys->setTextFormat(Qt::PlainText);
    m_keys->setWordWrap(true);
    m_keys->setForegroundRole(QPalette::PlaceholderText);
    auto* column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_keys);
    column->addWidget(m_problem);
    column->addWidget(m_buttons);
    connect(m_name, &QLineEdit::textChanged, this, &ProfileDialog::judge);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    judge();
}

void ProfileDialog::askForKeeping(KeepingOffer offer)
{
    m_keeping = new KeepingBox(QStringLiteral("profileKeeping"), this);
    m_keeping->setOffer(offer);
    m_keeping->choose(m_keepingBefore);
    auto* label = new QLabel(tr("Keep its key"), this);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_keeping);
    m_form->addRow(label, m_keeping);
    m_keys->setText(tr("Addresses and label are remembered in the settings; the key never is."));
    setTabOrder(m_production, m_keeping);
    setTabOrder(m_keeping, m_buttons);
}

ProfileWords ProfileDialog::words() const
{
    return {m_name->text().trimmed(), m_production->isChecked(),
            m_keeping != nullptr ? m_keeping->keeping() : m_keepingBefore};
}

void ProfileDialog::judge()
{
    const QString name = words().name;
    QString problem;
    if (m_taken.contains(name)) {
        problem = tr("Another profile has that name.");
    } else if (name.toUtf8().size() > m_longest) {
        problem = tr("The name is too long.");
    }
    m_problem->setText(problem);
    m_buttons->button(QDialogButtonBox::Save)->setEnabled(!name.isEmpty() && problem.isEmpty());
}

} // namespace grapevine::widgets
