#include <QtCore/QDateTime>
#include <QtTest/QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/agent/delivery_sweep.h"
#include "core/base/random.h"
#include "tests/unit/agent/peek_builder.h"

using namespace grapevine;
using namespace std::chrono_literals;
using agent::DeliverySweep;
using link::DeliveryProof;
using link::DeliveryState;

/// Who holds a user event, asked member by member in simulated time.
class TstDeliverySweep final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyMemberIsAskedOnceAndCounted();
    void neverMoreThanAFewAtOnceAndSpaced();
    void largeAnswersMakeTheNextWait();
    void whatIsExpectedIsPaidBeforeItComes();
    void whatDidNotComeIsGivenBack();
    void anotherPayloadIsAnotherEvent();
    void aRingThatMovedOnProvesNothing();
    void anObserverCountsNowhere();
    void whoIsAloneIsNoObserver();
    void whoCannotBeAskedIsSaidToBeSo();
    void anAnswerFromSomebodyElseCountsForNobody();
    void unreadEventsProveNothing();
    void stoppingEndsIt();
    void onlyThoseNamedAreAsked();
    void ofTooManyAnEvenChoiceIsAsked();
    void nobodyThereEndsAtOnce();
    void whateverHappensTheCountsAddUp();
    void costGrowsWithTheSquare();
};

namespace {

constexpr LamportTime kTime{42};

link::MemberRowPtr rowOf(const std::string& name, std::size_t number,
                         link::MemberStatus status = link::MemberStatus::Alive)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = name;
    facts->endpoint = {*IpAddress::fromText("10.0." + std::to_string(number / 250) + "." +
                                            std::to_string(number % 250 + 1)),
                       7946};
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    row->status = status;
    return row;
}

std::vector<link::MemberRowPtr> rowsOf(std::size_t count)
{
    std::vector<link::MemberRowPtr> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(rowOf("node-" + std::to_string(i), i));
    return out;
}

link::ProveEvent deploy()
{
    return {kTime, "deploy", toBytes("312"), {}};
}

Moment at(Duration since)
{
    return {TimePoint{since}, WallTime{since / 1ms}};
}

/// What a member answers: itself and another one, its event clock and its ring.
agent::PeekAnswer answerOf(const link::MemberRow& row, std::uint64_t clock, bool holds)
{
    agent::PeekAnswer out;
    out.members.push_back({row.facts, link::RawState::Alive, Incarnation{1}});
    out.members.push_back({rowOf("beside", 999)->facts, link::RawState::Alive, Incarnation{1}});
    out.clocks.event = LamportTime{clock};
    if (holds) out.events.push_back({kTime, "deploy", toBytes("312")});
    return out;
}

/// Plays the network: every dial ends after its own time.
struct Stage {
    std::vector<link::MemberRowPtr> rows;
    DeliverySweep sweep;
    Duration now{};
    std::multimap<Duration, std::size_t> open{};
    std::map<std::size_t, int> asked{};
    std::size_t openMost = 0;
    std::vector<Duration> begun{};
    std::map<std::string, link::DeliveryLine> lines{};
    std::optional<DeliveryProof> proof{};

    explicit Stage(std::vector<link::MemberRowPtr> members, link::ProveEvent wanted = deploy(),
                   std::string_view ourselves = {})
        : rows(std::move(members))
        , sweep(link::CommandId{7}, std::move(wanted), rows, ourselves, at(0s))
    {
    }

    [[nodiscard]] const link::MemberRow& rowAt(std::size_t number) const
    {
        const auto name =
            lines.empty() ? std::string{}
                          : std::next(lines.begin(), static_cast<std::ptrdiff_t>(number))->first;
        return **std::find_if(rows.begin(), rows.end(),
                              [&](const auto& row) { return row->facts->name == name; });
    }

    void listen()
    {
        auto news = sweep.takeNews();
        for (auto& line : news.deliveries)
            lines.insert_or_assign(line.member, line);
        for (auto& told : news.proofs)
            proof = told;
    }

    /// `end` says what becomes of a dial; it takes `took`.
    template<class End> void run(Duration took, End end)
    {
        for (int guard = 0; guard < 100'000 && !sweep.isOver(); ++guard) {
            listen();
            while (const auto target = sweep.next(TimePoint{now})) {
                ++asked[target->number];
                begun.push_back(now);
                open.emplace(now + took, target->number);
                openMost = std::max(openMost, open.size());
            }
            auto until = open.empty() ? Duration::max() : open.begin()->first;
            if (const auto due = sweep.nextTimeout())
                until = std::min(until, due->time_since_epoch());
            if (until == Duration::max()) return;
            now = std::max(now, until);
            while (!open.empty() && open.begin()->first <= now) {
                const auto number = open.begin()->second;
                open.erase(open.begin());
                end(number);
            }
        }
        listen();
    }
};

} // namespace

