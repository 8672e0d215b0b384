#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTest>
#include <QToolButton>

#include "tests/ui/window_bench.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using link::LinkPhase;
using link::Refusal;
using test::WindowBench;
using widgets::NoticeKind;

/// What a person does with keys and mouse, and what the window answers.
class TstMainWindow final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void addressAndEnterAskForALook();
    void wrongAddressIsToldBesideTheField();
    void pastedSerfMembersAreUnderstood();
    void foldedFieldsReachTheRequest();
    void localAgentIsOffered();
    void recentClusterIsOneClick();
    void ctrlFFiltersAndEscapeClears();
    void slashGoesToTheFilterFromTheTable();
    void filteredToNothingClearsByItsButton();
    void headerClickSortsAndSecondClickTurnsRound();
    void sKeySortsByTheCurrentColumn();
    void resortChipCountsAndObeys();
    void spacePausesAndF5Sweeps();
    void ctrlCCopiesCellAndShiftRows();
    void staleTurnsGreyAndSaysSo();
    void anAgentThatDiedLeavesItsRowsGrey();
    void refusalsAreReachable_data();
    void refusalsAreReachable();
    void selectionIsSummed();
    void topMemberStaysOnTop();
    void themeChangesWhileRunning();
    void clusterNamesAreNeverRichText();
    void everyControlHasNames_data();
    void everyControlHasNames();
};

void TstMainWindow::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
    qRegisterMetaType<widgets::PeekRequest>();
}

