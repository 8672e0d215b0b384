#pragma once

#include "ui/widgets/settings_section.h"

namespace grapevine::widgets {

/// Where all of it is kept.
class SettingsFileSection final : public SettingsSection {
    Q_OBJECT
public:
    /// `path` is empty where nothing is kept.
    explicit SettingsFileSection(const QString& path, QWidget* parent = nullptr);
};

} // namespace grapevine::widgets