void TstDeliverySweep::everyMemberIsAskedOnceAndCounted()
{
    Stage stage(rowsOf(9));
    stage.run(20ms, [&](std::size_t number) {
        const auto& row = stage.rowAt(number);
        stage.sweep.handleAnswer(at(stage.now), number,
                                 answerOf(row, 43, row.facts->name != "node-3"), 900);
    });
    QVERIFY(stage.proof);
    QCOMPARE(stage.proof->end, DeliveryProof::End::Whole);
    QCOMPARE(stage.proof->members, std::size_t{9});
    QCOMPARE(stage.proof->held, std::size_t{8});
    QCOMPARE(stage.proof->missing, std::size_t{1});
    QCOMPARE(stage.proof->connections, std::size_t{9});
    QCOMPARE(stage.proof->bytes, std::uint64_t{8100});
    QCOMPARE(stage.lines.at("node-3").state, DeliveryState::Missing);
    QVERIFY(stage.lines.at("node-4").at.boot > TimePoint{});
    for (const auto& [number, times] : stage.asked)
        QCOMPARE(times, 1);
}

void TstDeliverySweep::neverMoreThanAFewAtOnceAndSpaced()
{
    Stage stage(rowsOf(60));
    // Slow ones: the number open is what limits.
    stage.run(3s, [&](std::size_t number) {
        stage.sweep.handleFailed(at(stage.now), number, {link::Refusal::Silent, {}}, 10);
    });
    QCOMPARE(stage.openMost, link::kRoundAtOnce);
    QCOMPARE(stage.begun.size(), std::size_t{60});
    for (std::size_t i = 1; i < stage.begun.size(); ++i)
        QVERIFY(stage.begun[i] - stage.begun[i - 1] >= link::kRoundGap);
    QCOMPARE(stage.proof->unasked, std::size_t{60});
    QCOMPARE(*stage.lines.at("node-9").refusal, link::Refusal::Silent);
}

void TstDeliverySweep::largeAnswersMakeTheNextWait()
{
    Stage stage(rowsOf(21));
    stage.run(1ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(stage.rowAt(number), 42, true),
                                 link::kRoundBytesPerSecond / 2);
    });
    // Half a second's worth each.
    QVERIFY2(stage.now >= 9s && stage.now <= 12s, std::to_string(stage.now / 1ms).c_str());
}

