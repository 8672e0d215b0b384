#include <QAbstractButton>
#include <QAbstractItemView>
#include <QCheckBox>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "tests/models/view_story.h"
#include "tests/ui/window_bench.h"
#include "ui/models/view_matrix_model.h"
#include "ui/widgets/matrix_place.h"
#include "ui/widgets/matrix_view.h"
#include "ui/widgets/pattern_list.h"
#include "ui/widgets/place_id.h"
#include "ui/widgets/theme.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::WindowBench;
using widgets::PlaceId;

/// The place "Who says what".
class TstMatrix final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void beforeAnybodyWasAskedItSaysWhatItWillDoAndCost();
    void askingIsSeenToItsEndAndCanBeStopped();
    void agreementIsSaidAndCanBeLookedAt();
    void aCutShowsBlocksAndIsSaidInWords();
    void wOpensItOnTheMemberUnderTheCursor();
    void aLinkThatCannotSaysWhy();
    void ofSeveralClustersThereIsNoMatrix();
    void outOfSightTheBadgeFollowsAndTheRestCatchesUp();
    void itAsksAgainByItselfUntilAKeyIsRefused();
    void theCursorSpeaksAndStaysOverASort();
    void theFilterIsCompletedFromTheMembers();
    void theCornerOfHostileNamesIsPlain();
    void pictures_data();
    void pictures();
};

namespace {

struct Bench : WindowBench {
    explicit Bench(std::vector<link::MemberRowPtr> rows = test::nightShift(),
                   link::Capabilities capabilities = {.rtt = true, .prove = true, .views = true})
        : members(rows)
    {
        window.resize(1100, 640);
        look(test::liveStatus(), std::move(rows), capabilities);
        window.view().goTo(PlaceId::Matrix);
        QCoreApplication::processEvents();
    }

    widgets::MatrixPlace& place() { return window.view().matrixPlace(); }
    QString headline() { return find<QLabel>("matrixMessageHeadline")->text(); }
    void press(const char* name) { find<QAbstractButton>(name)->click(); }
    [[nodiscard]] link::CommandId lastCommand() const
    {
        return link::CommandId{fake->commands().size()};
    }
    /// A round that the person began, to its end.
    void ask(link::ObservationBatch views, std::size_t answered = 37, std::size_t unasked = 2)
    {
        place().ask();
        auto batch = test::roundOf(lastCommand(), answered + unasked, answered, unasked);
        batch.views = std::move(views.views);
        publish(std::move(batch));
    }

    std::vector<link::MemberRowPtr> members;
};

} // namespace

void TstMatrix::beforeAnybodyWasAskedItSaysWhatItWillDoAndCost()
{
    Bench bench;
    QVERIFY(bench.find<QLabel>("matrixMessageDetail")
                ->text()
                .contains(QStringLiteral("39 connection(s)")));
    QVERIFY(bench.find<QAbstractButton>("matrixAsk")
                ->toolTip()
                .contains(QStringLiteral("39 connection(s)")));
    QVERIFY(bench.fake->commands().empty());
    bench.press("matrixMessageButton");
    QVERIFY(std::holds_alternative<link::SweepViews>(bench.fake->commands().back()));
    QVERIFY(bench.place().asking().isOpen());
}

void TstMatrix::askingIsSeenToItsEndAndCanBeStopped()
{
    Bench bench;
    bench.press("matrixAsk");
    const auto id = bench.lastCommand();
    bench.publish(test::roundOf(id, 39, 12, 0, link::RoundEnd::Open));
    QCOMPARE(bench.find<QLabel>("matrixBadge")->text(), QStringLiteral("12 of 39 asked"));
    QCOMPARE(bench.find<QAbstractButton>("matrixAsk")->text(), QStringLiteral("Stop"));
    bench.press("matrixAsk");
    QVERIFY(std::holds_alternative<link::StopSweep>(bench.fake->commands().back()));
    bench.publish(test::roundOf(id, 39, 12, 1, link::RoundEnd::Stopped));
    QVERIFY(bench.find<QLabel>("matrixBadge")->text().contains(QStringLiteral("stopped")));
    QCOMPARE(bench.find<QAbstractButton>("matrixAsk")->text(), QStringLiteral("Ask everybody"));
}

void TstMatrix::agreementIsSaidAndCanBeLookedAt()
{
    Bench bench;
    bench.ask(test::everybodyAgrees(bench.members));
    bench.now = test::momentAt(3s);
    bench.publish({});
    QTRY_COMPARE(bench.headline(), QStringLiteral("37 member(s) asked 3 s ago agree about all 39"));
    bench.press("matrixMessageButton");
    QVERIFY(bench.place().view().isVisible());
    QCOMPARE(bench.place().model().rowCount(), 39);
    QVERIFY(!bench.find<QCheckBox>("matrixDisputed")->isChecked());
}