void TstMainWindow::addressAndEnterAskForALook()
{
    WindowBench bench;
    std::vector<HostPort> seeds;
    connect(&bench.window, &widgets::MainWindow::peekRequested, this,
            [&](const widgets::PeekRequest& request) { seeds = request.seeds; });
    // The first way in has the focus; L leads to the second.
    auto* demo = bench.find<QWidget>("demoButton");
    QTRY_VERIFY(demo->hasFocus());
    QTest::keyClick(demo, Qt::Key_L);
    auto* field = bench.find<QLineEdit>("addressField");
    QVERIFY(field->hasFocus());
    QTest::keyClicks(field, QStringLiteral("10.0.3.17 web-2:7000"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(seeds.size(), 2U);
    QVERIFY((seeds[0] == HostPort{"10.0.3.17", 7946}));
    QVERIFY((seeds[1] == HostPort{"web-2", 7000}));
}

void TstMainWindow::wrongAddressIsToldBesideTheField()
{
    WindowBench bench;
    QSignalSpy spy(&bench.window, &widgets::MainWindow::peekRequested);
    auto* field = bench.find<QLineEdit>("addressField");
    auto* problem = bench.find<QLabel>("addressProblem");
    QTest::mouseClick(bench.find<QPushButton>("lookButton"), Qt::LeftButton);
    QVERIFY(problem->isVisible());
    QTest::keyClicks(field, QStringLiteral("host:77777"));
    QVERIFY(!problem->isVisible());
    QTest::mouseClick(bench.find<QPushButton>("lookButton"), Qt::LeftButton);
    QVERIFY(problem->isVisible());
    QVERIFY(problem->text().contains(QStringLiteral("host:77777")));
    QCOMPARE(spy.count(), 0);
}

void TstMainWindow::pastedSerfMembersAreUnderstood()
{
    WindowBench bench;
    QSignalSpy spy(&bench.window, &widgets::MainWindow::peekRequested);
    QApplication::clipboard()->setText(QStringLiteral("web-1  10.0.3.17:7946  alive   role=web\n"
                                                      "db-1   10.0.4.18:7946  failed  role=db\n"
                                                      "db-2   10.0.4.19:7946  alive   role=db\n"));
    auto* field = bench.find<QLineEdit>("addressField");
    QTest::keyClick(field, Qt::Key_V, Qt::ControlModifier);
    QVERIFY2(bench.find<QLabel>("addressHint")->text().contains(QStringLiteral("2 ")),
             qPrintable(field->text()));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<widgets::PeekRequest>().seeds.size(), 2U);
}

void TstMainWindow::foldedFieldsReachTheRequest()
{
    WindowBench bench;
    QSignalSpy spy(&bench.window, &widgets::MainWindow::peekRequested);
    QVERIFY(!bench.find<QLineEdit>("labelField")->isVisible());
    QTest::mouseClick(bench.find<QToolButton>("accessFold"), Qt::LeftButton);
    QVERIFY(bench.find<QLineEdit>("labelField")->isVisible());
    auto* source = bench.find<QComboBox>("keySource");
    source->setCurrentIndex(source->count() - 1);
    auto* key = bench.find<QLineEdit>("keyField");
    QCOMPARE(key->echoMode(), QLineEdit::Password);
    QTest::keyClicks(key, QStringLiteral("c2VjcmV0"));
    QTest::keyClicks(bench.find<QLineEdit>("labelField"), QStringLiteral("prod"));
    QTest::keyClicks(bench.find<QLineEdit>("bindField"), QStringLiteral("elsewhere"));
    QTest::keyClicks(bench.find<QLineEdit>("addressField"), QStringLiteral("h"));
    QTest::mouseClick(bench.find<QPushButton>("lookButton"), Qt::LeftButton);
    QCOMPARE(spy.count(), 0);
    QVERIFY(bench.find<QLabel>("addressProblem")->isVisible());
    bench.find<QLineEdit>("bindField")->setText(QStringLiteral("127.0.0.9"));
    QTest::keyClick(bench.find<QLineEdit>("labelField"), Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    const auto request = spy[0][0].value<widgets::PeekRequest>();
    QCOMPARE(request.label, QStringLiteral("prod"));
    QCOMPARE(request.keyText, QStringLiteral("c2VjcmV0"));
    QVERIFY((request.bind == HostPort{"127.0.0.9", 0}));
    bench.window.startPage().forgetKey();
    QVERIFY(key->text().isEmpty());
}

void TstMainWindow::localAgentIsOffered()
{
    WindowBench bench;
    QSignalSpy spy(&bench.window, &widgets::MainWindow::peekRequested);
    auto* offer = bench.find<QAbstractButton>("localAgent");
    QVERIFY(!offer->isVisible());
    bench.window.startPage().offerLocalAgent(QStringLiteral("127.0.0.1:7946"));
    QVERIFY(offer->isVisible());
    QTest::mouseClick(offer, Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
}

void TstMainWindow::recentClusterIsOneClick()
{
    WindowBench bench;
    QSignalSpy spy(&bench.window, &widgets::MainWindow::peekRequested);
    bench.window.startPage().setRecent({QStringLiteral("10.0.0.1:7946"), QStringLiteral("h1 h2")});
    auto* second = bench.find<QAbstractButton>("recent1");
    second->setFocus();
    QTest::keyClick(second, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(spy[0][0].value<widgets::PeekRequest>().seeds.size(), 2U);
}

void TstMainWindow::ctrlFFiltersAndEscapeClears()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QTRY_VERIFY(bench.table().hasFocus());
    QTest::keyClick(&bench.table(), Qt::Key_F, Qt::ControlModifier);
    auto* filter = bench.find<QLineEdit>("filterField");
    QVERIFY(filter->hasFocus());
    QTest::keyClicks(filter, QStringLiteral("db eu-1b"));
    QCOMPARE(bench.model().rowCount(), 2);
    QVERIFY(bench.find<QLabel>("shownCount")->text().startsWith(QStringLiteral("2 of 40")));
    QTest::keyClick(filter, Qt::Key_Escape);
    QVERIFY(filter->text().isEmpty());
    QCOMPARE(bench.model().rowCount(), 40);
    QVERIFY(bench.table().hasFocus());
}

void TstMainWindow::slashGoesToTheFilterFromTheTable()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_Slash);
    auto* filter = bench.find<QLineEdit>("filterField");
    QVERIFY(filter->hasFocus());
    // In the field it is a letter like any other.
    QTest::keyClick(filter, Qt::Key_Slash);
    QTest::keyClicks(filter, QStringLiteral("s "));
    QCOMPARE(filter->text(), QStringLiteral("/s "));
    QVERIFY(!bench.session->isPaused());
}

void TstMainWindow::filteredToNothingClearsByItsButton()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.find<QLineEdit>("filterField")->setText(QStringLiteral("mail"));
    QCOMPARE(bench.window.membersPlace().notice().kind, NoticeKind::FilteredToNothing);
    auto* button = bench.find<QPushButton>("messagePanelButton");
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(bench.model().rowCount(), 40);
    QVERIFY(bench.table().isVisible());
}

