#include <QDBusConnection>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "app/gui/program.h"
#include "app/gui/sleep_guard.h"
#include "tests/dbus/fake_login.h"
#include "tests/models/fake_link.h"
#include "tests/models/member_rows.h"

using namespace grapevine;
using gui::SleepGuard;

namespace {

/// One observer's link, with what it was told about sleep.
class SleepyLauncher final : public gui::LinkLauncher {
public:
    gui::OpenedLink open(gui::LinkPlan) override
    {
        auto link = std::make_unique<test::FakeLink>();
        link->setStatus(test::observerStatus());
        return {.link = std::move(link),
                .prepareForSleep = [this](std::function<void()> done) { slept = std::move(done); },
                .resume = [this] { ++wakes; }};
    }
    std::string installationName() override { return "grapevine-lap7-3f2a"; }

    std::function<void()> slept;
    int wakes = 0;
};

} // namespace

/// The delay inhibitor, against a fake login1 on a private bus.
class TstSleepGuard final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void holdTakesADelayLock();
    void sleepWaitsForTheLeave();
    void wakeTakesANewLock();
    void dropLetsGo();
    void unwantedGuardKeepsQuiet();
    void logindThatIsNotThereIsQuiet();
    void noBusIsQuiet();
    void programLeavesBeforeSleepAndComesBack();

private:
    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<test::FakeLogin> m_login;
    std::unique_ptr<SleepGuard> m_guard;
    int m_number = 0;

    QDBusConnection connection(const char* role) const
    {
        return QDBusConnection::connectToBus(
            m_address, QStringLiteral("%1-%2").arg(QLatin1String(role)).arg(m_number));
    }
};

