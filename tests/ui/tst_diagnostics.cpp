#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include "app/gui/bounds_list.h"
#include "app/gui/internal_errors.h"
#include "app/gui/program.h"
#include "core/base/log_ring.h"
#include "tests/ui/diagnostics_story.h"
#include "tests/ui/fake_launcher.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/diagnostics_page.h"
#include "ui/widgets/log_pane.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;
using widgets::DiagnosticsSection;

/// How Grapevine itself does, as a person finds it.
class TstDiagnostics final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSidebarLeadsThereAndEscapeBack();
    void theStartPageLeadsToTheLog();
    void itAsksOnlyWhileItIsSeen();
    void whatLostSomethingStandsFirst();
    void aClickOnAHeadSortsAndThenNothingMoves();
    void aSearchFindsByTheNameOfTheCap();
    void escapeTakesTheSearchAwayFirst();
    void aStallShowsItsStack();
    void theLogFollowsUntilOneScrollsUp();
    void theSummaryNamesNoCluster();
    void theBundleIsAskedFor();
    void everyBoundOfAnOpenClusterIsThere();
    void theBundleHoldsBoundsAndNoName();

private:
    static QTableView& table(WindowBench& bench, const char* name)
    {
        return *bench.find<QTableView>(name);
    }
    static QString cell(const QTableView& table, int row, int column)
    {
        return table.model()->index(row, column).data().toString();
    }
    static widgets::DiagnosticsPage* page(widgets::MainWindow& window)
    {
        return window.findChild<widgets::DiagnosticsPage*>(QStringLiteral("diagnosticsPage"));
    }
    static void open(WindowBench& bench, DiagnosticsSection section)
    {
        bench.look(test::liveStatus(), test::nightShift());
        bench.window.setDiagnostics([] { return test::troubledNight(); });
        bench.window.showDiagnostics(section);
        QCoreApplication::processEvents();
    }
};

void TstDiagnostics::theSidebarLeadsThereAndEscapeBack()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.window.goTo(widgets::PlaceId::Services);
    QTest::mouseClick(bench.find<QAbstractButton>("sidebarDiagnostics"), Qt::LeftButton);
    QVERIFY(page(bench.window)->isVisible());
    QCOMPARE(page(bench.window)->section(), DiagnosticsSection::Bounds);
    QVERIFY(page(bench.window)->isAncestorOf(bench.window.focusWidget()));
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!page(bench.window)->isVisible());
    QCOMPARE(bench.window.place(), widgets::PlaceId::Services);
    QVERIFY(bench.window.view().isAncestorOf(bench.window.focusWidget()));
    bench.find<QAction>("showCounters")->trigger();
    QCOMPARE(page(bench.window)->section(), DiagnosticsSection::Counters);
}

void TstDiagnostics::theStartPageLeadsToTheLog()
{
    WindowBench bench;
    QTest::mouseClick(bench.find<QAbstractButton>("startDiagnostics"), Qt::LeftButton);
    QVERIFY(page(bench.window)->isVisible());
    QCOMPARE(page(bench.window)->section(), DiagnosticsSection::Log);
    QVERIFY(bench.find<QLabel>("logHint")->isVisible());
    QTest::mouseClick(bench.find<QAbstractButton>("diagnosticsBack"), Qt::LeftButton);
    QVERIFY(bench.window.startPage().isVisible());
}

void TstDiagnostics::itAsksOnlyWhileItIsSeen()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    int asked = 0;
    bench.window.setDiagnostics([&asked] {
        ++asked;
        return test::troubledNight();
    });
    QCOMPARE(asked, 0);
    bench.window.showDiagnostics();
    QVERIFY(asked >= 1);
    const int first = asked;
    QTRY_VERIFY_WITH_TIMEOUT(asked > first, 5000);
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
    const int last = asked;
    QTest::qWait(1300);
    QCOMPARE(asked, last);
}

void TstDiagnostics::whatLostSomethingStandsFirst()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Bounds);
    auto& bounds = table(bench, "boundsTable");
    QCOMPARE(cell(bounds, 0, 1), QStringLiteral("Timeline entries on their way to the window"));
    QCOMPARE(cell(bounds, 1, 1), QStringLiteral("TCP connections open at once"));
    QCOMPARE(cell(bounds, 1, 7), QStringLiteral("net.streams-over-cap"));
    QVERIFY(bench.find<QLabel>("boundsCounts")->text().contains(QLatin1Char('2')));
    // Read aloud as one sentence.
    const auto spoken = bounds.model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains(QStringLiteral("lost 1,204")), qPrintable(spoken));
}

