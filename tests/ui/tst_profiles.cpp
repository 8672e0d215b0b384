#include <QAction>
#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>

#include "app/gui/profile_desk.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/cluster_menu.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using test::WindowBench;
using widgets::PlaceId;

/// Clusters with names: saved, chosen, edited, and what production means. CAS-1.
class TstProfiles final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void savedByAClickAndShownByName();
    void namesTakenCannotBeSaved();
    void productionIsFramed();
    void productionUnlocksByItsTypedName();
    void aProfileStartsLockedWithTheReasonSaid();
    void theDemoCannotBeSaved();
    void removingLeavesTheClusterShown();
    void theMenuDoesItAsOftenAsItIsOpened();

private:
    static QAction* entry(WindowBench& bench, const char* name, const QString& text = {});
    template<class Act> static void inDialog(Act act);
};

QAction* TstProfiles::entry(WindowBench& bench, const char* name, const QString& text)
{
    auto* menu = bench.find<widgets::ClusterMenu>("clusterMenu");
    Q_EMIT menu->aboutToShow();
    for (auto* action : menu->actions()) {
        if (action->objectName() == QLatin1String(name) &&
            (text.isEmpty() || action->text() == text))
            return action;
    }
    return nullptr;
}

/// The next dialog that opens is handed to `act`.
template<class Act> void TstProfiles::inDialog(Act act)
{
    QTimer::singleShot(0, qApp, [act] {
        auto* dialog = qobject_cast<QDialog*>(QApplication::activeModalWidget());
        if (dialog == nullptr) qFatal("no dialog");
        act(*dialog);
        if (dialog->isVisible()) dialog->reject();
    });
}

namespace {

settings::Profile profile(const std::string& name, bool production = false)
{
    settings::Profile made;
    made.name = name;
    made.addresses = "10.0.3.17:7946";
    made.production = production;
    return made;
}

} // namespace

void TstProfiles::savedByAClickAndShownByName()
{
    WindowBench bench;
    settings::Profiles profiles;
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", "eu", true});
    bench.observe();
    desk.present();
    QCOMPARE(bench.find<QLabel>("clusterTitle")->text(), QStringLiteral("10.0.3.17:7946"));
    int changes = 0;
    connect(&desk, &gui::ProfileDesk::changed, &desk, [&changes] { ++changes; });
    inDialog([](QDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("prod-eu"));
        QTest::keyClick(&dialog, Qt::Key_Return);
    });
    entry(bench, "saveProfile")->trigger();
    QCOMPARE(changes, 1);
    QCOMPARE(profiles.all().size(), std::size_t{1});
    QCOMPARE(profiles.all()[0].label, std::string("eu"));
    QVERIFY(profiles.all()[0].wantsKey);
    QCOMPARE(bench.find<QLabel>("clusterTitle")->text(), QStringLiteral("prod-eu"));
    QVERIFY(bench.window.windowTitle().startsWith(QStringLiteral("prod-eu")));
    bench.window.setProfiles({QStringLiteral("prod-eu")});
    QVERIFY(entry(bench, "profile")->isChecked());
}

void TstProfiles::namesTakenCannotBeSaved()
{
    WindowBench bench;
    settings::Profiles profiles;
    auto other = profile("taken");
    other.addresses = "10.9.9.9:7946";
    QVERIFY(profiles.put(other));
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, false});
    bench.observe();
    desk.present();
    inDialog([](QDialog& dialog) {
        auto* name = dialog.findChild<QLineEdit*>();
        QTest::keyClicks(name, QStringLiteral("taken"));
        QTest::keyClick(&dialog, Qt::Key_Return);
        QVERIFY(dialog.isVisible());
        QVERIFY(dialog.findChild<QLabel*>(QStringLiteral("profileProblem"))
                    ->text()
                    .contains(QStringLiteral("Another profile")));
    });
    entry(bench, "saveProfile")->trigger();
    QCOMPARE(profiles.all().size(), std::size_t{1});
}

void TstProfiles::productionIsFramed()
{
    WindowBench bench;
    widgets::applyTheme(widgets::ThemeChoice::Light);
    settings::Profiles profiles;
    QVERIFY(profiles.put(profile("prod-eu", true)));
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, false});
    bench.observe();
    const auto edge = [&bench] {
        const QImage image = bench.window.grab().toImage();
        QSet<QRgb> colours;
        for (int y = 100; y < 200; ++y)
            colours.insert(image.pixel(2, y));
        return colours.contains(widgets::Theme::light().productionMark.rgb());
    };
    QVERIFY(!edge());
    desk.present();
    bench.tell(test::observerStatus());
    QVERIFY(edge());
    // Not by colour alone.
    QVERIFY(bench.find<QLabel>("clusterMode")->text().startsWith(QStringLiteral("PROD")));
}

