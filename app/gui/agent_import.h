#pragma once

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>

#include "app/gui/link_launcher.h"
#include "app/settings/agent_config.h"
#include "app/settings/profile.h"
#include "ui/widgets/agent_import_dialog.h"

namespace grapevine::widgets {
class MainWindow;
}

namespace grapevine::gui {

class KeyKeeper;

/// Makes a profile of a Serf agent's configuration file: reads it, shows what was understood, and
/// once the person has agreed saves the profile, keeps the key where it was said, and looks.
class AgentImportDesk final : public QObject {
    Q_OBJECT
public:
    /// `look` opens what was imported in that window. Both others must outlive it.
    using Look = std::function<void(widgets::MainWindow& window, PeekPlan plan,
                                    const std::string& addresses)>;
    AgentImportDesk(settings::Profiles& profiles, KeyKeeper& keys, Look look,
                    QObject* parent = nullptr);

    /// `path` is a file, or a folder of them; empty: the person chooses a file.
    void begin(widgets::MainWindow& window, const QString& path);

Q_SIGNALS:
    void profilesChanged();

private:
    void show(widgets::MainWindow& window, const QString& path, settings::AgentConfig config);
    void accept(QPointer<widgets::MainWindow> window, QPointer<widgets::AgentImportDialog> dialog,
                const QString& path, const settings::AgentConfig& config);
    void save(QPointer<widgets::MainWindow> window, QPointer<widgets::AgentImportDialog> dialog,
              const settings::AgentConfig& config, crypto::Keyring ring);

    settings::Profiles& m_profiles;
    KeyKeeper& m_keys;
    Look m_look;
};

/// Why a file is no configuration of an agent, as a sentence.
[[nodiscard]] QString agentConfigSentence(const settings::AgentConfigError& error);

} // namespace grapevine::gui
