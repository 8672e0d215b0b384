#pragma once

#include "ui/models/table_arrangement.h"
#include "ui/widgets/language_choice.h"
#include "ui/widgets/settings_section.h"
#include "ui/widgets/theme.h"

class QCheckBox;

namespace grapevine::widgets {

class SegmentBar;

/// How the window looks and what it speaks.
class AppearanceSection final : public SettingsSection {
    Q_OBJECT
public:
    struct State {
        ThemeChoice theme = ThemeChoice::System;
        LanguageChoice language = LanguageChoice::System;
        models::RowDensity density = models::RowDensity::Normal;
        bool stripShown = true;
        bool inspectorShown = false;
        bool sidebarFolded = false;
    };

    explicit AppearanceSection(QWidget* parent = nullptr);

    void show(const State& state);

Q_SIGNALS:
    void themeChosen(grapevine::widgets::ThemeChoice choice);
    void languageChosen(grapevine::widgets::LanguageChoice choice);
    void densityChosen(grapevine::models::RowDensity density);
    void stripChosen(bool shown);
    void inspectorChosen(bool shown);
    void sidebarChosen(bool folded);

private:
    void addTheme();
    void addLanguage();
    void addDensity();
    void addParts();

    SettingsRow* m_themeRow = nullptr;
    SettingsRow* m_languageRow = nullptr;
    SettingsRow* m_densityRow = nullptr;
    SettingsRow* m_stripRow = nullptr;
    SettingsRow* m_inspectorRow = nullptr;
    SettingsRow* m_sidebarRow = nullptr;
    SegmentBar* m_theme = nullptr;
    SegmentBar* m_language = nullptr;
    SegmentBar* m_density = nullptr;
    QCheckBox* m_strip = nullptr;
    QCheckBox* m_inspector = nullptr;
    QCheckBox* m_sidebar = nullptr;
};

} // namespace grapevine::widgets