void TstMainWindow::headerClickSortsAndSecondClickTurnsRound()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    auto* header = bench.table().horizontalHeader();
    const QPoint name(header->sectionViewportPosition(1) + 20, header->height() / 2);
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(bench.model().sortColumn(), 1);
    QCOMPARE(bench.model().index(0, 1).data().toString(), QStringLiteral("api-1"));
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, name);
    QCOMPARE(bench.model().index(0, 1).data().toString(), QStringLiteral("web-15"));
    QCOMPARE(header->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TstMainWindow::sKeySortsByTheCurrentColumn()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().setFocus();
    bench.table().setCurrentIndex(bench.model().index(5, 2));
    QTest::keyClick(&bench.table(), Qt::Key_S);
    QCOMPARE(bench.model().sortColumn(), 2);
}

void TstMainWindow::resortChipCountsAndObeys()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    auto* chip = bench.find<QPushButton>("resortChip");
    QVERIFY(!chip->isVisible());
    bench.publish(test::batchOf(
        {test::row({.id = 77, .name = "aaa"}), test::row({.id = 78, .name = "aab"})}));
    QVERIFY(chip->isVisible());
    QVERIFY(chip->text().contains(QStringLiteral("2")));
    QCOMPARE(bench.model().rowCount(), 42);
    QTest::keyClick(&bench.table(), Qt::Key_R, Qt::ControlModifier);
    QVERIFY(!chip->isVisible());
    bench.publish(test::batchOf({test::row({.id = 79, .name = "aac"})}));
    QTest::mouseClick(chip, Qt::LeftButton);
    QCOMPARE(bench.model().pending(), 0);
}

void TstMainWindow::spacePausesAndF5Sweeps()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_F5);
    QTest::keyClick(&bench.table(), Qt::Key_Space);
    QVERIFY(bench.session->isPaused());
    auto commands = bench.fake->commands();
    QCOMPARE(commands.size(), 2U);
    QVERIFY(std::holds_alternative<link::SweepNow>(commands[0]));
    QVERIFY(std::get<link::SetPaused>(commands[1]).paused);
    QCOMPARE(bench.window.membersPlace().notice().kind, NoticeKind::Paused);
    QVERIFY(bench.find<QWidget>("messageBar")->isVisible());
    QTest::mouseClick(bench.find<QPushButton>("messageBarButton"), Qt::LeftButton);
    QVERIFY(!bench.session->isPaused());
    QTest::mouseClick(bench.find<QToolButton>("pauseButton"), Qt::LeftButton);
    QVERIFY(bench.session->isPaused());
    QTest::mouseClick(bench.find<QToolButton>("sweepButton"), Qt::LeftButton);
    QCOMPARE(bench.fake->commands().size(), 5U);
}

