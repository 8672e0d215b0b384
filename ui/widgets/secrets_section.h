#pragma once

#include "ui/widgets/settings_section.h"

namespace grapevine::widgets {

class KeptKeysSection;

/// The section of the settings about keys that are kept: a heading and a sentence around the list.
class SecretsSection final : public SettingsSection {
    Q_OBJECT
public:
    explicit SecretsSection(QWidget* parent = nullptr);

    [[nodiscard]] KeptKeysSection& list() { return *m_list; }

private:
    KeptKeysSection* m_list = nullptr;
};

} // namespace grapevine::widgets