void TstMatrix::aCutShowsBlocksAndIsSaidInWords()
{
    Bench bench;
    QSignalSpy disputes(&bench.place(), &widgets::MatrixPlace::disputesChanged);
    bench.ask(test::zoneCutOff(bench.members, "eu-1b"));
    QVERIFY(bench.place().view().isVisible());
    const auto words = bench.find<widgets::PatternList>("patternList")->text();
    QVERIFY2(words.contains(QStringLiteral("2 groups that see only themselves")),
             qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("zone eu-1b")), qPrintable(words));
    QCOMPARE(disputes.last().first().toInt(), static_cast<int>(bench.place().model().disputes()));
    bench.now = test::momentAt(60s);
    auto healed = test::everybodyAgrees(bench.members, 60s);
    bench.ask(healed);
    QCOMPARE(disputes.last().first().toInt(), 0);
}

void TstMatrix::wOpensItOnTheMemberUnderTheCursor()
{
    Bench bench;
    bench.ask(test::zoneAccuses(bench.members, "eu-1a", "db-4"));
    bench.window.view().goTo(PlaceId::Members);
    auto& table = bench.table();
    for (int row = 0; row < bench.model().rowCount(); ++row)
        if (bench.model().rowAt(row)->facts->name == "db-4")
            table.setCurrentIndex(bench.model().index(row, 0));
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_W);
    QCOMPARE(bench.window.view().place(), PlaceId::Matrix);
    QCOMPARE(bench.place().model().rowCount(), 1);
    QCOMPARE(bench.place().model().headerData(0, Qt::Vertical, Qt::DisplayRole).toString(),
             QStringLiteral("db-4"));
    QVERIFY(bench.place().stepBack());
    QCOMPARE(bench.find<QLineEdit>("matrixFilter")->text(), QString());
}

void TstMatrix::aLinkThatCannotSaysWhy()
{
    Bench bench(test::nightShift(), {.rtt = true});
    QVERIFY(bench.find<QLabel>("matrixMessageDetail")->text().contains(QStringLiteral("RPC")));
    QVERIFY(!bench.find<QAbstractButton>("matrixAsk")->isEnabled());
    bench.place().ask();
    QVERIFY(bench.fake->commands().empty());
}

void TstMatrix::ofSeveralClustersThereIsNoMatrix()
{
    Bench bench(test::nightShift(), {.rtt = true});
    QSignalSpy disputes(&bench.place(), &widgets::MatrixPlace::disputesChanged);
    auto status = test::liveStatus();
    status.mode = link::LinkMode::Several;
    bench.fake->setStatus(status);
    bench.publish(test::zoneCutOff(bench.members, "eu-1b"));
    QVERIFY(disputes.empty());
    QCOMPARE(bench.place().model().askers(), 0);
    QVERIFY(bench.find<QLabel>("matrixMessageDetail")
                ->text()
                .contains(QStringLiteral("several clusters")));
}

void TstMatrix::outOfSightTheBadgeFollowsAndTheRestCatchesUp()
{
    Bench bench;
    bench.ask(test::everybodyAgrees(bench.members));
    bench.window.view().goTo(PlaceId::Members);
    QSignalSpy disputes(&bench.place(), &widgets::MatrixPlace::disputesChanged);
    // What comes by itself is read when 5 s have gone, what was asked for at the round's end.
    bench.now = test::momentAt(1s);
    bench.publish(test::zoneCutOff(bench.members, "eu-1b", 1s));
    QVERIFY(bench.place().model().isBehind());
    QVERIFY(disputes.empty());
    bench.now = test::momentAt(6s);
    bench.publish({});
    QTRY_COMPARE(disputes.size(), 1);
    QVERIFY(disputes.last().first().toInt() > 0);
    bench.ask(test::everybodyAgrees(bench.members, 6s));
    QCOMPARE(disputes.last().first().toInt(), 0);
    bench.publish(test::zoneAccuses(bench.members, "eu-1a", "db-4", 7s));
    QVERIFY(bench.place().model().isBehind());
    bench.window.view().goTo(PlaceId::Matrix);
    QVERIFY(!bench.place().model().isBehind());
    QCOMPARE(disputes.last().first().toInt(), 1);
    QVERIFY(bench.place().view().isVisible());
}

