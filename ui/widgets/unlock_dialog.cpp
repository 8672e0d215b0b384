#include "ui/widgets/unlock_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

#include "ui/models/time_words.h"

namespace grapevine::widgets {

UnlockDialog::UnlockDialog(QString profile, std::optional<Duration> openFor, QWidget* parent)
    : QDialog(parent)
    , m_profile(std::move(profile))
    , m_name(new QLineEdit(this))
{
    setObjectName(QStringLiteral("unlockDialog"));
    setWindowTitle(tr("Unlock production"));
    const QString howLong = openFor ? tr("It locks itself after %1.").arg(models::ageText(*openFor))
                                    : tr("It stays open until you lock it.");
    auto* words = new QLabel(
        tr("Events and queries would reach every member of %1, where a mistake costs. Handlers of "
           "the agents may run. %2\n\nType the profile's name to unlock.")
            .arg(m_profile, howLong),
        this);
    words->setObjectName(QStringLiteral("unlockWords"));
    words->setTextFormat(Qt::PlainText);
    words->setWordWrap(true);
    words->setMinimumWidth(420);
    m_name->setObjectName(QStringLiteral("unlockName"));
    m_name->setAccessibleName(tr("The profile's name"));
    m_name->setPlaceholderText(m_profile);
    auto* buttons = new QDialogButtonBox(this);
    m_unlock = buttons->addButton(tr("Unlock"), QDialogButtonBox::AcceptRole);
    m_unlock->setObjectName(QStringLiteral("unlockConfirm"));
    m_unlock->setEnabled(false);
    m_unlock->setAutoDefault(false);
    auto* cancel = buttons->addButton(QDialogButtonBox::Cancel);
    cancel->setDefault(true);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(words);
    column->addWidget(m_name);
    column->addWidget(buttons);
    connect(m_name, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_unlock->setEnabled(text == m_profile);
        m_unlock->setDefault(text == m_profile);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    m_name->setFocus();
}

} // namespace grapevine::widgets