void TstDiagnostics::aClickOnAHeadSortsAndThenNothingMoves()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Bounds);
    auto& bounds = table(bench, "boundsTable");
    auto* header = bounds.horizontalHeader();
    const QPoint cap(header->sectionViewportPosition(4) + header->sectionSize(4) / 2,
                     header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, cap);
    QCOMPARE(cell(bounds, 0, 4), QStringLiteral("32"));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, cap);
    QVERIFY2(cell(bounds, 0, 4).startsWith(QStringLiteral("201")), qPrintable(cell(bounds, 0, 4)));
    page(bench.window)->refresh();
    QVERIFY(cell(bounds, 0, 4).startsWith(QStringLiteral("201")));
    // The third click: as in the beginning.
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, cap);
    QCOMPARE(cell(bounds, 0, 1), QStringLiteral("Timeline entries on their way to the window"));
}

void TstDiagnostics::aSearchFindsByTheNameOfTheCap()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Bounds);
    QTest::keyClicks(bench.find<QLineEdit>("boundsSearch"), QStringLiteral("kopenmost"));
    QTRY_COMPARE(table(bench, "boundsTable").model()->rowCount(), 1);
    QTest::keyClicks(bench.find<QLineEdit>("boundsSearch"), QStringLiteral("x"));
    QTRY_VERIFY(bench.find<QLabel>("boundsHint")->isVisible());
    QVERIFY(bench.find<QLabel>("boundsHint")->text().contains(QStringLiteral("35")));
}

void TstDiagnostics::escapeTakesTheSearchAwayFirst()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Counters);
    auto* search = bench.find<QLineEdit>("countersSearch");
    search->setFocus();
    QTest::keyClicks(search, QStringLiteral("net"));
    QTRY_COMPARE(table(bench, "countersTable").model()->rowCount(), 2);
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(page(bench.window)->isVisible());
    QCOMPARE(table(bench, "countersTable").model()->rowCount(), 5);
    QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!page(bench.window)->isVisible());
}

void TstDiagnostics::aStallShowsItsStack()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Stalls);
    auto& stalls = table(bench, "stallsTable");
    // The newest first; it was over before it could be looked at.
    QCOMPARE(stalls.model()->rowCount(), 2);
    auto* stack = bench.find<QPlainTextEdit>("stallStack");
    auto* copy = bench.find<QAbstractButton>("stallCopy");
    QVERIFY(stack->toPlainText().isEmpty());
    QVERIFY(!copy->isEnabled());
    QTest::mouseClick(stalls.viewport(), Qt::LeftButton, {},
                      stalls.visualRect(stalls.model()->index(1, 1)).center());
    // The list names the innermost place that is ours.
    QVERIFY(cell(stalls, 1, 2).startsWith(QStringLiteral("grapevine::models::TimelineFilter")));
    QVERIFY(stack->toPlainText().contains(
        QStringLiteral("grapevine::models::TimelineFilter::narrow()")));
    QTest::mouseClick(copy, Qt::LeftButton);
    QCOMPARE(QApplication::clipboard()->text(), stack->toPlainText());
    // A second later the same one is chosen.
    page(bench.window)->refresh();
    QCOMPARE(stalls.currentIndex().row(), 1);
    const auto note = bench.find<QLabel>("stallsNote")->text();
    QVERIFY2(note.contains(QStringLiteral("prod-eu")) && note.contains(QStringLiteral("4 time")),
             qPrintable(note));
}

void TstDiagnostics::theLogFollowsUntilOneScrollsUp()
{
    WindowBench bench;
    auto night = test::troubledNight();
    bench.look(test::liveStatus(), test::nightShift());
    bench.window.setDiagnostics([&night] { return night; });
    bench.window.showDiagnostics(DiagnosticsSection::Log);
    auto* pane = bench.find<widgets::LogPane>("logPane");
    auto* chip = bench.find<QAbstractButton>("logNewBelow");
    auto& list = table(bench, "logTable");
    auto* bar = list.verticalScrollBar();
    const auto more = [&](int lines) {
        for (int line = 0; line < lines; ++line)
            night.log.push_back({test::momentAt().wall, LogLevel::Info, "one more"});
        page(bench.window)->refresh();
    };
    QTRY_VERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    more(3);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(pane->isFollowing());
    // The wheel, up.
    bar->setValue(20);
    QVERIFY(!pane->isFollowing());
    const auto top = list.indexAt(QPoint(4, 4)).siblingAtColumn(2).data().toString();
    more(5);
    QCOMPARE(bar->value(), 20);
    QVERIFY(chip->isVisible());
    QVERIFY2(chip->text().contains(QLatin1Char('5')), qPrintable(chip->text()));
    // Lines that give way at the beginning do not move what is read.
    night.log.erase(night.log.begin(), night.log.begin() + 4);
    night.logDropped += 4;
    page(bench.window)->refresh();
    QCOMPARE(bar->value(), 16);
    QCOMPARE(list.indexAt(QPoint(4, 4)).siblingAtColumn(2).data().toString(), top);
    list.setFocus();
    QTest::keyClick(&list, Qt::Key_End);
    QVERIFY(pane->isFollowing());
    QVERIFY(!chip->isVisible());
    QCOMPARE(bar->value(), bar->maximum());
}

