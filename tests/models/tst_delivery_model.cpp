#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include "core/base/random.h"
#include "tests/models/query_story.h"
#include "ui/models/delivery_model.h"
#include "ui/models/run_history.h"
#include "ui/models/run_words.h"

using namespace grapevine;
using link::DeliveryState;
using models::Delivery;
using models::DeliveryModel;
using models::RunHistory;

/// Who has an event that was sent.
class TstDeliveryModel final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aCheckBelongsToItsEvent();
    void aRefusedCheckSaysSo();
    void askingTheRestKeepsWhatIsKnown();
    void anotherLinksProofIsNoneOfOurs();
    void rowsStayWhereTheyAreWhileTheyChange();
    void unprovenOnlyHidesWhoHasIt();
    void observersAreNoPartOfWhatIsProven();
    void wordsSayWhy();
    void tsvIsDefused();
    void modelHoldsUnderRandomNews();
};

namespace {

constexpr link::CommandId kEvent{1};
constexpr link::CommandId kProof{2};

std::uint64_t sentIn(RunHistory& history)
{
    const auto number =
        history.begin(kEvent, link::SendEvent{"deploy", toBytes("312")}, 38, test::momentAt());
    history.apply(test::outcomeOf(kEvent).asked);
    return number;
}

link::DeliveryLine lineOf(const std::string& member, DeliveryState state)
{
    return {kProof, member, state, {}, {}, test::momentAt()};
}

} // namespace

void TstDeliveryModel::aCheckBelongsToItsEvent()
{
    RunHistory history;
    const auto number = sentIn(history);
    QVERIFY(!history.run(number)->delivery.isOpen());
    history.beginProof(number, kProof);
    QVERIFY(history.run(number)->delivery.isOpen());
    QSignalSpy changed(&history, &RunHistory::deliveryChanged);
    history.apply(test::deliveryOf(kProof, 10).asked);
    QCOMPARE(changed.size(), 1);
    QVERIFY(history.run(number)->delivery.isOpen());
    history.apply(test::deliveryOf(kProof).asked);
    const auto& run = *history.run(number);
    QVERIFY(!run.delivery.isOpen());
    QCOMPARE(run.delivery.count(DeliveryState::Missing), std::size_t{1});
    QCOMPARE(run.delivery.unproven(), (std::vector<std::string>{"cache-3", "web-3"}));
    const auto summary = models::runSummary(run);
    QVERIFY2(
        summary.endsWith(QStringLiteral("have it · 1 has it not (yet) · 1 could not be asked")),
        qPrintable(summary));
    QVERIFY(models::isTrouble(run));
}

void TstDeliveryModel::aRefusedCheckSaysSo()
{
    RunHistory history;
    const auto number = sentIn(history);
    history.beginProof(number, kProof);
    history.apply(test::refusalOf(kProof, link::CommandRefusal::Busy).asked);
    const auto& delivery = history.run(number)->delivery;
    QVERIFY(!delivery.isOpen());
    QVERIFY(models::refusalText(*delivery.refused).contains(QStringLiteral("asked already")));
    // The event itself went out.
    QCOMPARE(history.run(number)->stage(), models::AskRun::Stage::Sent);
}

void TstDeliveryModel::askingTheRestKeepsWhatIsKnown()
{
    RunHistory history;
    const auto number = sentIn(history);
    history.beginProof(number, kProof);
    history.apply(test::deliveryOf(kProof).asked);
    const auto all = history.run(number)->delivery.lines.size();
    constexpr link::CommandId second{3};
    history.beginProof(number, second);
    link::AskNews news;
    auto line = lineOf("web-3", DeliveryState::Held);
    line.proof = second;
    news.deliveries.push_back(line);
    history.apply(news);
    const auto& delivery = history.run(number)->delivery;
    QCOMPARE(delivery.lines.size(), all);
    QCOMPARE(delivery.unproven(), std::vector<std::string>{"cache-3"});
    QVERIFY(delivery.isOpen());
}

void TstDeliveryModel::anotherLinksProofIsNoneOfOurs()
{
    RunHistory history;
    const auto number = sentIn(history);
    history.beginProof(number, kProof);
    history.apply(test::deliveryOf(kProof, 3).asked);
    history.cutOff();
    QVERIFY(!history.run(number)->delivery.isOpen());
    QVERIFY(history.run(number)->delivery.cutOff);
    // The new link counts from the start, and has a proof of that number as well.
    history.apply(test::deliveryOf(kProof).asked);
    // Three were asked; one of them is the one that lacks it.
    QCOMPARE(history.run(number)->delivery.count(DeliveryState::Held), std::size_t{2});
    history.beginProof(number, kProof);
    QVERIFY(history.run(number)->delivery.isOpen());
    QVERIFY(!history.run(number)->delivery.cutOff);
}

