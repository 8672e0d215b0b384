#include "ui/widgets/key_windows.h"

#include "ui/widgets/action_catalog.h"
#include "ui/widgets/key_sheet.h"
#include "ui/widgets/keys_dialog.h"

namespace grapevine::widgets {

namespace {

void bringUp(QWidget& window)
{
    window.show();
    window.raise();
    window.activateWindow();
}

} // namespace

KeyWindows::KeyWindows(ActionCatalog& catalog, QWidget& over)
    : QObject(&over)
    , m_catalog(catalog)
    , m_over(over)
{
    setObjectName(QStringLiteral("keyWindows"));
    connect(&catalog, &ActionCatalog::keysChanged, this, &KeyWindows::refresh);
}

void KeyWindows::showSheet()
{
    if (!m_sheet) {
        m_sheet = new KeySheet(&m_over);
        m_sheet->setAttribute(Qt::WA_DeleteOnClose);
        m_sheet->setChoices(m_catalog.choices());
        connect(m_sheet, &KeySheet::changeRequested, this, &KeyWindows::showDialog);
    }
    bringUp(*m_sheet);
}

void KeyWindows::showDialog()
{
    if (!m_dialog) {
        m_dialog = new KeysDialog(&m_over);
        m_dialog->setAttribute(Qt::WA_DeleteOnClose);
        m_dialog->setChoices(m_catalog.choices());
        connect(m_dialog, &KeysDialog::choicesChanged, this, &KeyWindows::choose);
    }
    bringUp(*m_dialog);
}

void KeyWindows::toggleLetters()
{
    auto choices = m_catalog.choices();
    choices.lettersOff = !choices.lettersOff;
    choose(choices);
}

void KeyWindows::choose(const models::KeyChoices& choices)
{
    m_catalog.setChoices(choices);
    Q_EMIT choicesChanged(choices);
}

void KeyWindows::refresh()
{
    if (m_sheet) m_sheet->setChoices(m_catalog.choices());
    if (m_dialog && m_dialog->choices() != m_catalog.choices())
        m_dialog->setChoices(m_catalog.choices());
}

} // namespace grapevine::widgets
