#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "tests/ui/ask_bench.h"
#include "ui/models/group_model.h"
#include "ui/models/run_diff_model.h"
#include "ui/models/run_model.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/run_chart.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::askVersion;
using test::column;
using test::openAsk;
using test::sent;
using test::textOf;
using test::unlocked;
using test::WindowBench;
using widgets::PlaceId;

/// What the window shows of what came back.
class TstAskAnswers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void eventGoesOutAndSaysThatNobodyAnswers();
    void refusalIsARow();
    void answersAreGroupedAndTheSilentNamed();
    void groupsStandStillUnderThePointer();
    void groupShowsItsMembers();
    void newlineIsTrimmedInTheTableAndToldInFull();
    void foldingIsChosenAndKept();
    void badExpressionKeepsTheLastGoodFolding();
    void timesAreDrawnOnlyInSight();
    void twoRunsAreCompared();
    void compareOffersOtherRuns();
    void stopAsksTheLink();
    void runIsCopiedAsTextAndJson();
    void oldRunsAreShownAgain();
    void historyOutlivesAJoinButNotACluster();
    void answersAreNeverRichText();
};

void TstAskAnswers::initTestCase()
{
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

void TstAskAnswers::eventGoesOutAndSaysThatNobodyAnswers()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    QTest::mouseClick(bench.find<QAbstractButton>("askKindEvent"), Qt::LeftButton);
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("deploy"));
    QTest::keyClick(name, Qt::Key_Return);
    const auto events = sent<link::SendEvent>(bench);
    QCOMPARE(events.size(), 1U);
    QVERIFY(events.front().coalesce);
    bench.publish(test::outcomeOf(link::CommandId{bench.fake->commands().size()}));
    QVERIFY(textOf(bench, "runNoteHeadline").contains(QStringLiteral("42")));
    QVERIFY(!bench.find<QWidget>("runStop")->isVisible());
    QVERIFY(!bench.find<QWidget>("runGroups")->isVisible());
}

void TstAskAnswers::refusalIsARow()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    auto* name = bench.find<QLineEdit>("askName");
    QTest::keyClicks(name, QStringLiteral("version"));
    QTest::keyClick(name, Qt::Key_Return);
    bench.publish(test::refusalOf(link::CommandId{bench.fake->commands().size()},
                                  link::CommandRefusal::NotMember));
    QVERIFY(textOf(bench, "runNoteHeadline").contains(QStringLiteral("Refused")));
    QVERIFY(textOf(bench, "runNoteDetail").contains(QStringLiteral("not a member")));
    const auto row = bench.window.askPlace().history().index(0);
    QVERIFY(row.data(models::RunHistory::TroubleRole).toBool());
    QVERIFY(row.data(models::RunHistory::SummaryRole)
                .toString()
                .contains(QStringLiteral("nothing was sent")));
}

void TstAskAnswers::answersAreGroupedAndTheSilentNamed()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    bench.publish(test::versionAnswers(id, 20));
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    QVERIFY(column(groups).last().contains(QStringLiteral("no answer yet")));
    QVERIFY(bench.find<QPushButton>("runStop")->isEnabled());
    bench.now = test::momentAt(2400ms);
    bench.tell(bench.session->status());
    QVERIFY(textOf(bench, "runEnd").startsWith(QStringLiteral("4 s left")));
    bench.publish(test::versionOver(id));
    const auto values = column(groups);
    QCOMPARE(values.first(), QStringLiteral("1.4.1"));
    QCOMPARE(values[2], QStringLiteral("1.4.2"));
    QVERIFY(values.last().startsWith(QStringLiteral("silent")));
    QCOMPARE(column(groups, models::GroupModel::MembersRole).last(), QStringLiteral("cache-3"));
    QVERIFY(textOf(bench, "runCounts").contains(QStringLiteral("cache-3")));
    QVERIFY(textOf(bench, "runCounts").contains(QStringLiteral("1 duplicate")));
    QVERIFY(textOf(bench, "runEnd").contains(QStringLiteral("6.4 s is up")));
    QVERIFY(textOf(bench, "runEnd").contains(QStringLiteral("median")));
    QVERIFY(!bench.find<QPushButton>("runStop")->isEnabled());
    QCOMPARE(bench.find<QAbstractItemView>("runTable")->model()->rowCount(), 38);
}

