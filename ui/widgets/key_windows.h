#pragma once

#include <QObject>
#include <QPointer>

#include "ui/models/key_choices.h"

class QWidget;

namespace grapevine::widgets {

class ActionCatalog;
class KeySheet;
class KeysDialog;

/// The sheet of all keys and the place to change them, over one window. What is changed holds in
/// the catalogue at once.
class KeyWindows final : public QObject {
    Q_OBJECT
public:
    /// Both must outlive it.
    KeyWindows(ActionCatalog& catalog, QWidget& over);

    void showSheet();
    void showDialog();
    /// Letters alone are keys from now on, or are not.
    void toggleLetters();

Q_SIGNALS:
    /// By the person: to be kept, and told to the other windows.
    void choicesChanged(const grapevine::models::KeyChoices& choices);

private:
    void choose(const models::KeyChoices& choices);
    void refresh();

    ActionCatalog& m_catalog;
    QWidget& m_over;
    QPointer<KeySheet> m_sheet;
    QPointer<KeysDialog> m_dialog;
};

} // namespace grapevine::widgets