void TstDiagnostics::theSummaryNamesNoCluster()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::About);
    QTest::mouseClick(bench.find<QAbstractButton>("diagnosticsCopy"), Qt::LeftButton);
    const auto copied = QApplication::clipboard()->text();
    QVERIFY2(copied.contains(QStringLiteral("Grapevine: 0.1.0")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("1,204")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("no such row: 40")), qPrintable(copied));
    QVERIFY2(copied.contains(QStringLiteral("The network side stood still 4")), qPrintable(copied));
    QVERIFY2(!copied.contains(QStringLiteral("prod-eu")), qPrintable(copied));
    QVERIFY2(!copied.contains(QStringLiteral("10.0.3.")), qPrintable(copied));
}

void TstDiagnostics::theBundleIsAskedFor()
{
    WindowBench bench;
    open(bench, DiagnosticsSection::Errors);
    QSignalSpy asked(&bench.window, &widgets::MainWindow::diagnosticsRequested);
    QTest::mouseClick(bench.find<QAbstractButton>("diagnosticsSave"), Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

namespace {

/// The program as it starts on one cluster that is looked at.
struct Running {
    Running()
    {
        qputenv("XDG_CONFIG_HOME", home.path().toUtf8());
        gui::GuiOptions options;
        options.seeds = {{"10.0.3.17", 7946}};
        program = std::make_unique<gui::Program>(std::move(options),
                                                 std::make_unique<test::FakeLauncher>(), Log{});
        program->tell(errors, log);
        program->start();
    }

    QTemporaryDir home;
    gui::InternalErrors errors;
    LogRing log;
    std::unique_ptr<gui::Program> program;
};

} // namespace

void TstDiagnostics::everyBoundOfAnOpenClusterIsThere()
{
    Running running;
    auto& window = running.program->workspace().window();
    QTRY_VERIFY(window.membersPlace().cluster().has_value());
    window.showDiagnostics();
    const auto* model = window.findChild<QTableView*>(QStringLiteral("boundsTable"))->model();
    int expected = 0;
    QSet<QString> ids;
    for (const auto& bound : gui::allBounds()) {
        ids.insert(QString::fromLatin1(bound.id));
        QVERIFY(bound.cap > 0);
        if (gui::isProgramBound(bound) || gui::appliesTo(bound, link::LinkMode::Peek)) ++expected;
    }
    QCOMPARE(ids.size(), static_cast<qsizetype>(gui::allBounds().size()));
    QCOMPARE(model->rowCount(), expected);
    // Some are told live: the members, the windows.
    int told = 0;
    for (int row = 0; row < expected; ++row)
        if (model->index(row, 3).data().toString() != QStringLiteral("–")) ++told;
    QVERIFY2(told >= 8, qPrintable(QString::number(told)));
}

void TstDiagnostics::theBundleHoldsBoundsAndNoName()
{
    Running running;
    auto& window = running.program->workspace().window();
    QTRY_VERIFY(window.membersPlace().cluster().has_value());
    const QString path = running.home.filePath(QStringLiteral("bundle.json"));
    running.program->setChooseFile([path](QWidget*, const QString&) { return path; });
    window.showDiagnostics();
    window.findChild<QAbstractButton*>(QStringLiteral("diagnosticsSave"))->click();
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto raw = file.readAll();
    const auto all = QJsonDocument::fromJson(raw).object();
    const auto bounds = all[QStringLiteral("bounds")].toArray();
    QVERIFY(bounds.size() > 30);
    QCOMPARE(bounds.first().toObject()[QStringLiteral("cluster")].toInt(), 1);
    QVERIFY(all[QStringLiteral("stalls")].isArray());
    QVERIFY(all[QStringLiteral("program")][QStringLiteral("threads")].toInt() >= 1);
    QVERIFY2(!raw.contains("10.0.3.17"), raw.constData());
}

QTEST_MAIN(TstDiagnostics)
#include "tst_diagnostics.moc"