void TstMainWindow::ctrlCCopiesCellAndShiftRows()
{
    WindowBench bench;
    bench.look(test::liveStatus(),
               {test::row({.id = 1, .name = "a"}), test::row({.id = 2, .name = "b"})});
    bench.table().setFocus();
    bench.table().setCurrentIndex(bench.model().index(0, 2));
    QTest::keyClick(&bench.table(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("10.0.0.1:7946"));
    QTest::keyClick(&bench.table(), Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&bench.table(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith(QStringLiteral("Status\tName\tAddress")));
    QVERIFY(lines[2].startsWith(QStringLiteral("alive\tb\t10.0.0.1:7946")));
}

void TstMainWindow::staleTurnsGreyAndSaysSo()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    QVERIFY(!bench.find<QWidget>("messageBar")->isVisible());
    auto status = test::liveStatus();
    status.phase = LinkPhase::Stale;
    bench.now = test::momentAt(23s);
    bench.tell(status);
    QVERIFY(bench.find<QWidget>("messageBar")->isVisible());
    QVERIFY(bench.find<QLabel>("messageBarHeadline")->text().contains(QStringLiteral("23 s")));
    QVERIFY(bench.find<QLabel>("dataAge")->text().contains(QStringLiteral("23 s")));
    QVERIFY(bench.table().isVisible());
    QTest::mouseClick(bench.find<QPushButton>("messageBarButton"), Qt::LeftButton);
    QVERIFY(std::holds_alternative<link::SweepNow>(bench.fake->commands().back()));
    bench.tell(test::liveStatus(bench.now));
    QVERIFY(!bench.find<QWidget>("messageBar")->isVisible());
}

/// CAS-16
void TstMainWindow::anAgentThatDiedLeavesItsRowsGrey()
{
    WindowBench bench;
    bench.observe();
    const int rows = bench.model().rowCount();
    auto status = test::observerStatus();
    status.phase = LinkPhase::Closed;
    status.self.reset();
    status.notice = "the port 7946 was taken by another program";
    bench.tell(status);
    QVERIFY(bench.find<QWidget>("messageBar")->isVisible());
    QVERIFY(bench.find<QLabel>("messageBarHeadline")->text().contains(QStringLiteral("stopped")));
    QVERIFY(bench.find<QLabel>("messageBarDetail")->text().contains(QStringLiteral("7946")));
    QVERIFY(bench.table().isVisible());
    QVERIFY(bench.table().isStale());
    QCOMPARE(bench.model().rowCount(), rows);
}

void TstMainWindow::refusalsAreReachable_data()
{
    QTest::addColumn<int>("refusal");
    for (int refusal = 0; refusal <= static_cast<int>(Refusal::RemoteError); ++refusal) {
        QTest::addRow("refusal-%d", refusal) << refusal;
    }
}

void TstMainWindow::refusalsAreReachable()
{
    QFETCH(int, refusal);
    WindowBench bench;
    auto status = test::liveStatus();
    status.lastAnswer.reset();
    status.seeds[0].lastAnswer.reset();
    status.seeds[0].refusal = static_cast<Refusal>(refusal);
    const bool isFinal = link::isFinal(static_cast<Refusal>(refusal));
    status.phase = isFinal ? LinkPhase::Refused : LinkPhase::Connecting;
    bench.look(status);
    QCOMPARE(bench.window.membersPlace().notice().kind,
             isFinal ? NoticeKind::Refused : NoticeKind::NoAnswer);
    auto* headline = bench.find<QLabel>("messagePanelHeadline");
    QVERIFY(headline->isVisible());
    QVERIFY(headline->text().contains(QStringLiteral("10.0.3.17:7946")));
    QVERIFY(!bench.find<QLineEdit>("filterField")->isVisible());
    QSignalSpy left(&bench.window.view(), &widgets::ClusterView::sessionLeft);
    QTest::mouseClick(bench.find<QPushButton>("messagePanelButton"), Qt::LeftButton);
    QCOMPARE(left.count(), 1);
    QVERIFY(bench.find<QWidget>("startPage")->isVisible());
}

void TstMainWindow::selectionIsSummed()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    bench.table().setFocus();
    QTest::keyClick(&bench.table(), Qt::Key_A, Qt::ControlModifier);
    const QString summary = bench.find<QLabel>("selectionSummary")->text();
    QVERIFY2(summary.contains(QStringLiteral("40 selected: 2 failed, 2 suspect")),
             qPrintable(summary));
}

void TstMainWindow::topMemberStaysOnTop()
{
    WindowBench bench;
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < 400; ++at) {
        rows.push_back(
            test::row({.id = at, .name = (at % 2 == 0 ? "even-" : "odd-") + std::to_string(at)}));
    }
    bench.look(test::liveStatus(), rows);
    bench.table().verticalScrollBar()->setValue(100);
    const auto top = bench.model().keyAt(bench.table().rowAt(0));
    auto* filter = bench.find<QLineEdit>("filterField");
    filter->setText(QStringLiteral("even"));
    filter->clear();
    QCOMPARE(bench.model().keyAt(bench.table().rowAt(0)), top);
}

