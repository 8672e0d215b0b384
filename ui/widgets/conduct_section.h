#pragma once

#include "ui/widgets/settings_section.h"

class QCheckBox;

namespace grapevine::widgets {

/// How Grapevine conducts itself: what it says by itself, and which keys it listens to.
class ConductSection final : public SettingsSection {
    Q_OBJECT
public:
    struct State {
        bool notices = true; ///< On the desktop.
        bool letters = true; ///< Letters alone are keys.
        bool walks = true;   ///< The next demo comes with a walk through it.
        int keysChanged = 0; ///< Acts whose keys are the person's own.
    };

    explicit ConductSection(QWidget* parent = nullptr);

    void show(const State& state);

Q_SIGNALS:
    void noticesChosen(bool on);
    void lettersChosen(bool on);
    void walkChosen(bool wanted);
    void keysRequested();
    void changeKeysRequested();

private:
    SettingsRow* m_noticesRow = nullptr;
    SettingsRow* m_lettersRow = nullptr;
    SettingsRow* m_keysRow = nullptr;
    SettingsRow* m_walkRow = nullptr;
    QCheckBox* m_notices = nullptr;
    QCheckBox* m_letters = nullptr;
    QCheckBox* m_walk = nullptr;
};

} // namespace grapevine::widgets