void TstSleepGuard::initTestCase()
{
    m_daemon.start(QStringLiteral("dbus-daemon"),
                   {QStringLiteral("--session"), QStringLiteral("--nofork"),
                    QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
    QVERIFY2(m_daemon.waitForStarted(), "the package dbus-daemon is missing");
    QVERIFY(m_daemon.waitForReadyRead());
    m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    QVERIFY(!m_address.isEmpty());
}

void TstSleepGuard::init()
{
    ++m_number;
    m_login = std::make_unique<test::FakeLogin>();
    QVERIFY(m_login->appearOn(connection("login")));
    m_guard = std::make_unique<SleepGuard>(connection("guard"));
}

void TstSleepGuard::cleanup()
{
    m_guard.reset();
    m_login.reset();
    for (const char* role : {"login", "guard"}) {
        QDBusConnection::disconnectFromBus(
            QStringLiteral("%1-%2").arg(QLatin1String(role)).arg(m_number));
    }
}

void TstSleepGuard::cleanupTestCase()
{
    m_daemon.terminate();
    m_daemon.waitForFinished();
}

void TstSleepGuard::holdTakesADelayLock()
{
    QCOMPARE(m_login->asked, 0);
    m_guard->hold();
    m_guard->hold();
    QTRY_VERIFY(m_guard->isHolding());
    QCOMPARE(m_login->asked, 1);
    QCOMPARE(m_login->last[0], QStringLiteral("sleep"));
    QCOMPARE(m_login->last[1], QStringLiteral("Grapevine"));
    QCOMPARE(m_login->last[3], QStringLiteral("delay"));
    QVERIFY(m_login->isHeld());
}

void TstSleepGuard::sleepWaitsForTheLeave()
{
    m_guard->hold();
    QTRY_VERIFY(m_guard->isHolding());
    QSignalSpy sleeps(m_guard.get(), &SleepGuard::aboutToSleep);
    Q_EMIT m_login->PrepareForSleep(true);
    QTRY_COMPARE(sleeps.count(), 1);
    // Until the leave is done, logind waits.
    QTest::qWait(100);
    QVERIFY(m_login->isHeld());
    m_guard->letSleep();
    QTRY_VERIFY(!m_login->isHeld());
    QCOMPARE(m_login->asked, 1);
}

void TstSleepGuard::wakeTakesANewLock()
{
    m_guard->hold();
    QTRY_VERIFY(m_guard->isHolding());
    QSignalSpy sleeps(m_guard.get(), &SleepGuard::aboutToSleep);
    QSignalSpy wakes(m_guard.get(), &SleepGuard::wokeUp);
    for (int night = 1; night <= 2; ++night) {
        Q_EMIT m_login->PrepareForSleep(true);
        QTRY_COMPARE(sleeps.count(), night);
        m_guard->letSleep();
        Q_EMIT m_login->PrepareForSleep(false);
        QTRY_COMPARE(wakes.count(), night);
        QTRY_VERIFY(m_guard->isHolding());
        QCOMPARE(m_login->asked, 1 + night);
        QVERIFY(m_login->isHeld());
    }
}

void TstSleepGuard::dropLetsGo()
{
    m_guard->hold();
    QTRY_VERIFY(m_guard->isHolding());
    m_guard->drop();
    QTRY_VERIFY(!m_login->isHeld());
    // One that is on its way when nobody wants it any more is let go as well.
    m_guard->hold();
    m_guard->drop();
    QTRY_COMPARE(m_login->asked, 2);
    QTRY_VERIFY(!m_login->isHeld());
    QVERIFY(!m_guard->isHolding());
}

void TstSleepGuard::unwantedGuardKeepsQuiet()
{
    QSignalSpy sleeps(m_guard.get(), &SleepGuard::aboutToSleep);
    QSignalSpy wakes(m_guard.get(), &SleepGuard::wokeUp);
    Q_EMIT m_login->PrepareForSleep(true);
    Q_EMIT m_login->PrepareForSleep(false);
    QTest::qWait(200);
    QCOMPARE(sleeps.count() + wakes.count(), 0);
    QCOMPARE(m_login->asked, 0);
}

void TstSleepGuard::logindThatIsNotThereIsQuiet()
{
    auto bus = connection("login");
    QVERIFY(bus.unregisterService(QStringLiteral("org.freedesktop.login1")));
    m_guard->hold();
    QTest::qWait(200);
    QVERIFY(!m_guard->isHolding());
    m_guard->letSleep();
    m_guard->drop();
}

void TstSleepGuard::noBusIsQuiet()
{
    SleepGuard guard(QDBusConnection::connectToBus(QStringLiteral("unix:path=/nowhere/bus"),
                                                   QStringLiteral("nowhere")));
    QSignalSpy sleeps(&guard, &SleepGuard::aboutToSleep);
    guard.hold();
    QTest::qWait(50);
    QVERIFY(!guard.isHolding());
    guard.letSleep();
    guard.drop();
    QCOMPARE(sleeps.count(), 0);
}

void TstSleepGuard::programLeavesBeforeSleepAndComesBack()
{
    qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address.toUtf8());
    QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    gui::GuiOptions options;
    options.seeds = {{"10.0.3.17", 7946}};
    options.observe = true;
    auto owned = std::make_unique<SleepyLauncher>();
    auto* launcher = owned.get();
    {
        gui::Program program(std::move(options), std::move(owned), Log{});
        program.start();
        QTRY_VERIFY(m_login->isHeld());
        Q_EMIT m_login->PrepareForSleep(true);
        QTRY_VERIFY(launcher->slept);
        QTest::qWait(50);
        QVERIFY(m_login->isHeld());
        launcher->slept();
        QTRY_VERIFY(!m_login->isHeld());
        Q_EMIT m_login->PrepareForSleep(false);
        QTRY_COMPARE(launcher->wakes, 1);
        QTRY_VERIFY(m_login->isHeld());
    }
    QTRY_VERIFY(!m_login->isHeld());
}

QTEST_MAIN(TstSleepGuard)
#include "tst_sleep_guard.moc"