void TstMainWindow::themeChangesWhileRunning()
{
    WindowBench bench;
    bench.look(test::liveStatus(), test::nightShift());
    const auto lightness = [&bench] {
        return bench.window.grab().toImage().pixelColor(bench.window.width() / 2, 3).lightness();
    };
    QVERIFY(lightness() > 200);
    QSignalSpy chosen(&bench.window, &widgets::MainWindow::themeChosen);
    auto* menu = bench.find<QMenu>("mainMenu");
    for (auto* action : menu->actions()) {
        if (action->objectName() == QStringLiteral("themeDark")) action->trigger();
    }
    QCOMPARE(chosen.count(), 1);
    widgets::applyTheme(widgets::ThemeChoice::Dark);
    QTRY_VERIFY_WITH_TIMEOUT(lightness() < 60, 2000);
    const QColor ink = bench.find<QLabel>("linkMode")->palette().color(QPalette::WindowText);
    QVERIFY(ink.lightness() > 180);
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstMainWindow::clusterNamesAreNeverRichText()
{
    WindowBench bench;
    auto status = test::liveStatus();
    status.phase = LinkPhase::Connecting;
    status.lastAnswer.reset();
    status.seeds[0].lastAnswer.reset();
    status.seeds[0].refusal = Refusal::RemoteError;
    status.seeds[0].detail = "<b>no</b>\x1b[0m";
    bench.look(status);
    for (auto* label : bench.window.findChildren<QLabel*>()) {
        if (!label->pixmap().isNull()) continue;
        QVERIFY2(label->textFormat() == Qt::PlainText,
                 qPrintable(label->objectName() + label->text()));
    }
    QVERIFY(bench.find<QLabel>("messagePanelEvidence")
                ->text()
                .contains(QStringLiteral("<b>no</b><ESC>[0m")));
}

void TstMainWindow::everyControlHasNames_data()
{
    QTest::addColumn<QString>("state");
    for (const char* state : {"start", "connecting", "live", "stale"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void TstMainWindow::everyControlHasNames()
{
    QFETCH(QString, state);
    WindowBench bench;
    bench.window.startPage().setRecent({QStringLiteral("a"), QStringLiteral("b")});
    bench.window.startPage().offerLocalAgent(QStringLiteral("127.0.0.1:7946"));
    auto status = test::liveStatus();
    if (state == QStringLiteral("connecting")) {
        status.phase = LinkPhase::Connecting;
        status.lastAnswer.reset();
        status.seeds[0].lastAnswer.reset();
        bench.look(status);
    } else if (state != QStringLiteral("start")) {
        if (state == QStringLiteral("stale")) status.phase = LinkPhase::Stale;
        bench.look(status, test::nightShift());
        bench.publish(test::batchOf({test::row({.id = 99, .name = "new"})}));
    }
    QSet<QString> seen;
    int controls = 0;
    for (auto* widget : bench.window.findChildren<QWidget*>()) {
        const bool isControl = qobject_cast<QAbstractButton*>(widget) != nullptr ||
                               qobject_cast<QLineEdit*>(widget) != nullptr ||
                               qobject_cast<QComboBox*>(widget) != nullptr ||
                               qobject_cast<QAbstractItemView*>(widget) != nullptr;
        // Qt's own innards, such as the field's clear button, carry Qt's names.
        const bool innards =
            widget->objectName().startsWith(QStringLiteral("qt_")) ||
            widget->inherits("QLineEditIconButton") || widget->inherits("QTableCornerButton") ||
            widget->inherits("QComboBoxPrivateContainer") || widget->inherits("QComboBoxListView");
        if (!isControl || innards) continue;
        ++controls;
        QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!seen.contains(widget->objectName()), qPrintable(widget->objectName()));
        seen.insert(widget->objectName());
        // A button no state shows has nothing to be called yet.
        if (widget->isVisibleTo(&bench.window)) {
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    QVERIFY(controls > 12);
}

QTEST_MAIN(TstMainWindow)
#include "tst_main_window.moc"