void TstMatrix::itAsksAgainByItselfUntilAKeyIsRefused()
{
    Bench bench;
    bench.ask(test::everybodyAgrees(bench.members));
    bench.find<QCheckBox>("matrixAgain")->setChecked(true);
    const auto before = bench.fake->commands().size();
    bench.now = test::momentAt(29s);
    bench.publish({});
    QCOMPARE(bench.fake->commands().size(), before);
    bench.now = test::momentAt(31s);
    bench.publish({});
    QTRY_COMPARE(bench.fake->commands().size(), before + 1);
    auto batch = test::roundOf(bench.lastCommand(), 39, 38, 1);
    batch.asked.viewLines.push_back({bench.lastCommand(),
                                     "db-7",
                                     link::ViewState::Unasked,
                                     link::Refusal::KeyRefused,
                                     {},
                                     test::momentAt(31s)});
    bench.publish(std::move(batch));
    QVERIFY(!bench.find<QCheckBox>("matrixAgain")->isChecked());
    bench.now = test::momentAt(90s);
    bench.publish({});
    QCOMPARE(bench.fake->commands().size(), before + 1);
}

void TstMatrix::theCursorSpeaksAndStaysOverASort()
{
    Bench bench;
    bench.ask(test::zoneAccuses(bench.members, "eu-1a", "db-4"));
    auto& view = bench.place().view();
    view.setCurrentIndex(bench.place().model().index(0, 0));
    const auto cell = bench.find<QLabel>("matrixCell");
    QVERIFY2(cell->text().contains(QStringLiteral("says db-4 is")), qPrintable(cell->text()));
    const auto before = cell->text();
    bench.find<QCheckBox>("matrixDisputed")->setChecked(false);
    QVERIFY(view.currentIndex().isValid());
    QCOMPARE(view.currentIndex().data(Qt::AccessibleTextRole).toString(), before);
    QSignalSpy chosen(&bench.place(), &widgets::MatrixPlace::memberChosen);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    view.copyAll();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("db-4\t")));
}

void TstMatrix::theFilterIsCompletedFromTheMembers()
{
    Bench bench;
    auto* field = bench.find<QLineEdit>("matrixFilter");
    field->setFocus();
    QTest::keyClicks(field, QStringLiteral("zo"));
    QAbstractItemView* list = nullptr;
    QTRY_VERIFY((list = qobject_cast<QAbstractItemView*>(qApp->activePopupWidget())) != nullptr);
    QCOMPARE(list->model()->index(0, 0).data().toString(), QStringLiteral("zone="));
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(field->text(), QStringLiteral("zone="));
    QTRY_VERIFY(list->isVisible());
    QVERIFY(list->model()->index(0, 0).data().toString().startsWith(QStringLiteral("eu-1")));
    QTest::keyClick(list, Qt::Key_Escape);
}

void TstMatrix::theCornerOfHostileNamesIsPlain()
{
    auto rows = test::nightShift();
    rows.resize(3);
    const std::string hostile = "<b>x</b>\x1b[31m\n\xe2\x80\xae";
    rows[0] = test::row({.id = 0, .name = hostile, .tags = {{"zone", "<i>z</i>"}}});
    Bench bench(rows);
    link::ObservationBatch views;
    views.views = test::viewsOf(rows, 1, "SAA");
    const auto more = test::viewsOf(rows, 2, "AAA");
    views.views.insert(views.views.end(), more.begin(), more.end());
    bench.ask(views, 2, 1);
    auto& model = bench.place().model();
    for (const auto role : {Qt::DisplayRole, Qt::ToolTipRole}) {
        const auto text = model.headerData(0, Qt::Vertical, role).toString();
        QVERIFY2(!text.contains(QChar(0x1b)) && !text.contains(QChar(0x202e)), qPrintable(text));
    }
    const auto tip = model.index(0, 0).data(Qt::ToolTipRole).toString();
    QVERIFY2(!tip.contains(QStringLiteral("<b>")), qPrintable(tip));
}

void TstMatrix::pictures_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TstMatrix::pictures()
{
    const auto folder = qEnvironmentVariable("GRAPEVINE_PICTURES");
    QFETCH(bool, dark);
    widgets::applyTheme(dark ? widgets::ThemeChoice::Dark : widgets::ThemeChoice::Light);
    Bench bench;
    bench.window.resize(1280, 800);
    const auto keep = [&](const char* name) {
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
        const auto picture = bench.window.grab();
        QVERIFY(!picture.isNull());
        if (folder.isEmpty()) return;
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(picture.save(QStringLiteral("%1/matrix-%2-%3.png")
                                 .arg(folder, QString::fromLatin1(name),
                                      dark ? QStringLiteral("dark") : QStringLiteral("light"))));
    };
    keep("before");
    bench.ask(test::zoneCutOff(bench.members, "eu-1b"));
    keep("cut");
    bench.place().view().setCurrentIndex(bench.place().model().index(7, 20));
    keep("cursor");
    bench.ask(test::zoneAccuses(bench.members, "eu-1a", "db-4"));
    keep("zone");
    bench.place().showAbout("db-4");
    keep("about");
    widgets::applyTheme(widgets::ThemeChoice::Light);
}

QTEST_MAIN(TstMatrix)
#include "tst_matrix.moc"
