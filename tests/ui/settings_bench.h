#pragma once

#include <QAbstractButton>
#include <QDialog>
#include <QLineEdit>
#include <QTest>
#include <QTimer>

#include <functional>

#include "app/gui/language.h"
#include "app/gui/settings_desk.h"
#include "tests/ui/workspace_bench.h"
#include "ui/widgets/settings_page.h"
#include "ui/widgets/settings_section.h"

namespace grapevine::test {

/// A workspace whose windows have a settings page, as the program makes it.
class SettingsBench : public WorkspaceBench {
public:
    explicit SettingsBench(gui::Language::Load load = {})
        : language(std::move(load))
        , desk(*workspace, settings,
               {.chooseNotices =
                    [this](bool on) {
                        settings.noticesOff = !on;
                        desk.refresh();
                    },
                .chooseLanguage =
                    [this](widgets::LanguageChoice choice) {
                        settings.language = gui::nameOf(choice);
                        language.speak(choice);
                        workspace->renew();
                    },
                .keep = [this] { ++kept; },
                .path = QStringLiteral("/etc/xdg/somebody/grapevine/settings.json")})
    {
        QObject::connect(workspace.get(), &gui::Workspace::themeChosen, &desk,
                         [this](widgets::ThemeChoice choice) { theme = choice; });
        first().activateWindow();
        QCoreApplication::processEvents();
    }

    widgets::SettingsPage& open()
    {
        first().openSettings();
        settleLayout();
        return page();
    }
    widgets::SettingsPage& page()
    {
        auto* found = first().findChild<widgets::SettingsPage*>();
        if (found == nullptr) qFatal("no settings page");
        return *found;
    }
    template<class Widget = QAbstractButton> Widget* on(const char* name)
    {
        auto* found = page().findChild<Widget*>(QString::fromLatin1(name));
        if (found == nullptr) qFatal("no %s on the page", name);
        return found;
    }
    void click(const char* name)
    {
        QTest::mouseClick(on<QWidget>(name), Qt::LeftButton);
        settleLayout();
    }
    /// Layouts settle in turns.
    static void settleLayout()
    {
        for (int turn = 0; turn < 6; ++turn)
            QCoreApplication::processEvents();
    }
    void seek(const QString& text)
    {
        auto* search = on<QLineEdit>("settingsSearch");
        search->clear();
        QTest::keyClicks(search, text);
    }
    /// Object names of the rows that are shown.
    QStringList rows()
    {
        QStringList names;
        for (const auto* section : page().sections()) {
            for (const auto* row : section->rows()) {
                if (row->isVisible()) names.append(row->objectName());
            }
        }
        return names;
    }
    /// The next dialog that opens is handed to `act`, and shut if that leaves it open.
    static void inDialog(const std::function<void(QDialog&)>& act)
    {
        auto* wait = new QTimer(qApp);
        QObject::connect(wait, &QTimer::timeout, wait, [wait, act, tries = 0]() mutable {
            auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
            if (dialog == nullptr && ++tries > 1000) qFatal("no dialog");
            if (dialog == nullptr) return;
            wait->stop();
            wait->deleteLater();
            act(*dialog);
            if (dialog->isVisible()) dialog->reject();
        });
        wait->start(2);
    }
    void addProfile(const std::string& name, const std::string& addresses, bool production = false)
    {
        settings::Profile profile;
        profile.name = name;
        profile.addresses = addresses;
        profile.production = production;
        settings.profiles.put(profile);
        workspace->handleProfilesChanged();
    }

    int kept = 0;
    widgets::ThemeChoice theme = widgets::ThemeChoice::System;
    gui::Language language;
    gui::SettingsDesk desk;
};

} // namespace grapevine::test
