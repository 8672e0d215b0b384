#include <QAbstractButton>
#include <QEventLoop>
#include <QFile>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

#include "app/gui/guarded_application.h"
#include "app/gui/internal_errors.h"
#include "app/gui/program.h"
#include "app/gui/stack_words.h"
#include "app/gui/stall_watch.h"
#include "core/base/log_ring.h"
#include "tests/ui/fake_launcher.h"
#include "ui/bridge/desk_clock.h"
#include "ui/widgets/diagnostics_page.h"

using namespace grapevine;
using namespace std::chrono_literals;

extern char** environ;

/// Named in the stack; not of this file alone, or it would have no name there.
[[gnu::noinline]] int plantedBlock(std::chrono::milliseconds how)
{
    const auto until = std::chrono::steady_clock::now() + how;
    int turns = 0;
    while (std::chrono::steady_clock::now() < until) {
        std::this_thread::sleep_for(1ms);
        ++turns;
    }
    return turns;
}

/// R42: a stall of the window leaves a stack and a counter.
class TstStallWatch final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void aBlockIsKeptWithTheNameOfItsFunction();
    void anIdleLoopWakesNobody();
    void shortTurnsAreNoStall();
    void manyPiecesInOneTurnAreOne();
    void aNestedLoopThatTurnsIsNone();
    void whatFollowsANestedLoopIsOne();
    void otherThreadsAreNotWatched();
    void aStoppedProgramIsNotCounted();
    void theLastTwentyAreKept();
    void thePageAndTheBundleHoldIt();

private:
    void watch(Duration shortest = gui::StallWatch::kShortestUsual);
    /// The loop runs for that long, on its own.
    static void turnFor(std::chrono::milliseconds how);
    template<class Act> void inTheLoop(Act act)
    {
        QEventLoop loop;
        QTimer::singleShot(0, &loop, [&] {
            act();
            QTimer::singleShot(50, &loop, &QEventLoop::quit);
        });
        loop.exec();
    }

    std::unique_ptr<gui::StallWatch> m_watch;
    std::atomic<int> m_told = 0;
};

namespace {

gui::InternalErrors& errors()
{
    static gui::InternalErrors all;
    return all;
}

gui::GuardedApplication& application()
{
    return *static_cast<gui::GuardedApplication*>(qApp);
}

} // namespace

void TstStallWatch::watch(Duration shortest)
{
    cleanup();
    m_told = 0;
    m_watch = std::make_unique<gui::StallWatch>(
        gui::StallWatch::Setup{.shortest = shortest,
                               .readClock = bridge::readDeskClock,
                               .told = [this](const gui::StallWatch::Stall&) { ++m_told; }});
    application().setStallWatch(m_watch.get());
}

void TstStallWatch::init()
{
    watch();
}

void TstStallWatch::cleanup()
{
    application().setStallWatch(nullptr);
    m_watch.reset();
}

void TstStallWatch::turnFor(std::chrono::milliseconds how)
{
    QEventLoop loop;
    QTimer::singleShot(how, &loop, &QEventLoop::quit);
    loop.exec();
}

void TstStallWatch::aBlockIsKeptWithTheNameOfItsFunction()
{
    const auto before = bridge::readDeskClock();
    inTheLoop([] { plantedBlock(400ms); });
    QTRY_COMPARE(m_watch->count().stalls, std::uint64_t{1});
    QTRY_COMPARE(m_told.load(), 1);
    const auto stalls = m_watch->stalls();
    QCOMPARE(stalls.size(), std::size_t{1});
    const auto& stall = stalls.front();
    QVERIFY2(stall.lasted >= 390ms && stall.lasted < 5s,
             qPrintable(QString::number(stall.lasted / 1ms)));
    QCOMPARE(m_watch->count().longest, stall.lasted);
    QVERIFY(stall.noticed.boot >= before.boot);
    QVERIFY(stall.noticed.wall.milliseconds > 0);
    const auto lines = gui::stackLines(stall.stack);
    const auto named = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("plantedBlock(") != std::string::npos;
    });
    std::string all;
    for (const auto& line : lines)
        all += line + '\n';
    QVERIFY2(named != lines.end(), all.c_str());
    // Who called it stands behind it, the loop among them; no path of this computer.
    QVERIFY2(all.find("QEventLoop::exec", all.find("plantedBlock(")) != std::string::npos,
             all.c_str());
    QVERIFY2(all.find("(/") == std::string::npos, all.c_str());
}

void TstStallWatch::anIdleLoopWakesNobody()
{
    turnFor(500ms);
    const auto before = m_watch->looks();
    turnFor(3s);
    // The timer that began the waiting and the one that ends it.
    QVERIFY2(m_watch->looks() - before <= 4,
             qPrintable(QString::number(m_watch->looks() - before)));
    QCOMPARE(m_watch->count().stalls, std::uint64_t{0});
}

