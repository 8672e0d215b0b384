#include <QAbstractButton>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QTableView>
#include <QTest>

#include "tests/ui/ask_bench.h"
#include "ui/widgets/ask_form.h"
#include "ui/widgets/ask_place.h"

using namespace grapevine;
using test::WindowBench;

/// Proving who has an event that was sent, by hand and eye.
class TstDelivery final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nobodyIsAskedBeforeThePersonSaysSo();
    void eachMemberIsToldOf();
    void stoppingAsksNoFurther();
    void theRestIsAskedAgain();
    void throughAnAgentItIsSaidWhyNot();
    void aQueryHasNone();
    void whoHasItCanBeHiddenAndCopied();

private:
    static link::CommandId sendDeploy(WindowBench& bench)
    {
        models::AskDraft draft;
        draft.isQuery = false;
        draft.name = QStringLiteral("deploy");
        draft.payload = QStringLiteral("312");
        bench.window.askPlace().form().setDraft(draft);
        Q_EMIT bench.window.askPlace().form().sendRequested();
        const link::CommandId id{bench.fake->commands().size()};
        bench.publish(test::outcomeOf(id));
        return id;
    }
    static link::CommandId check(WindowBench& bench)
    {
        QTest::mouseClick(bench.find<QAbstractButton>("deliveryCheck"), Qt::LeftButton);
        return link::CommandId{bench.fake->commands().size()};
    }
    static link::Capabilities capable()
    {
        auto out = test::observerCapabilities();
        out.prove = true;
        return out;
    }
    static void open(WindowBench& bench)
    {
        bench.look(test::unlocked(), test::nightShiftFromWithin(), capable());
        bench.window.goTo(widgets::PlaceId::Ask);
    }
};

void TstDelivery::nobodyIsAskedBeforeThePersonSaysSo()
{
    WindowBench bench;
    open(bench);
    QVERIFY(!bench.find<QWidget>("deliveryPanel")->isVisible());
    sendDeploy(bench);
    QVERIFY(bench.find<QWidget>("deliveryPanel")->isVisible());
    QVERIFY(test::sent<link::ProveEvent>(bench).empty());
    // What it costs stands there first.
    const auto words = test::textOf(bench, "deliveryWords");
    QVERIFY2(words.contains(QStringLiteral("one TCP connection each")), qPrintable(words));
    QVERIFY2(words.contains(QStringLiteral("kB")), qPrintable(words));
    QVERIFY(!bench.find<QTableView>("deliveryTable")->isVisible());
    check(bench);
    const auto asked = test::sent<link::ProveEvent>(bench);
    QCOMPARE(asked.size(), std::size_t{1});
    QCOMPARE(asked[0].time, LamportTime{42});
    QCOMPARE(asked[0].name, std::string("deploy"));
    QCOMPARE(asked[0].payload, toBytes("312"));
    QVERIFY(asked[0].only.empty());
}

void TstDelivery::eachMemberIsToldOf()
{
    WindowBench bench;
    open(bench);
    sendDeploy(bench);
    const auto id = check(bench);
    bench.publish(test::deliveryOf(id, 5));
    QVERIFY(bench.find<QProgressBar>("deliveryProgress")->isVisible());
    QCOMPARE(bench.find<QProgressBar>("deliveryProgress")->value(), 5);
    QVERIFY(bench.find<QAbstractButton>("deliveryStop")->isVisible());
    QVERIFY(!bench.find<QAbstractButton>("deliveryCheck")->isVisible());
    auto* table = bench.find<QTableView>("deliveryTable");
    QVERIFY(table->isVisible());
    const auto rows = table->model()->rowCount();
    bench.publish(test::deliveryOf(id));
    QCOMPARE(table->model()->rowCount(), rows);
    QVERIFY(!bench.find<QProgressBar>("deliveryProgress")->isVisible());
    const auto counts = test::textOf(bench, "deliveryCounts");
    QVERIFY2(counts.contains(QStringLiteral("1 could not be asked")), qPrintable(counts));
    QVERIFY(
        test::textOf(bench, "deliveryWords").contains(QStringLiteral("not that a handler ran")));
    for (int row = 0; row < rows; ++row) {
        if (table->model()->index(row, 0).data().toString() != QStringLiteral("cache-3")) continue;
        QCOMPARE(table->model()->index(row, 1).data().toString(),
                 QStringLiteral("could not be asked"));
        QCOMPARE(table->model()->index(row, 3).data().toString(), QStringLiteral("no answer"));
    }
}

void TstDelivery::stoppingAsksNoFurther()
{
    WindowBench bench;
    open(bench);
    sendDeploy(bench);
    const auto id = check(bench);
    bench.publish(test::deliveryOf(id, 5));
    QTest::mouseClick(bench.find<QAbstractButton>("deliveryStop"), Qt::LeftButton);
    const auto stopped = test::sent<link::StopProof>(bench);
    QCOMPARE(stopped.size(), std::size_t{1});
    QCOMPARE(stopped[0].proof, id);
    auto batch = test::deliveryOf(id, 5);
    batch.asked.proofs.front().end = link::DeliveryProof::End::Stopped;
    bench.publish(batch);
    QVERIFY(test::textOf(bench, "deliveryWords").startsWith(QStringLiteral("Stopped at")));
    QVERIFY(bench.find<QAbstractButton>("deliveryCheck")->isVisible());
}

void TstDelivery::theRestIsAskedAgain()
{
    WindowBench bench;
    open(bench);
    sendDeploy(bench);
    bench.publish(test::deliveryOf(check(bench)));
    QTest::mouseClick(bench.find<QAbstractButton>("deliveryRest"), Qt::LeftButton);
    const auto asked = test::sent<link::ProveEvent>(bench);
    QCOMPARE(asked.size(), std::size_t{2});
    QCOMPARE(asked[1].only, (std::vector<std::string>{"cache-3", "web-3"}));
}

void TstDelivery::throughAnAgentItIsSaidWhyNot()
{
    WindowBench bench;
    auto status = test::unlocked();
    status.mode = link::LinkMode::Rpc;
    bench.look(status, test::nightShift(), {.rtt = true, .send = true});
    bench.window.goTo(widgets::PlaceId::Ask);
    sendDeploy(bench);
    const auto words = test::textOf(bench, "deliveryWords");
    QVERIFY2(words.startsWith(QStringLiteral("An agent's RPC tells")), qPrintable(words));
    QVERIFY(!bench.find<QAbstractButton>("deliveryCheck")->isEnabled());
}

void TstDelivery::aQueryHasNone()
{
    WindowBench bench;
    open(bench);
    bench.publish(test::versionOver(test::askVersion(bench)));
    QVERIFY(!bench.find<QWidget>("deliveryPanel")->isVisible());
}

void TstDelivery::whoHasItCanBeHiddenAndCopied()
{
    WindowBench bench;
    open(bench);
    sendDeploy(bench);
    bench.publish(test::deliveryOf(check(bench)));
    auto* table = bench.find<QTableView>("deliveryTable");
    bench.find<QCheckBox>("deliveryOnly")->click();
    QCOMPARE(table->model()->rowCount(), 2);
    QTest::mouseClick(bench.find<QAbstractButton>("deliveryCopy"), Qt::LeftButton);
    QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("web-3\thas it not (yet)")));
}

QTEST_MAIN(TstDelivery)
#include "tst_delivery.moc"