void TstAskAnswers::groupsStandStillUnderThePointer()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    auto batch = test::outcomeOf(id);
    auto progress = test::openQuery(id, {"a-1", "a-2", "a-3"});
    batch.asked.queries = {progress};
    batch.asked.replies = {test::replyFrom(id, "a-1", "even", 1ms),
                           test::replyFrom(id, "a-2", "odd", 2ms),
                           test::replyFrom(id, "a-3", "even", 3ms)};
    bench.publish(batch);
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    QCOMPARE(column(groups), (QStringList{QStringLiteral("even"), QStringLiteral("odd")}));
    // Over, but the pointer rests among them: the odd one comes first when it goes.
    groups->viewport()->setAttribute(Qt::WA_UnderMouse);
    progress.end = link::QueryProgress::End::Everybody;
    progress.responses = 3;
    link::ObservationBatch over;
    over.asked.queries = {progress};
    bench.publish(over);
    QCOMPARE(column(groups), (QStringList{QStringLiteral("even"), QStringLiteral("odd")}));
    groups->viewport()->setAttribute(Qt::WA_UnderMouse, false);
    QEvent leave(QEvent::Leave);
    QApplication::sendEvent(groups->viewport(), &leave);
    QCOMPARE(column(groups), (QStringList{QStringLiteral("odd"), QStringLiteral("even")}));
}

void TstAskAnswers::groupShowsItsMembers()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    auto* table = bench.find<QAbstractItemView>("runTable");
    const auto last = groups->model()->index(groups->model()->rowCount() - 1, 0);
    groups->scrollTo(last);
    QTest::mouseClick(groups->viewport(), Qt::LeftButton, {}, groups->visualRect(last).center());
    QCOMPARE(table->model()->rowCount(), 1);
    QCOMPARE(column(table).first(), QStringLiteral("cache-3"));
    // Esc takes that back first, and only then leaves.
    QTest::keyClick(groups, Qt::Key_Escape);
    QCOMPARE(table->model()->rowCount(), 38);
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QTest::keyClick(groups, Qt::Key_Escape);
    QCOMPARE(bench.window.place(), PlaceId::Members);
}

void TstAskAnswers::newlineIsTrimmedInTheTableAndToldInFull()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    auto* table = bench.find<QAbstractItemView>("runTable");
    table->setCurrentIndex(table->model()->index(0, 0));
    QCOMPARE(table->model()->index(0, models::RunModel::Answer).data().toString(),
             QStringLiteral("1.4.2"));
    const QString caption = textOf(bench, "runAnswerCaption");
    QVERIFY2(caption.contains(QStringLiteral("6 byte")) &&
                 caption.contains(QStringLiteral("newline")),
             qPrintable(caption));
    QCOMPARE(bench.find<QPlainTextEdit>("runAnswer")->toPlainText(), QStringLiteral("1.4.2"));
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("api-1"));
}

void TstAskAnswers::foldingIsChosenAndKept()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    auto* mode = bench.find<QComboBox>("groupFold");
    auto* expression = bench.find<QLineEdit>("groupExpression");
    QVERIFY(!expression->isVisible());
    const int before = groups->model()->rowCount();
    mode->setCurrentIndex(3);
    QVERIFY(expression->isVisible());
    QCOMPARE(groups->model()->rowCount(), before);
    QTest::keyClicks(expression, QStringLiteral("^(\\d)"));
    QVERIFY(column(groups).contains(QStringLiteral("1")));
    QVERIFY(!column(groups).contains(QStringLiteral("1.4.2")));
    // The next run is folded alike, and so is its copy.
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    bench.publish(test::versionOver(askVersion(bench)));
    QVERIFY(column(groups).contains(QStringLiteral("1")));
    bench.window.findChild<QAction*>(QStringLiteral("runCopyText"))->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral(" × 1\n")));
    mode->setCurrentIndex(0);
    QVERIFY(column(groups).contains(QStringLiteral("1.4.2 ⏎")));
}

void TstAskAnswers::badExpressionKeepsTheLastGoodFolding()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    bench.find<QComboBox>("groupFold")->setCurrentIndex(3);
    auto* expression = bench.find<QLineEdit>("groupExpression");
    QTest::keyClicks(expression, QStringLiteral("\\d"));
    const auto good = column(groups);
    QTest::keyClicks(expression, QStringLiteral("("));
    QCOMPARE(column(groups), good);
    QVERIFY(!expression->accessibleDescription().isEmpty());
}

