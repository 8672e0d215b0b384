#pragma once

#include "ui/widgets/settings_section.h"

class QPushButton;

namespace grapevine::widgets {

/// What a person has put by: filters, messages, rules. Each leads to the dialog where it is kept.
class KeptSection final : public SettingsSection {
    Q_OBJECT
public:
    struct State {
        int filters = 0;
        int templates = 0;
        int rules = 0;
        bool ownRules = false; ///< Other than those Grapevine comes with.
    };

    explicit KeptSection(QWidget* parent = nullptr);

    void show(const State& state);

Q_SIGNALS:
    void filtersRequested();
    void templatesRequested();
    void rulesRequested();

private:
    QPushButton* addButton(SettingsRow& row, const QString& objectName, const QString& name);

    SettingsRow* m_filters = nullptr;
    SettingsRow* m_templates = nullptr;
    SettingsRow* m_rules = nullptr;
    QPushButton* m_editFilters = nullptr;
    QPushButton* m_editTemplates = nullptr;
};

} // namespace grapevine::widgets
