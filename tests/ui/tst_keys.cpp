#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QTest>

#include "tests/ui/keys_bench.h"
#include "ui/models/key_matrix.h"
#include "ui/widgets/filter_field.h"
#include "ui/widgets/frozen_table_view.h"

using namespace grapevine;
using namespace std::chrono_literals;
using test::answerKeys;
using test::goToKeys;
using test::WindowBench;
using widgets::PlaceId;

namespace {

std::size_t listings(WindowBench& bench)
{
    std::size_t count = 0;
    for (const auto& command : bench.fake->commands())
        count += std::holds_alternative<link::ListKeys>(command) ? 1U : 0U;
    return count;
}

QStringList words(const char* cells)
{
    return QString::fromUtf8(cells).split(QLatin1Char('|'));
}

QStringList column(QTableView* table, int which)
{
    QStringList out;
    for (int row = 0; row < table->model()->rowCount(); ++row)
        out.append(table->model()->index(row, which).data().toString());
    return out;
}

} // namespace

/// The place that tells who holds which key, and who leads.
class TstKeys final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void itsKeyLeadsThere();
    void nobodyIsAskedBeforeThePersonSaysSo();
    void fingerprintsAloneAreAskedFor();
    void answersBecomeAMatrix();
    void rowsStayWhileItIsAskedAgain();
    void peekingItSaysJoinFirst();
    void aRefusalIsSaid();
    void aLostSessionCutsTheAskingShort();
    void anotherClusterForgetsTheAnswers();
    void twoLeadersStandFirst();
    void enterShowsTheMember();
    void everythingIsReachedByKeys();
};

void TstKeys::itsKeyLeadsThere()
{
    WindowBench bench;
    bench.observe();
    QTest::keyClick(&bench.window, Qt::Key_8, Qt::ControlModifier);
    QCOMPARE(bench.window.place(), PlaceId::Keys);
    QCOMPARE(widgets::placeNamed("keys"), std::optional(PlaceId::Keys));
}

void TstKeys::nobodyIsAskedBeforeThePersonSaysSo()
{
    WindowBench bench;
    goToKeys(bench);
    QCOMPARE(listings(bench), std::size_t{0});
    auto* words = bench.find<QLabel>("keysWords");
    QVERIFY2(words->text().contains(QStringLiteral("_serf_list-keys")), qPrintable(words->text()));
    QVERIFY(words->text().contains(QStringLiteral("changes nothing")));
    auto* ask = bench.find<QAbstractButton>("keysAsk");
    QTest::mouseClick(ask, Qt::LeftButton);
    QCOMPARE(listings(bench), std::size_t{1});
    QVERIFY(!ask->isEnabled());
    // Once is enough, however often it is pressed.
    bench.window.view().keysPlace().ask();
    QCOMPARE(listings(bench), std::size_t{1});
}

void TstKeys::fingerprintsAloneAreAskedFor()
{
    WindowBench bench;
    goToKeys(bench);
    bench.find<QAbstractButton>("keysAsk")->click();
    const auto commands = bench.fake->commands();
    const auto* list = std::get_if<link::ListKeys>(&commands.back());
    QVERIFY(list != nullptr && list->shown == link::KeyForm::Fingerprint);
}

void TstKeys::answersBecomeAMatrix()
{
    WindowBench bench;
    goToKeys(bench);
    bench.find<QAbstractButton>("keysAsk")->click();
    auto* matrix = bench.find<QTableView>("keyMatrix");
    auto halfway = test::stuckRotation();
    halfway.complete = false;
    answerKeys(bench, halfway);
    QVERIFY(!matrix->isVisible());
    QVERIFY(bench.find<QLabel>("keysHeadline")->text().startsWith(QStringLiteral("Asking …")));
    answerKeys(bench, test::stuckRotation());
    QVERIFY(matrix->isVisible());
    QCOMPARE(column(matrix, 0).front(), QStringLiteral("cache-3"));
    QVERIFY(bench.find<QLabel>("keysHeadline")->text().contains(QStringLiteral("cache-3")));
    auto* keys = bench.find<QTableView>("keyList");
    QCOMPARE(column(keys, 1), words("[6/7]|[4/7]"));
    QVERIFY(column(keys, 3)[1].startsWith(QStringLiteral("cuts off 2: db-1, db-2")));
    // A copy for a ticket has the same words.
    matrix->selectRow(0);
    bench.find<QAction>("keyMatrixCopyRows")->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().contains(QStringLiteral("cache-3\tsilent\t")));
}

void TstKeys::rowsStayWhileItIsAskedAgain()
{
    WindowBench bench;
    goToKeys(bench);
    auto* ask = bench.find<QAbstractButton>("keysAsk");
    ask->click();
    answerKeys(bench, test::stuckRotation());
    auto* matrix = bench.find<QTableView>("keyMatrix");
    matrix->setCurrentIndex(matrix->model()->index(2, 0));
    bench.now = test::momentAt(3min);
    bench.tell(bench.session->status());
    QVERIFY(bench.find<QLabel>("keysAge")->text().contains(QStringLiteral("3 min")));
    ask->click();
    QCOMPARE(matrix->model()->rowCount(), 7);
    auto again = test::stuckRotation();
    again.silent.clear();
    again.members = again.responses;
    again.end = link::QueryProgress::End::Everybody;
    answerKeys(bench, again);
    QCOMPARE(matrix->model()->rowCount(), 6);
    QCOMPARE(matrix->currentIndex().siblingAtColumn(0).data().toString(), QStringLiteral("db-2"));
}