void TstAskAnswers::timesAreDrawnOnlyInSight()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    bench.publish(test::versionAnswers(id, 10));
    auto* chart = bench.find<widgets::RunChart>("runChart");
    QCOMPARE(chart->dots(), 0U);
    QTest::mouseClick(bench.find<QAbstractButton>("runWhatTimes"), Qt::LeftButton);
    QVERIFY(chart->isVisible());
    QVERIFY(!bench.find<QComboBox>("groupFold")->isVisible());
    const auto early = chart->dots();
    QVERIFY(early > 0);
    bench.publish(test::versionOver(id));
    QVERIFY(chart->dots() > early);
    QVERIFY(textOf(bench, "runAckTimes").contains(QStringLiteral("median")));
    QVERIFY(textOf(bench, "runAnswerTimes").contains(QStringLiteral("spread")));
    Q_EMIT chart->memberChosen("api-3");
    auto* table = bench.find<QAbstractItemView>("runTable");
    QCOMPARE(table->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("api-3"));
}

void TstAskAnswers::twoRunsAreCompared()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    const auto second = askVersion(bench);
    auto batch = test::versionAnswers(second, 20);
    for (auto& reply : batch.asked.replies) {
        if (reply.from == "api-1") reply.payload = toBytes("9.9.9");
    }
    bench.publish(batch);
    auto* runs = bench.find<QAbstractItemView>("askHistory");
    const auto click = [&](int row, Qt::KeyboardModifiers keys) {
        QTest::mouseClick(runs->viewport(), Qt::LeftButton, keys,
                          runs->visualRect(runs->model()->index(row, 0)).center());
    };
    click(0, Qt::NoModifier);
    click(1, Qt::ControlModifier);
    auto* diff = bench.find<QWidget>("runDiff");
    auto* table = bench.find<QAbstractItemView>("diffTable");
    QVERIFY(diff->isVisible());
    QCOMPARE(column(table).first(), QStringLiteral("api-1"));
    QCOMPARE(table->model()->index(0, models::RunDiffModel::Before).data().toString(),
             QStringLiteral("1.4.2"));
    QCOMPARE(table->model()->index(0, models::RunDiffModel::After).data().toString(),
             QStringLiteral("9.9.9"));
    QVERIFY(textOf(bench, "diffCounts").startsWith(QStringLiteral("1 changed")));
    // The later one goes on: nothing moves until the person wants it.
    const int before = table->model()->rowCount();
    auto* again = bench.find<QPushButton>("diffAgain");
    QVERIFY(!again->isVisible());
    bench.publish(test::versionOver(second));
    QVERIFY(again->isVisible());
    QCOMPARE(table->model()->rowCount(), before);
    QTest::mouseClick(again, Qt::LeftButton);
    QVERIFY(!again->isVisible());
    bench.window.findChild<QAction*>(QStringLiteral("diffCopyTsv"))->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(
        QStringLiteral("api-1\tchanged\t1.4.2\t9.9.9\n")));
    bench.window.findChild<QAction*>(QStringLiteral("diffCopyMarkdown"))->trigger();
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("| api-1 | changed |")));
    // Esc goes back to one run, then out.
    QTest::keyClick(table, Qt::Key_Escape);
    QVERIFY(!diff->isVisible());
    QCOMPARE(bench.window.place(), PlaceId::Ask);
    QCOMPARE(runs->selectionModel()->selectedIndexes().size(), 1);
}

void TstAskAnswers::compareOffersOtherRuns()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    auto* menu = bench.find<QMenu>("runCompareMenu");
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    QVERIFY(!menu->actions().first()->isEnabled());
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    bench.publish(test::versionOver(askVersion(bench)));
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 1);
    menu->actions().first()->trigger();
    QVERIFY(bench.find<QWidget>("runDiff")->isVisible());
    QVERIFY(textOf(bench, "diffCounts").contains(QStringLiteral("the same")));
    QTest::mouseClick(bench.find<QPushButton>("diffClose"), Qt::LeftButton);
    QVERIFY(!bench.find<QWidget>("runDiff")->isVisible());
}

void TstAskAnswers::stopAsksTheLink()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    bench.publish(test::versionAnswers(id, 3));
    QTest::mouseClick(bench.find<QPushButton>("runStop"), Qt::LeftButton);
    const auto stops = sent<link::StopQuery>(bench);
    QCOMPARE(stops.size(), 1U);
    QVERIFY(stops.front().query == id);
}

