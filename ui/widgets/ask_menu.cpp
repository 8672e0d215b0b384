#include "ui/widgets/ask_menu.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>

#include <utility>

#include "ui/models/ask_uri.h"
#include "ui/widgets/ask_template_dialog.h"

namespace grapevine::widgets {

AskMenu::AskMenu(std::function<models::AskDraft()> draft, QWidget* parent)
    : QToolButton(parent)
    , m_draft(std::move(draft))
    , m_menu(new QMenu(this))
    , m_templates(new QMenu(tr("Templates"), this))
{
    setObjectName(QStringLiteral("askMore"));
    setText(QStringLiteral("⋯"));
    setAccessibleName(tr("More to do with the form"));
    setToolTip(accessibleName());
    setAutoRaise(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(32, 28);
    setPopupMode(QToolButton::InstantPopup);
    m_menu->setObjectName(QStringLiteral("askMoreMenu"));
    m_templates->setObjectName(QStringLiteral("askTemplateMenu"));
    const auto named = [](QAction* action, const char* name) {
        action->setObjectName(QString::fromLatin1(name));
        return action;
    };
    named(m_menu->addAction(tr("Fill from a serf:// address in the clipboard"), this,
                            [this] { Q_EMIT uriRequested(QApplication::clipboard()->text()); }),
          "askOpenUri");
    m_copyUri = named(m_menu->addAction(tr("Copy as serf:// address"), this,
                                        [this] { put(models::draftAsUri(m_draft())); }),
                      "askCopyUri");
    m_copyCommand = named(m_menu->addAction(tr("Copy as serf command"), this,
                                            [this] { put(models::draftAsCommand(m_draft())); }),
                          "askCopyCommand");
    m_menu->setToolTipsVisible(true);
    m_menu->addSeparator();
    m_menu->addMenu(m_templates);
    named(m_menu->addAction(tr("Save or change templates …"), this, &AskMenu::editTemplates),
          "askEditTemplates");
    m_menu->addSeparator();
    named(m_menu->addAction(tr("Send again and again …"), this, &AskMenu::repeatRequested),
          "askRepeat");
    setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &AskMenu::open);
    listTemplates();
}

void AskMenu::open()
{
    const auto draft = m_draft();
    const bool named = !draft.name.trimmed().isEmpty();
    const bool said = !models::draftAsUri(draft).isEmpty();
    m_copyUri->setEnabled(said);
    m_copyUri->setToolTip(said || !named ? tr("Ack, timeout and relays have no word in an address")
                                         : tr("An address has no word for a tag's expression that "
                                              "is more than one value, written as ^value$"));
    m_copyCommand->setEnabled(named);
}

void AskMenu::setTemplates(const QByteArray& json)
{
    m_kept = models::AskTemplates::fromJson(json);
    listTemplates();
}

void AskMenu::listTemplates()
{
    m_templates->clear();
    for (const auto& kept : m_kept.all()) {
        QString shown = kept.name;
        // A name's own ampersand would underline what follows.
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const QString name = kept.name;
        m_templates->addAction(shown, this, [this, name] {
            if (const auto* chosen = m_kept.find(name)) Q_EMIT draftChosen(chosen->draft);
        });
    }
    if (m_kept.all().empty()) m_templates->addAction(tr("None was saved yet"))->setEnabled(false);
}

void AskMenu::editTemplates()
{
    auto* dialog = new AskTemplateDialog(m_kept, m_draft(), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AskTemplateDialog::changed, this, [this, dialog] {
        m_kept = dialog->templates();
        listTemplates();
        Q_EMIT templatesChanged(m_kept.toJson());
    });
    dialog->open();
}

void AskMenu::put(const QString& text) const
{
    if (!text.isEmpty()) QApplication::clipboard()->setText(text);
}

} // namespace grapevine::widgets
