#pragma once

#include <QObject>

#include <functional>
#include <string>

#include "app/settings/profile_file.h"
#include "app/settings/settings.h"
#include "ui/widgets/profile_import_dialog.h"

namespace grapevine::gui {

/// Profiles to files and back, with the questions that go with it. EMB-7.
class ProfileExchange final : public QObject {
    Q_OBJECT
public:
    /// Who is asked for a file; empty: the person thought better of it. A file dialog unless set.
    using ChooseFile = std::function<QString(QWidget* window, const QString& suggested)>;
    struct Choose {
        ChooseFile save;
        ChooseFile open;
    };

    /// `settings` must outlive it.
    explicit ProfileExchange(settings::Settings& settings, QObject* parent = nullptr);
    void setChoose(Choose choose) { m_choose = std::move(choose); }

    /// Asks where to, and says so over `window` when it cannot be written.
    void exportProfile(const std::string& name, QWidget* window);
    void importProfile(QWidget* window);
    /// The same of a file that was dropped there.
    void importFrom(const QString& path, QWidget* window);

Q_SIGNALS:
    void profilesChanged();
    /// The profile of that name leads to somebody else's cluster now, or is a new one: no key that
    /// was kept under the name is for it.
    void strangerTaken(const QString& name);
    /// To be used everywhere from now on; they are in the settings already.
    void rulesChanged(const QString& json);

private:
    [[nodiscard]] widgets::ProfileOffer offerOf(const settings::ProfileFile::Read& read) const;
    void take(const settings::SharedProfile& shared,
              const widgets::ProfileImportDialog::Answer& answer, QWidget* window);

    settings::Settings& m_settings;
    Choose m_choose;
};

} // namespace grapevine::gui