void TstProfiles::productionUnlocksByItsTypedName()
{
    WindowBench bench;
    settings::Profiles profiles;
    QVERIFY(profiles.put(profile("prod-eu", true)));
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, false});
    bench.observe();
    desk.present();
    bench.window.goTo(PlaceId::Ask);
    inDialog([](QDialog& dialog) {
        auto* name = dialog.findChild<QLineEdit*>();
        QTRY_VERIFY(name->hasFocus());
        auto* unlock = dialog.findChild<QPushButton*>(QStringLiteral("unlockConfirm"));
        QTest::keyClicks(name, QStringLiteral("prod"));
        QVERIFY(!unlock->isEnabled());
        // Enter is Cancel until the name stands there.
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(!dialog.isVisible());
    });
    bench.window.askPlace().toggleLock();
    QCoreApplication::processEvents();
    QVERIFY(bench.session->sendLocked());
    inDialog([](QDialog& dialog) {
        QTest::keyClicks(dialog.findChild<QLineEdit*>(), QStringLiteral("prod-eu"));
        QTest::keyClick(dialog.findChild<QLineEdit*>(), Qt::Key_Return);
    });
    bench.window.askPlace().toggleLock();
    QTRY_VERIFY(!bench.session->sendLocked());
    QVERIFY(bench.session->unlockedFor().has_value());
}

void TstProfiles::aProfileStartsLockedWithTheReasonSaid()
{
    WindowBench bench;
    settings::Profiles profiles;
    QVERIFY(profiles.put(profile("cascade")));
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, false});
    bench.observe();
    desk.present();
    for (const bool query : {true, false}) {
        bench.window.goTo(PlaceId::Ask);
        bench.window.askPlace().openForm(query);
        auto* name = bench.find<QLineEdit>("askName");
        name->setText(QStringLiteral("deploy"));
        const auto* send = bench.find<QPushButton>("askSend");
        QVERIFY(!send->isEnabled());
        QVERIFY(bench.find<QLabel>("askReason")->text().contains(QStringLiteral("locked")));
    }
    bench.window.askPlace().toggleLock();
    QTRY_VERIFY(bench.find<QPushButton>("askSend")->isEnabled());
}

void TstProfiles::theDemoCannotBeSaved()
{
    WindowBench bench;
    settings::Profiles profiles;
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({});
    bench.observe();
    desk.present();
    QVERIFY(entry(bench, "saveProfile") == nullptr);
    QVERIFY(entry(bench, "elsewhere") != nullptr);
}

void TstProfiles::removingLeavesTheClusterShown()
{
    WindowBench bench;
    settings::Profiles profiles;
    QVERIFY(profiles.put(profile("old", true)));
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, false});
    bench.observe();
    desk.present();
    entry(bench, "removeProfile")->trigger();
    QVERIFY(profiles.all().empty());
    QCOMPARE(bench.find<QLabel>("clusterTitle")->text(), QStringLiteral("10.0.3.17:7946"));
    QVERIFY(!bench.window.view().face().production);
    QCOMPARE(bench.model().rowCount(), static_cast<int>(bench.model().tally().total));
}

void TstProfiles::theMenuDoesItAsOftenAsItIsOpened()
{
    WindowBench bench;
    settings::Profiles profiles;
    gui::ProfileDesk desk(profiles, bench.window.view());
    desk.setShown({"10.0.3.17:7946", {}, true});
    bench.observe();
    desk.present();
    for (const char* name :
         {"saveProfile", "forgetKey", "openAction", "windowAction", "elsewhere"}) {
        QSignalSpy saved(&bench.window.view(), &widgets::ClusterView::profileSaveRequested);
        QSignalSpy forgotten(&bench.window.view(), &widgets::ClusterView::keyForgetRequested);
        QSignalSpy opened(&bench.window.view(), &widgets::ClusterView::openRequested);
        QSignalSpy windowed(&bench.window.view(), &widgets::ClusterView::windowRequested);
        QSignalSpy left(&bench.window.view(), &widgets::ClusterView::leaveRequested);
        for (int time = 1; time <= 3; ++time) {
            // A dialog that opens is shut.
            if (QLatin1String(name) == QLatin1String("saveProfile")) inDialog([](QDialog&) {});
            entry(bench, name)->trigger();
            QVERIFY2(saved.count() + forgotten.count() + opened.count() + windowed.count() +
                             left.count() ==
                         time,
                     name);
        }
    }
}

QTEST_MAIN(TstProfiles)
#include "tst_profiles.moc"
