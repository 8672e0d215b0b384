#pragma once

#include <QObject>
#include <QPointer>

#include <filesystem>
#include <functional>
#include <memory>

#include "app/gui/key_keeper.h"
#include "app/gui/sealed_file_store.h"
#include "app/gui/secret_service_store.h"
#include "core/base/log.h"

class QWidget;

namespace grapevine::settings {
class Profiles;
}
namespace grapevine::widgets {
class KeptKeysSection;
class PassphraseDialog;
} // namespace grapevine::widgets

namespace grapevine::gui {

/// Everything about keys that are kept: the stores, the keeper, the questions to the person, and
/// what the settings show of it.
class KeyRoom final : public QObject {
    Q_OBJECT
public:
    /// `folder`: that of the settings; empty where there is none. `profiles` must outlive it.
    KeyRoom(const std::filesystem::path& folder, const settings::Profiles& profiles, Log log,
            secrets::SealCost cost = {});
    ~KeyRoom() override;

    [[nodiscard]] KeyKeeper& keeper() { return *m_keeper; }
    /// Over which window questions are asked.
    void setWindow(std::function<QWidget*()> window) { m_window = std::move(window); }
    /// A key kept under the name goes, if there is one; what fails is logged.
    void dropUnasked(const std::string& name);
    /// Shows there what is kept, and does what is asked for there.
    void attach(widgets::KeptKeysSection& section);

private:
    void ask(SealedFileStore::Question question, SealedFileStore::Answer answer);
    void forget(QPointer<widgets::KeptKeysSection> section, const QString& profile);
    void changePassphrase(QPointer<widgets::KeptKeysSection> section);
    void adoptAll();
    void handleKeptTwice(const QString& profile, const QString& words);
    [[nodiscard]] widgets::KeptKeysState state() const;
    [[nodiscard]] QString shownPath() const;
    [[nodiscard]] QWidget* window() const;

    const settings::Profiles& m_profiles;
    Log m_log;
    std::function<QWidget*()> m_window;
    SecretServiceStore m_desktop;
    std::unique_ptr<SealedFileStore> m_sealed; ///< Null where there is no folder.
    std::unique_ptr<KeyKeeper> m_keeper;
    bool m_adopted = false;
};

} // namespace grapevine::gui
