#include "ui/widgets/key_catcher.h"

#include <QKeyEvent>

namespace grapevine::widgets {

namespace {

bool isModifier(int key)
{
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt ||
           key == Qt::Key_Meta || key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

bool leadsOn(const QKeyEvent& event)
{
    const auto held = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (key == Qt::Key_Tab || key == Qt::Key_Backtab)
        return (held & ~Qt::ShiftModifier) == Qt::NoModifier;
    return key == Qt::Key_Escape && held == Qt::NoModifier;
}

} // namespace

KeyCatcher::KeyCatcher(QWidget* parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press the new keys"));
}

void KeyCatcher::forget()
{
    m_keys = {};
    clear();
}

bool KeyCatcher::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        // Before anybody else does what they stand for.
        if (!leadsOn(*static_cast<QKeyEvent*>(event))) event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyCatcher::keyPressEvent(QKeyEvent* event)
{
    if (leadsOn(*event)) {
        event->ignore();
        return;
    }
    if (isModifier(event->key())) return;
    auto held = event->modifiers() & ~(Qt::KeypadModifier | Qt::GroupSwitchModifier);
    // The sign itself says that Shift was held: `?` is Shift and another key on most boards.
    const bool isSign =
        event->key() < Qt::Key_A || (event->key() > Qt::Key_Z && event->key() < 0x100);
    if (isSign && event->key() != Qt::Key_Space) held &= ~Qt::ShiftModifier;
    // With Shift, Tab goes by another name.
    const int key = event->key() == Qt::Key_Backtab ? static_cast<int>(Qt::Key_Tab) : event->key();
    m_keys = QKeySequence(QKeyCombination(held, static_cast<Qt::Key>(key)));
    setText(m_keys.toString(QKeySequence::NativeText));
    Q_EMIT caught(m_keys);
}

} // namespace grapevine::widgets