void TstDeliverySweep::whatIsExpectedIsPaidBeforeItComes()
{
    // Each answer names 10,000: most of a second's worth. All of them are slow.
    Stage stage(rowsOf(10'000));
    const auto each = link::proofCost(10'000).longest / link::kProofMembersMost;
    QVERIFY(each > 500ms);
    Duration now{};
    std::size_t open = 0;
    while (now < 4s) {
        if (stage.sweep.next(TimePoint{now})) ++open;
        now += 10ms;
    }
    QVERIFY2(open >= 4 && open <= 6, std::to_string(open).c_str());
}

void TstDeliverySweep::whatDidNotComeIsGivenBack()
{
    Stage stage(rowsOf(10'000));
    const auto first = stage.sweep.next(TimePoint{});
    QVERIFY(first);
    QVERIFY(!stage.sweep.next(TimePoint{100ms}));
    stage.sweep.handleFailed(at(100ms), first->number, {link::Refusal::Silent, {}}, 0);
    QVERIFY(stage.sweep.next(TimePoint{100ms}));
}

void TstDeliverySweep::anotherPayloadIsAnotherEvent()
{
    auto wanted = deploy();
    wanted.payload = toBytes("311");
    Stage stage(rowsOf(1), wanted);
    stage.run(1ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(*stage.rows[0], 42, true), 1);
    });
    QCOMPARE(stage.proof->missing, std::size_t{1});
}

void TstDeliverySweep::aRingThatMovedOnProvesNothing()
{
    for (const auto& [clock, state] : {std::pair(std::uint64_t{42 + 511}, DeliveryState::Missing),
                                       std::pair(std::uint64_t{42 + 512}, DeliveryState::Rolled),
                                       std::pair(std::uint64_t{41}, DeliveryState::Missing),
                                       std::pair(~std::uint64_t{0}, DeliveryState::Rolled)}) {
        Stage stage(rowsOf(1));
        stage.run(1ms, [&, clock = clock](std::size_t number) {
            stage.sweep.handleAnswer(at(stage.now), number, answerOf(*stage.rows[0], clock, false),
                                     1);
        });
        QCOMPARE(stage.lines.at("node-0").state, state);
    }
}

void TstDeliverySweep::anObserverCountsNowhere()
{
    // However far its clock is, and whatever its ring would have held.
    for (const auto clock : {42, 43, 42 + 600}) {
        Stage stage(rowsOf(4));
        stage.run(1ms, [&](std::size_t number) {
            auto answer = answerOf(stage.rowAt(number), static_cast<std::uint64_t>(clock), true);
            if (stage.rowAt(number).facts->name == "node-2") {
                answer.members.resize(1);
                answer.events.clear();
            }
            stage.sweep.handleAnswer(at(stage.now), number, answer, 1);
        });
        QCOMPARE(stage.lines.at("node-2").state, DeliveryState::Observer);
        QCOMPARE(stage.proof->observers, std::size_t{1});
        QCOMPARE(stage.proof->held, std::size_t{3});
        QCOMPARE(stage.proof->missing + stage.proof->rolled, std::size_t{0});
        QCOMPARE(stage.proof->waiting(), std::size_t{0});
    }
}

void TstDeliverySweep::whoIsAloneIsNoObserver()
{
    // One that holds something tells; and a cluster of one has nobody else to name.
    Stage alone(rowsOf(1));
    alone.run(1ms, [&](std::size_t number) {
        auto answer = answerOf(alone.rowAt(number), 43, false);
        answer.members.resize(1);
        alone.sweep.handleAnswer(at(alone.now), number, answer, 1);
    });
    QCOMPARE(alone.lines.at("node-0").state, DeliveryState::Missing);
    Stage torn(rowsOf(2));
    torn.run(1ms, [&](std::size_t number) {
        auto answer = answerOf(torn.rowAt(number), 43, false);
        answer.members.resize(1);
        answer.events.push_back({LamportTime{41}, "deploy", toBytes("310")});
        torn.sweep.handleAnswer(at(torn.now), number, answer, 1);
    });
    QCOMPARE(torn.proof->missing, std::size_t{2});
    QCOMPARE(torn.proof->observers, std::size_t{0});
}

void TstDeliverySweep::whoCannotBeAskedIsSaidToBeSo()
{
    auto rows = rowsOf(2);
    rows.push_back(rowOf("failed", 3, link::MemberStatus::Failed));
    rows.push_back(rowOf("left", 4, link::MemberStatus::Left));
    rows.push_back(rowOf("ourselves", 5));
    auto nameless = std::make_shared<link::MemberRow>(*rowOf("name-only", 6));
    nameless->source = link::RowSource::NameOnly;
    rows.push_back(nameless);
    Stage stage(rows, deploy(), "ourselves");
    stage.run(1ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(stage.rowAt(number), 42, true), 1);
    });
    QCOMPARE(stage.proof->connections, std::size_t{2});
    QCOMPARE(stage.proof->held, std::size_t{2});
    QCOMPARE(stage.proof->unasked, std::size_t{2});
    QVERIFY(!stage.lines.contains("left"));
    QVERIFY(!stage.lines.contains("ourselves"));
    QCOMPARE(stage.lines.at("failed").detail, std::string("it counts as failed"));
    QCOMPARE(stage.lines.at("name-only").detail, std::string("its address is not known"));
}

void TstDeliverySweep::anAnswerFromSomebodyElseCountsForNobody()
{
    Stage stage(rowsOf(1));
    const auto other = rowOf("other", 0);
    stage.run(1ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(*other, 42, true), 1);
    });
    QCOMPARE(stage.lines.at("node-0").state, DeliveryState::Unasked);
    QCOMPARE(stage.proof->held, std::size_t{0});
}

void TstDeliverySweep::unreadEventsProveNothing()
{
    for (const bool broken : {true, false}) {
        Stage stage(rowsOf(1));
        auto answer = answerOf(*stage.rows[0], 42, false);
        answer.serfPartBroken = broken;
        answer.eventsDropped = broken ? 0 : 3;
        stage.run(1ms, [&](std::size_t number) {
            stage.sweep.handleAnswer(at(stage.now), number, answer, 1);
        });
        QCOMPARE(stage.lines.at("node-0").state, DeliveryState::Unasked);
    }
}