void TstAskAnswers::runIsCopiedAsTextAndJson()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    bench.window.findChild<QAction*>(QStringLiteral("runCopyText"))->trigger();
    const QString text = QApplication::clipboard()->text();
    QVERIFY2(text.contains(QStringLiteral("1 × silent\n    cache-3")), qPrintable(text));
    bench.window.findChild<QAction*>(QStringLiteral("runCopyJson"))->trigger();
    const auto json = QJsonDocument::fromJson(QApplication::clipboard()->text().toUtf8()).object();
    QCOMPARE(json[QStringLiteral("Responses")][QStringLiteral("api-1")].toString(),
             QStringLiteral("1.4.2\n"));
    QCOMPARE(json[QStringLiteral("silent")][0].toString(), QStringLiteral("cache-3"));
    QCOMPARE(json[QStringLiteral("end")].toString(), QStringLiteral("timed-out"));
    QCOMPARE(json[QStringLiteral("Acks")].toArray().size(), 37);
    QVERIFY(json[QStringLiteral("latency_ms")][QStringLiteral("api-1")].toDouble() > 1.0);
    QCOMPARE(json[QStringLiteral("groups")][0][QStringLiteral("value")].toString(),
             QStringLiteral("1.4.1"));
}

void TstAskAnswers::oldRunsAreShownAgain()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    bench.publish(test::versionOver(askVersion(bench)));
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    auto* name = bench.find<QLineEdit>("askName");
    name->setText(QStringLiteral("uptime"));
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(textOf(bench, "runTitle").contains(QStringLiteral("uptime")));
    auto* runs = bench.find<QAbstractItemView>("askHistory");
    QCOMPARE(column(runs), (QStringList{QStringLiteral("uptime"), QStringLiteral("version")}));
    QTest::mouseClick(runs->viewport(), Qt::LeftButton, {},
                      runs->visualRect(runs->model()->index(1, 0)).center());
    QVERIFY(textOf(bench, "runTitle").contains(QStringLiteral("version")));
    QTest::mouseClick(bench.find<QPushButton>("runAgain"), Qt::LeftButton);
    QCOMPARE(name->text(), QStringLiteral("version"));
    QCOMPARE(sent<link::SendQuery>(bench).size(), 2U);
}

void TstAskAnswers::historyOutlivesAJoinButNotACluster()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    bench.publish(test::versionAnswers(id, 3));
    auto first = std::move(bench.session);
    auto owned = std::make_unique<test::FakeLink>();
    bench.fake = owned.get();
    bench.fake->setStatus(unlocked());
    bench.fake->setCapabilities(test::observerCapabilities());
    bench.session = std::make_unique<bridge::ClusterSession>(std::move(owned), nullptr,
                                                             [&bench] { return bench.now; });
    bench.window.view().continueSession(bench.session.get(), QStringLiteral("again"));
    first.reset();
    QCOMPARE(bench.window.askPlace().history().rowCount(), 1);
    QVERIFY(textOf(bench, "runEnd").contains(QStringLiteral("session")));
    // The same number means another command now.
    bench.publish(test::versionOver(id));
    QVERIFY(!textOf(bench, "runCounts").contains(QStringLiteral("cache-3")));
    bench.observe(unlocked());
    QCOMPARE(bench.window.askPlace().history().rowCount(), 0);
}

void TstAskAnswers::answersAreNeverRichText()
{
    WindowBench bench;
    openAsk(bench, unlocked());
    const auto id = askVersion(bench);
    auto batch = test::outcomeOf(id);
    auto progress = test::openQuery(id, {"<b>x</b>\x1b[31m"});
    progress.acks = progress.responses = 1;
    batch.asked.queries = {progress};
    batch.asked.replies = {
        test::replyFrom(id, "<b>x</b>\x1b[31m", "<img src=file:///etc/passwd>\u202e\n", 1ms)};
    bench.publish(batch);
    auto* groups = bench.find<QAbstractItemView>("runGroups");
    QCOMPARE(column(groups).first(), QStringLiteral("<img src=file:///etc/passwd><U+202E>"));
    QCOMPARE(column(groups, models::GroupModel::MembersRole).first(),
             QStringLiteral("<b>x</b><ESC>[31m"));
    QVERIFY(groups->model()
                ->index(0, 0)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(QStringLiteral("&lt;img")));
    for (const auto* label : bench.window.findChildren<QLabel*>()) {
        const bool ours = label->objectName().startsWith(QStringLiteral("run")) ||
                          label->objectName().startsWith(QStringLiteral("ask"));
        if (ours && !label->text().isEmpty()) {
            QVERIFY2(label->textFormat() == Qt::PlainText ||
                         !label->text().contains(QLatin1Char('<')),
                     qPrintable(label->objectName()));
        }
    }
}

QTEST_MAIN(TstAskAnswers)
#include "tst_ask_answers.moc"
