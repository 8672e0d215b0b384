#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

#include "app/gui/desktop_notices.h"
#include "app/gui/notice_desk.h"
#include "tests/dbus/fake_notifications.h"
#include "tests/models/timeline_story.h"
#include "tests/ui/workspace_bench.h"
#include "ui/bridge/desk_clock.h"

using namespace grapevine;
using gui::DesktopNotices;
using test::FakeNotifications;
using test::WorkspaceBench;

/// A word on the desktop, against a service of the test's own on a private bus.
class TstDesktopNotices final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void aNoticeOfTheSameKeyTakesTheOthersPlace();
    void aClosedOneIsShownAnew();
    void namesAreNoMarkup();
    void aClickSaysWhich();
    void withoutAServiceNothingIsWaitedFor();
    void fortyFailuresAreOneNoticeAndAClickLeadsThere();
    void theDemoIsNobodysIncident();
    void switchedOffIsQuiet();

private:
    QDBusConnection connection(const char* role) const
    {
        return QDBusConnection::connectToBus(
            m_address, QStringLiteral("%1-%2").arg(QLatin1String(role)).arg(m_number));
    }
    static link::ObservationBatch failureOf(unsigned members, ClusterId cluster)
    {
        link::ObservationBatch batch;
        batch.cluster = cluster;
        for (unsigned i = 0; i < members; ++i) {
            auto row =
                std::make_shared<link::MemberRow>(*test::row({.id = 500 + i,
                                                              .name = "rack-" + std::to_string(i),
                                                              .status = link::MemberStatus::Failed,
                                                              .state = link::RawState::Dead,
                                                              .cluster = cluster.value()}));
            link::TimelineEntry entry;
            entry.kind = link::EntryKind::MemberFailed;
            entry.cluster = cluster;
            entry.at = bridge::readDeskClock();
            row->since = entry.at;
            entry.members = {row};
            batch.changed.push_back(row);
            batch.entries.push_back(std::move(entry));
        }
        return batch;
    }

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<FakeNotifications> m_service;
    int m_number = 0;
};

void TstDesktopNotices::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
    QVERIFY2(m_daemon.waitForStarted(), "the package dbus-daemon is missing");
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    QVERIFY(!m_address.isEmpty());
}

void TstDesktopNotices::init()
{
    ++m_number;
    m_service = std::make_unique<FakeNotifications>();
    QVERIFY(m_service->appearOn(connection("service")));
}

void TstDesktopNotices::cleanup()
{
    m_service.reset();
    QDBusConnection::disconnectFromBus(QStringLiteral("service-%1").arg(m_number));
    QDBusConnection::disconnectFromBus(QStringLiteral("window-%1").arg(m_number));
}

void TstDesktopNotices::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TstDesktopNotices::aNoticeOfTheSameKeyTakesTheOthersPlace()
{
    DesktopNotices notices(connection("window"));
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 failed"), {}, true});
    QTRY_COMPARE(m_service->all.size(), 1);
    QCOMPARE(m_service->all[0].headline, QStringLiteral("db-7 failed"));
    QCOMPARE(m_service->all[0].hints.value(QStringLiteral("urgency")).toInt(), 2);
    QTest::qWait(20); // The answer has to come back.
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 comes and goes"), {}, true});
    notices.show({QStringLiteral("1:2"), QStringLiteral("web-1 failed"), {}, false});
    QTRY_COMPARE(m_service->all.size(), 3);
    QCOMPARE(m_service->all[1].replaces, m_service->all[0].id);
    QCOMPARE(m_service->fresh(), 2);
    notices.withdraw(QStringLiteral("1:1"));
    QTRY_COMPARE(m_service->closed, QList<uint>{m_service->all[0].id});
}

void TstDesktopNotices::aClosedOneIsShownAnew()
{
    DesktopNotices notices(connection("window"));
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 failed"), {}, true});
    QTRY_COMPARE(m_service->all.size(), 1);
    QTest::qWait(20);
    m_service->CloseNotification(m_service->all[0].id);
    QTest::qWait(20);
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 is stable again"), {}, false});
    QTRY_COMPARE(m_service->fresh(), 2);
}

void TstDesktopNotices::namesAreNoMarkup()
{
    m_service->capabilities.append(QStringLiteral("body-markup"));
    DesktopNotices notices(connection("window"));
    QTest::qWait(50); // What it can is asked first.
    notices.show({QStringLiteral("1:1"), QStringLiteral("2 members failed"),
                  QStringLiteral("<a href=\"http://x\">db</a>, web"), true});
    QTRY_COMPARE(m_service->all.size(), 1);
    QVERIFY(!m_service->all[0].body.contains(QLatin1Char('<')));
}

void TstDesktopNotices::aClickSaysWhich()
{
    DesktopNotices notices(connection("window"));
    QSignalSpy clicked(&notices, &DesktopNotices::activated);
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 failed"), {}, true});
    QTRY_COMPARE(m_service->all.size(), 1);
    QTest::qWait(20);
    m_service->click(m_service->all[0].id + 77); // Somebody else's.
    m_service->click(m_service->all[0].id);
    QTRY_COMPARE(clicked.size(), 1);
    QCOMPARE(clicked[0][0].toString(), QStringLiteral("1:1"));
}

void TstDesktopNotices::withoutAServiceNothingIsWaitedFor()
{
    DesktopNotices notices(QDBusConnection(QStringLiteral("no such bus")));
    notices.show({QStringLiteral("1:1"), QStringLiteral("db-7 failed"), {}, true});
    QCOMPARE(notices.unshown(), std::uint64_t{1}); // The offscreen platform has no tray.
}

void TstDesktopNotices::fortyFailuresAreOneNoticeAndAClickLeadsThere()
{
    WorkspaceBench bench;
    gui::NoticeDesk desk(*bench.workspace, [this] { return connection("window"); });
    bench.observe(1);
    bench.first().goTo(widgets::PlaceId::Members);
    bench.first().hide();
    bench.launcher.link->publish(failureOf(40, ClusterId{bench.launcher.clusters}));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->all.size(), 1, 15'000);
    QVERIFY(m_service->all[0].headline.contains(QStringLiteral("40")));
    QTest::qWait(2'000);
    QCOMPARE(m_service->fresh(), 1);
    m_service->click(m_service->all[0].id);
    QTRY_VERIFY(bench.first().isVisible());
    QTRY_COMPARE(bench.first().view().place(), widgets::PlaceId::Timeline);
}

void TstDesktopNotices::theDemoIsNobodysIncident()
{
    WorkspaceBench bench;
    gui::NoticeDesk desk(*bench.workspace, [this] { return connection("window"); });
    bench.workspace->showDemo(bench.first(), 24);
    WorkspaceBench::settle();
    bench.first().hide();
    bench.launcher.link->publish(failureOf(3, ClusterId{bench.launcher.clusters}));
    QTest::qWait(5'500);
    QCOMPARE(m_service->all.size(), 0);
}

void TstDesktopNotices::switchedOffIsQuiet()
{
    WorkspaceBench bench;
    gui::NoticeDesk desk(*bench.workspace, [this] { return connection("window"); });
    desk.setOn(false);
    bench.observe(1);
    bench.first().hide();
    bench.launcher.link->publish(failureOf(3, ClusterId{bench.launcher.clusters}));
    QTest::qWait(5'500);
    QCOMPARE(m_service->all.size(), 0);
}

QTEST_MAIN(TstDesktopNotices)
#include "tst_desktop_notices.moc"
