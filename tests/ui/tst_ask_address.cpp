#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/ui/ask_bench.h"
#include "ui/widgets/ask_address.h"
#include "ui/widgets/ask_place.h"
#include "ui/widgets/start_page.h"

using namespace grapevine;
using test::openAsk;
using test::sent;
using test::unlocked;
using test::WindowBench;

/// A `serf://` address from outside: as an argument, or by a click elsewhere.
class TstAskAddress final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void offeredAddressFillsTheFormOfTheNextCluster();
    void offeredAddressSendsNothing();
    void offeredAddressGivesWayToWhatIsTyped();
    void offeredNonsenseIsExplained();
    void startPageTellsOfWhatWaits();
};

void TstAskAddress::offeredAddressFillsTheFormOfTheNextCluster()
{
    WindowBench bench;
    bench.window.askPlace().address().offer(QStringLiteral("serf://db-*/query/version?zone=eu-1a"));
    openAsk(bench, unlocked());
    QCOMPARE(bench.find<QLineEdit>("askName")->text(), QStringLiteral("version"));
    const auto nodes = bench.find<QLineEdit>("askNodes")->text();
    QVERIFY2(nodes.contains(QStringLiteral("db-1")) && !nodes.contains(QStringLiteral("api-1")),
             qPrintable(nodes));
    // Once: another cluster has an empty form.
    bench.observe(unlocked());
    QVERIFY(bench.find<QLineEdit>("askName")->text().isEmpty());
}

void TstAskAddress::offeredAddressSendsNothing()
{
    WindowBench bench;
    bench.window.askPlace().address().offer(QStringLiteral("serf://*/event/deploy"));
    openAsk(bench, unlocked());
    QCOMPARE(bench.find<QLineEdit>("askName")->text(), QStringLiteral("deploy"));
    QVERIFY(sent<link::SendEvent>(bench).empty());
    QVERIFY(sent<link::SendQuery>(bench).empty());
}

void TstAskAddress::offeredAddressGivesWayToWhatIsTyped()
{
    WindowBench bench;
    bench.window.askPlace().address().offer(QStringLiteral("serf://*/query/version"));
    bench.find<QLineEdit>("askName")->setText(QStringLiteral("uptime"));
    bench.window.askPlace().address().refresh(link::LinkPhase::Live);
    QCOMPARE(bench.find<QLineEdit>("askName")->text(), QStringLiteral("uptime"));
    openAsk(bench, unlocked());
    QVERIFY(bench.find<QLineEdit>("askName")->text().isEmpty());
}

void TstAskAddress::offeredNonsenseIsExplained()
{
    WindowBench bench;
    bench.window.askPlace().address().offer(QStringLiteral("serf://db-1/rpc/x"));
    openAsk(bench, unlocked());
    QVERIFY(test::textOf(bench, "askReason").contains(QStringLiteral("/query/")));
    QVERIFY(!bench.find<QPushButton>("askSend")->isEnabled());
}

void TstAskAddress::startPageTellsOfWhatWaits()
{
    WindowBench bench;
    auto& page = bench.window.startPage();
    auto* label = page.findChild<QLabel*>(QStringLiteral("waitingAddress"));
    QVERIFY(label->isHidden());
    page.setWaiting(QStringLiteral("serf://*/query/<b>version</b>"));
    QVERIFY(!label->isHidden());
    QCOMPARE(label->textFormat(), Qt::PlainText);
    QVERIFY(label->text().contains(QStringLiteral("<b>version</b>")));
    page.setWaiting({});
    QVERIFY(label->isHidden());
}

QTEST_MAIN(TstAskAddress)
#include "tst_ask_address.moc"