void TstDeliverySweep::stoppingEndsIt()
{
    Stage stage(rowsOf(30));
    std::size_t ended = 0;
    stage.run(30ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(stage.rowAt(number), 42, true), 1);
        if (++ended == 5) stage.sweep.stop(at(stage.now), DeliveryProof::End::Stopped);
    });
    QCOMPARE(stage.proof->end, DeliveryProof::End::Stopped);
    QCOMPARE(stage.proof->held, std::size_t{5});
    QVERIFY(stage.proof->waiting() == 25);
    QVERIFY(!stage.sweep.next(TimePoint{1h}));
    QVERIFY(!stage.sweep.nextTimeout());
    // What comes too late changes nothing.
    stage.sweep.handleAnswer(at(1h), 6, answerOf(*stage.rows[6], 42, true), 1);
    QVERIFY(stage.sweep.takeNews().proofs.empty());
}

void TstDeliverySweep::onlyThoseNamedAreAsked()
{
    auto wanted = deploy();
    wanted.only = {"node-2", "node-4", "nobody"};
    Stage stage(rowsOf(6), wanted);
    stage.run(1ms, [&](std::size_t number) {
        stage.sweep.handleAnswer(at(stage.now), number, answerOf(stage.rowAt(number), 42, true), 1);
    });
    QCOMPARE(stage.proof->members, std::size_t{2});
    QCOMPARE(stage.lines.size(), std::size_t{2});
    QVERIFY(stage.lines.contains("node-4"));
}

void TstDeliverySweep::ofTooManyAnEvenChoiceIsAsked()
{
    Stage stage(rowsOf(2'500));
    QCOMPARE(stage.sweep.proof().members, link::kProofMembersMost);
    QCOMPARE(stage.sweep.proof().left, std::size_t{1'500});
    stage.listen();
    QCOMPARE(stage.lines.size(), link::kProofMembersMost);
}

void TstDeliverySweep::nobodyThereEndsAtOnce()
{
    Stage stage({});
    QVERIFY(stage.sweep.isOver());
    stage.listen();
    QCOMPARE(stage.proof->end, DeliveryProof::End::Whole);
    Stage failedOnly({rowOf("failed", 1, link::MemberStatus::Failed)});
    QVERIFY(failedOnly.sweep.isOver());
}

void TstDeliverySweep::whateverHappensTheCountsAddUp()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    for (int round = 0; round < 100; ++round) {
        auto rows = rowsOf(random.below(40));
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (random.below(5) == 0)
                rows[i] = rowOf(rows[i]->facts->name, i, link::MemberStatus::Failed);
        }
        Stage stage(rows);
        stage.run(std::chrono::milliseconds{1 + random.below(400)}, [&](std::size_t number) {
            if (random.below(3) == 0) {
                stage.sweep.handleFailed(at(stage.now), number, {link::Refusal::Silent, {}}, 9);
            } else {
                stage.sweep.handleAnswer(
                    at(stage.now), number,
                    answerOf(stage.rowAt(number), 42 + random.below(600), random.below(2) == 0),
                    random.below(100'000));
            }
            if (random.below(200) == 0) stage.sweep.stop(at(stage.now), DeliveryProof::End::Lost);
        });
        stage.listen();
        QVERIFY(stage.sweep.isOver());
        QVERIFY(stage.openMost <= link::kRoundAtOnce);
        std::map<DeliveryState, std::size_t> counted;
        for (const auto& [name, line] : stage.lines)
            ++counted[line.state];
        const auto& proof = *stage.proof;
        QCOMPARE(counted[DeliveryState::Held], proof.held);
        QCOMPARE(counted[DeliveryState::Missing], proof.missing);
        QCOMPARE(counted[DeliveryState::Unasked], proof.unasked);
        QCOMPARE(counted[DeliveryState::Rolled], proof.rolled);
        QCOMPARE(counted[DeliveryState::Waiting], proof.waiting());
        QCOMPARE(counted[DeliveryState::Observer], proof.observers);
        QCOMPARE(stage.lines.size(), proof.members);
    }
}

void TstDeliverySweep::costGrowsWithTheSquare()
{
    const auto small = link::proofCost(40);
    QCOMPARE(small.connections, std::size_t{40});
    QVERIFY(small.bytes > 100'000 && small.bytes < 300'000);
    QCOMPARE(small.longest, Duration{2s});
    const auto large = link::proofCost(1'000);
    QVERIFY(large.bytes > 80'000'000);
    QVERIFY(large.longest > 60s);
    QCOMPARE(link::proofCost(5'000).connections, link::kProofMembersMost);
}

QTEST_APPLESS_MAIN(TstDeliverySweep)
#include "tst_delivery_sweep.moc"
