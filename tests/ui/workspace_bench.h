#pragma once

#include <QAbstractButton>
#include <QTest>

#include <memory>
#include <string>
#include <vector>

#include "app/gui/workspace.h"
#include "tests/ui/fake_launcher.h"
#include "ui/models/member_model.h"
#include "ui/widgets/members_place.h"

namespace grapevine::test {

/// A workspace on fake links, with one window.
class WorkspaceBench {
public:
    using MainWindow = widgets::MainWindow;

    WorkspaceBench()
    {
        workspace = std::make_unique<gui::Workspace>(office);
        workspace->addWindow().show();
    }

    static std::vector<HostPort> seeds(int number)
    {
        return {{"10.0.3." + std::to_string(number), 7946}};
    }
    void look(int number)
    {
        workspace->look(first(), gui::PeekPlan{.seeds = seeds(number)}, seeds(number),
                        seeds(number)[0].text());
        const auto cluster = ClusterId{launcher.clusters};
        QTRY_VERIFY(first().membersPlace().cluster() == cluster);
        settle();
    }
    void observe(int number)
    {
        workspace->look(first(), gui::ObservePlan{gui::PeekPlan{.seeds = seeds(number)}, {}},
                        seeds(number), seeds(number)[0].text());
        QTRY_COMPARE(first().membersPlace().model().rowCount(), 41);
        settle();
    }
    void openSecond()
    {
        workspace->openWindow(first());
        const int rows = first().membersPlace().model().rowCount();
        QTRY_COMPARE(second().membersPlace().model().rowCount(), rows);
    }
    /// What is told a moment later has been told.
    static void settle() { QTest::qWait(5); }

    MainWindow& first() { return workspace->window(); }
    MainWindow& second() { return *workspace->windows().at(1); }
    template<class Widget = QAbstractButton>
    static Widget* find(MainWindow& window, const char* name)
    {
        return window.view().findChild<Widget*>(QString::fromLatin1(name));
    }
    static QString title(MainWindow& window) { return window.view().face().title; }

    FakeLauncher launcher;
    settings::Settings settings;
    gui::OutsideList outside{QString()};
    gui::Office office{launcher, settings, outside, {}, Log(LogLevel::Error, {})};
    std::unique_ptr<gui::Workspace> workspace;
};

} // namespace grapevine::test