void TstDeliveryModel::rowsStayWhereTheyAreWhileTheyChange()
{
    Delivery delivery;
    DeliveryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (const auto* name : {"web-10", "web-2", "db-1"})
        delivery.lines[name] = lineOf(name, DeliveryState::Waiting);
    model.show(&delivery);
    const auto names = [&] {
        QStringList out;
        for (int row = 0; row < model.rowCount(); ++row)
            out.append(model.index(row, 0).data().toString());
        return out.join(QLatin1Char(' '));
    };
    QCOMPARE(names(), QStringLiteral("db-1 web-2 web-10"));
    QVERIFY(model.index(0, DeliveryModel::When).data().toString().isEmpty());
    QSignalSpy changed(&model, &DeliveryModel::dataChanged);
    QSignalSpy reset(&model, &DeliveryModel::modelReset);
    delivery.lines["web-2"] = lineOf("web-2", DeliveryState::Held);
    delivery.lines["api-1"] = lineOf("api-1", DeliveryState::Missing);
    model.update(delivery, {"web-2", "api-1"});
    QCOMPARE(names(), QStringLiteral("db-1 web-2 web-10 api-1"));
    QVERIFY(changed.size() >= 1);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.index(1, DeliveryModel::State).data().toString(), QStringLiteral("has it"));
}

void TstDeliveryModel::unprovenOnlyHidesWhoHasIt()
{
    Delivery delivery;
    DeliveryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    delivery.lines["a"] = lineOf("a", DeliveryState::Held);
    delivery.lines["b"] = lineOf("b", DeliveryState::Missing);
    model.show(&delivery);
    model.setUnprovenOnly(true);
    QCOMPARE(model.rowCount(), 1);
    // Whoever gets it now stays in its place until the person narrows anew.
    delivery.lines["b"] = lineOf("b", DeliveryState::Held);
    model.update(delivery, {"b"});
    QCOMPARE(model.rowCount(), 1);
    model.setUnprovenOnly(false);
    QCOMPARE(model.rowCount(), 2);
}

void TstDeliveryModel::observersAreNoPartOfWhatIsProven()
{
    Delivery delivery;
    delivery.lines["a"] = lineOf("a", DeliveryState::Held);
    delivery.lines["b"] = lineOf("b", DeliveryState::Held);
    delivery.lines["grapevine-x"] = lineOf("grapevine-x", DeliveryState::Observer);
    QCOMPARE(models::deliveryCounts(delivery),
             QStringLiteral("2 of 2 have it · 1 observer(s) not counted"));
    QVERIFY(delivery.unproven().empty());
    DeliveryModel model;
    model.show(&delivery);
    QCOMPARE(model.index(2, DeliveryModel::State).data().toString(),
             QStringLiteral("observer, does not tell"));
    QVERIFY(!model.index(2, DeliveryModel::Why).data().toString().isEmpty());
    model.setUnprovenOnly(true);
    QCOMPARE(model.rowCount(), 0);
}

void TstDeliveryModel::wordsSayWhy()
{
    auto line = lineOf("a", DeliveryState::Unasked);
    line.refusal = link::Refusal::Silent;
    QCOMPARE(models::deliveryReason(line), QStringLiteral("no answer"));
    line.refusal.reset();
    line.detail = "it counts as failed";
    QCOMPARE(models::deliveryReason(line), QStringLiteral("it counts as failed"));
    line.detail = "\x1b[31mfoe";
    QCOMPARE(models::deliveryReason(line), QStringLiteral("<ESC>[31mfoe"));
    line.state = DeliveryState::Rolled;
    QVERIFY(models::deliveryReason(line).contains(QStringLiteral("ring")));
    line.state = DeliveryState::Held;
    QVERIFY(models::deliveryReason(line).isEmpty());
}

void TstDeliveryModel::tsvIsDefused()
{
    Delivery delivery;
    delivery.lines["=1+1\t"] = lineOf("=1+1\t", DeliveryState::Held);
    const auto text = models::deliveryAsTsv(delivery);
    QVERIFY2(text.startsWith(QStringLiteral("'=1+1<TAB>\thas it\t2026-")), qPrintable(text));
    QCOMPARE(text.count(QLatin1Char('\t')), 3);
}

void TstDeliveryModel::modelHoldsUnderRandomNews()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    RunHistory history;
    const auto number = sentIn(history);
    DeliveryModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(&history.run(number)->delivery);
    connect(&history, &RunHistory::deliveryChanged, &model,
            [&](std::uint64_t which, const std::vector<std::string>& members) {
                model.update(history.run(which)->delivery, members);
            });
    std::uint64_t command = 10;
    for (int step = 0; step < 500; ++step) {
        switch (random.below(6)) {
        case 0: history.beginProof(number, link::CommandId{++command}); break;
        case 1: model.setUnprovenOnly(random.below(2) == 0); break;
        default: {
            link::AskNews news;
            for (auto i = random.below(8); i > 0; --i) {
                auto line = lineOf("m-" + std::to_string(random.below(30)),
                                   static_cast<DeliveryState>(random.below(link::kDeliveryStates)));
                line.proof = link::CommandId{command};
                news.deliveries.push_back(line);
            }
            history.apply(news);
        }
        }
        QVERIFY(model.rowCount() <= 30);
    }
}

QTEST_APPLESS_MAIN(TstDeliveryModel)
#include "tst_delivery_model.moc"