void TstKeys::peekingItSaysJoinFirst()
{
    WindowBench bench;
    goToKeys(bench, test::liveStatus(), {.rtt = true});
    QVERIFY(!bench.find<QAbstractButton>("keysAsk")->isVisible());
    QVERIFY(bench.find<QLabel>("keysWords")->text().contains(QStringLiteral("Join first")));
    bench.window.view().keysPlace().ask();
    QCOMPARE(listings(bench), std::size_t{0});
    bench.find<QAbstractButton>("keysJoin")->click();
    QVERIFY(bench.find<QWidget>("joinBar")->isVisible());
}

void TstKeys::aRefusalIsSaid()
{
    WindowBench bench;
    goToKeys(bench);
    bench.find<QAbstractButton>("keysAsk")->click();
    link::ObservationBatch batch;
    auto& outcome = batch.asked.outcomes.emplace_back();
    outcome.command = *bench.window.view().keysPlace().survey().command;
    outcome.refusal = link::CommandRefusal::NobodyThere;
    bench.publish(std::move(batch));
    QCOMPARE(bench.find<QLabel>("keysHeadline")->text(), QStringLiteral("Nobody was asked"));
    QVERIFY(bench.find<QAbstractButton>("keysAsk")->isEnabled());
}

void TstKeys::aLostSessionCutsTheAskingShort()
{
    WindowBench bench;
    goToKeys(bench);
    bench.find<QAbstractButton>("keysAsk")->click();
    auto owned = std::make_unique<test::FakeLink>();
    owned->setStatus(test::liveStatus());
    bridge::ClusterSession next(std::move(owned), nullptr, [&bench] { return bench.now; });
    bench.window.view().continueSession(&next, QStringLiteral("10.0.3.17:7946"));
    QVERIFY(bench.find<QLabel>("keysHeadline")->text().startsWith(QStringLiteral("Cut short")));
    bench.window.view().forgetSession();
    bench.session.reset();
}

void TstKeys::anotherClusterForgetsTheAnswers()
{
    WindowBench bench;
    goToKeys(bench);
    bench.find<QAbstractButton>("keysAsk")->click();
    answerKeys(bench, test::stuckRotation());
    goToKeys(bench);
    QVERIFY(!bench.find<QTableView>("keyMatrix")->isVisible());
    QCOMPARE(bench.find<QLabel>("keysHeadline")->text(), QStringLiteral("Nobody was asked yet"));
}

void TstKeys::twoLeadersStandFirst()
{
    WindowBench bench;
    goToKeys(bench);
    auto* table = bench.find<QTableView>("leaderTable");
    using models::LeaderModel;
    QVERIFY(column(table, LeaderModel::State).front().contains(QStringLiteral("claim")));
    QCOMPARE(column(table, LeaderModel::Group).front(), QStringLiteral("2"));
    const auto names = column(table, LeaderModel::Leader).front().split(QStringLiteral(", "));
    QCOMPARE(names.size(), 2);
    QVERIFY(bench.find<QLabel>("leaderSummary")->text().contains(QStringLiteral("more than one")));
    bench.now = test::momentAt(20s);
    const auto findings = bench.window.view().keysPlace().leaderFindings();
    QCOMPARE(findings.size(), std::size_t{1});
    QVERIFY(findings.front().kind == models::Finding::Kind::TwoLeaders);
}

void TstKeys::enterShowsTheMember()
{
    WindowBench bench;
    goToKeys(bench);
    auto* table = bench.find<QTableView>("leaderTable");
    table->setFocus();
    table->setCurrentIndex(table->model()->index(0, 0));
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    QCOMPARE(bench.model().rowCount(), 2);
}

void TstKeys::everythingIsReachedByKeys()
{
    WindowBench bench;
    goToKeys(bench);
    bench.window.view().focusPlace();
    auto* ask = bench.find<QAbstractButton>("keysAsk");
    QVERIFY(ask->hasFocus());
    QTest::keyClick(ask, Qt::Key_Space);
    answerKeys(bench, test::stuckRotation());
    bench.window.view().focusPlace();
    auto* matrix = bench.find<QTableView>("keyMatrix");
    QVERIFY(matrix->hasFocus());
    QTest::keyClick(matrix, Qt::Key_Down);
    QTest::keyClick(matrix, Qt::Key_Return);
    QCOMPARE(bench.window.place(), PlaceId::Members);
    for (const char* name : {"keyMatrix", "keyList", "leaderTable", "keysAsk"})
        QVERIFY2(!bench.find<QWidget>(name)->accessibleName().isEmpty(), name);
}

QTEST_MAIN(TstKeys)
#include "tst_keys.moc"