void TstStallWatch::shortTurnsAreNoStall()
{
    QTimer often;
    connect(&often, &QTimer::timeout, this, [] { plantedBlock(15ms); });
    often.start(20);
    const auto before = m_watch->looks();
    turnFor(2s);
    QCOMPARE(m_watch->count().stalls, std::uint64_t{0});
    // Four looks a second, each with a call before it.
    QVERIFY2(m_watch->looks() - before <= 20,
             qPrintable(QString::number(m_watch->looks() - before)));
}

void TstStallWatch::manyPiecesInOneTurnAreOne()
{
    inTheLoop([this] {
        for (int piece = 0; piece < 20; ++piece)
            QMetaObject::invokeMethod(
                this, [] { plantedBlock(25ms); }, Qt::QueuedConnection);
    });
    // The person waits for all of them: no key is heard in between.
    QTRY_COMPARE(m_watch->count().stalls, std::uint64_t{1});
    QVERIFY(m_watch->count().longest >= 450ms);
}

void TstStallWatch::aNestedLoopThatTurnsIsNone()
{
    inTheLoop([] { turnFor(700ms); });
    QCOMPARE(m_watch->count().stalls, std::uint64_t{0});
}

void TstStallWatch::whatFollowsANestedLoopIsOne()
{
    inTheLoop([] {
        turnFor(50ms);
        plantedBlock(400ms);
    });
    QTRY_COMPARE(m_watch->count().stalls, std::uint64_t{1});
    QVERIFY(m_watch->count().longest < 5s);
}

void TstStallWatch::otherThreadsAreNotWatched()
{
    QThread other;
    QObject worker;
    worker.moveToThread(&other);
    other.start();
    QMetaObject::invokeMethod(
        &worker, [] { plantedBlock(500ms); }, Qt::QueuedConnection);
    turnFor(700ms);
    other.quit();
    other.wait();
    QCOMPARE(m_watch->count().stalls, std::uint64_t{0});
}

void TstStallWatch::aStoppedProgramIsNotCounted()
{
    // As a debugger does, from outside, in the middle of a turn that takes half of what is allowed.
    watch(2s);
    const auto self = std::to_string(getpid());
    const std::string script = "sleep 0.3; kill -STOP " + self + "; sleep 3; kill -CONT " + self;
    pid_t shell = 0;
    const auto start = std::chrono::steady_clock::now();
    inTheLoop([&] {
        const char* arguments[] = {"sh", "-c", script.c_str(), nullptr};
        QCOMPARE(posix_spawn(&shell, "/bin/sh", nullptr, nullptr,
                             const_cast<char* const*>(arguments), environ),
                 0);
        for (int step = 0; step < 800; ++step)
            std::this_thread::sleep_for(1ms);
    });
    QVERIFY(std::chrono::steady_clock::now() - start > 3s);
    waitpid(shell, nullptr, 0);
    turnFor(100ms);
    QCOMPARE(m_watch->count().stalls, std::uint64_t{0});
    QVERIFY(m_watch->count().held >= 1);
}

void TstStallWatch::theLastTwentyAreKept()
{
    watch(10ms);
    const auto most = gui::StallWatch::kStallsMost;
    for (std::size_t i = 0; i < most + 3; ++i)
        inTheLoop([] { plantedBlock(40ms); });
    QTRY_VERIFY(m_watch->count().stalls >= most + 3);
    const auto stalls = m_watch->stalls();
    QCOMPARE(stalls.size(), most);
    QVERIFY(stalls.front().number < stalls.back().number);
    QCOMPARE(stalls.back().number, m_watch->count().stalls);
}

void TstStallWatch::thePageAndTheBundleHoldIt()
{
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
    const QString path = home.filePath(QStringLiteral("bundle.json"));
    const LogRing log;
    gui::Program program({}, std::make_unique<test::FakeLauncher>(), Log{});
    program.tell(errors(), log, m_watch.get());
    program.setChooseFile([path](QWidget*, const QString&) { return path; });
    program.start();
    auto& window = program.workspace().window();
    window.showDiagnostics(widgets::DiagnosticsSection::Stalls);
    inTheLoop([] { plantedBlock(400ms); });
    QTRY_VERIFY(m_watch->count().stalls >= 1);
    window.findChild<widgets::DiagnosticsPage*>(QStringLiteral("diagnosticsPage"))->refresh();
    QVERIFY(window.findChild<QTableView*>(QStringLiteral("stallsTable"))->model()->rowCount() >= 1);
    window.findChild<QAbstractButton*>(QStringLiteral("diagnosticsSave"))->click();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto raw = file.readAll();
    QVERIFY2(raw.contains("plantedBlock("), raw.constData());
}

int main(int argc, char** argv)
{
    gui::GuardedApplication application(argc, argv, errors());
    TstStallWatch test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_stall_watch.moc"
