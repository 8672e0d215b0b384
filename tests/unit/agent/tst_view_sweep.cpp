#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/agent/view_rows.h"
#include "core/agent/view_sweep.h"
#include "tests/unit/agent/peek_builder.h"

using namespace grapevine;
using namespace std::chrono_literals;
using agent::ViewSweep;
using link::MemberStatus;
using link::RoundEnd;
using link::ViewState;

/// Who is asked what it says of the others, in simulated time.
class TstViewSweep final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everybodyIsAskedOnceAndTheFailedLast();
    void whoAnswersForAnotherCountsForNobody();
    void aSmallClusterIsAskedWhole();
    void ofALargeOneTheDoubtedComeFirstAndZonesTheirShare();
    void ofAHugeOneFewAreAsked();
    void stoppingEndsIt();
    void rowsOfAnAnswerNameMereNamesToo();
};

namespace {

link::MemberRowPtr rowOf(std::size_t number, MemberStatus status = MemberStatus::Alive,
                         link::RawState state = link::RawState::Alive)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = "n" + std::to_string(1'000'000 + number);
    facts->endpoint = {*IpAddress::fromText("10." + std::to_string(number / 62'500) + "." +
                                            std::to_string(number / 250 % 250) + "." +
                                            std::to_string(number % 250 + 1)),
                       7946};
    facts->tags = {{"zone", std::string(1, static_cast<char>('a' + number % 3))}};
    auto row = std::make_shared<link::MemberRow>();
    row->facts = std::move(facts);
    row->status = status;
    row->state = state;
    return row;
}

std::vector<link::MemberRowPtr> rowsOf(std::size_t count)
{
    std::vector<link::MemberRowPtr> out;
    for (std::size_t i = 0; i < count; ++i)
        out.push_back(rowOf(i));
    return out;
}

Moment at(Duration since)
{
    return {TimePoint{since}, WallTime{since / 1ms}};
}

agent::PeekAnswer answerOf(const link::MemberRow& row)
{
    agent::PeekAnswer out;
    out.members.push_back({row.facts, link::RawState::Alive, Incarnation{1}});
    return out;
}

std::vector<std::string> namesOf(const std::vector<link::MemberRowPtr>& rows)
{
    std::vector<std::string> out;
    for (const auto& row : rows)
        out.push_back(row->facts->name);
    return out;
}

} // namespace

void TstViewSweep::everybodyIsAskedOnceAndTheFailedLast()
{
    auto rows = rowsOf(5);
    rows.insert(rows.begin(), rowOf(10, MemberStatus::Failed, link::RawState::Dead));
    rows.push_back(rowOf(11, MemberStatus::Left, link::RawState::Left));
    rows.push_back(rowOf(12));
    ViewSweep sweep(link::CommandId{3}, rows, rows.back()->facts->name, at(0s));
    std::vector<std::string> asked;
    Duration now{};
    while (!sweep.isOver()) {
        while (const auto target = sweep.next(TimePoint{now})) {
            asked.push_back(target->member);
            const auto row = std::find_if(rows.begin(), rows.end(), [&](const auto& one) {
                return one->facts->name == target->member;
            });
            if ((*row)->status == MemberStatus::Failed) {
                sweep.handleFailed(at(now), target->number, {link::Refusal::Silent, {}}, 60);
            } else {
                QVERIFY(sweep.handleAnswer(at(now), target->number, answerOf(**row), 500));
            }
        }
        if (const auto due = sweep.nextTimeout()) now = due->time_since_epoch();
    }
    QCOMPARE(asked.size(), std::size_t{6});
    QCOMPARE(asked.back(), rows.front()->facts->name);
    const auto round = sweep.round();
    QCOMPARE(round.end, RoundEnd::Whole);
    QCOMPARE(round.members, std::size_t{6});
    QCOMPARE(round.answered, std::size_t{5});
    QCOMPARE(round.unasked, std::size_t{1});
    QCOMPARE(round.connections, std::size_t{6});
    QCOMPARE(round.bytes, std::uint64_t{2'560});
    const auto news = sweep.takeNews();
    QCOMPARE(news.viewLines.size(), std::size_t{6});
    QCOMPARE(news.viewLines.back().refusal, std::optional(link::Refusal::Silent));
    QVERIFY(now >= link::kRoundGap * 5);
}

void TstViewSweep::whoAnswersForAnotherCountsForNobody()
{
    const auto rows = rowsOf(1);
    ViewSweep sweep(link::CommandId{3}, rows, {}, at(0s));
    const auto target = sweep.next(TimePoint{});
    QVERIFY(target);
    QVERIFY(!sweep.handleAnswer(at(1s), target->number, answerOf(*rowOf(9)), 10));
    QCOMPARE(sweep.round().unasked, std::size_t{1});
    QVERIFY(sweep.isOver());
}

void TstViewSweep::aSmallClusterIsAskedWhole()
{
    QCOMPARE(link::viewAskers(150), std::size_t{150});
    QCOMPARE(link::viewCost(40).connections, std::size_t{40});
    QCOMPARE(link::viewCost(40).longest, Duration{2s});
    ViewSweep sweep(link::CommandId{3}, rowsOf(150), {}, at(0s));
    QCOMPARE(sweep.round().members, std::size_t{150});
    QCOMPARE(sweep.round().sampledOut, std::size_t{0});
}

void TstViewSweep::ofALargeOneTheDoubtedComeFirstAndZonesTheirShare()
{
    auto rows = rowsOf(600);
    for (std::size_t i = 0; i < 20; ++i)
        rows[i * 30 + 1] = rowOf(i * 30 + 1, MemberStatus::Alive, link::RawState::Suspect);
    const auto names = namesOf(agent::viewSample(rows, link::viewAskers(600)));
    QCOMPARE(names.size(), std::size_t{150});
    for (std::size_t i = 0; i < 20; ++i)
        QVERIFY(std::find(names.begin(), names.begin() + 20, rows[i * 30 + 1]->facts->name) !=
                names.begin() + 20);
    std::map<std::string, int> zones;
    for (const auto& row : rows)
        if (std::find(names.begin() + 20, names.end(), row->facts->name) != names.end())
            ++zones[row->facts->tags.front().second];
    QCOMPARE(zones.size(), std::size_t{3});
    for (const auto& [zone, count] : zones)
        QVERIFY2(count >= 40 && count <= 47, zone.c_str());
    QCOMPARE((std::set<std::string>(names.begin(), names.end())).size(), std::size_t{150});
    ViewSweep sweep(link::CommandId{3}, rows, {}, at(0s));
    QCOMPARE(sweep.round().sampledOut, std::size_t{450});
}

void TstViewSweep::ofAHugeOneFewAreAsked()
{
    QCOMPARE(link::viewAskers(10'000), std::size_t{20});
    QCOMPARE(link::viewAskers(1'000'000), link::kViewAskersLeast);
    QVERIFY(link::viewCost(10'000).bytes < 20'000'000);
}

void TstViewSweep::stoppingEndsIt()
{
    const auto rows = rowsOf(3);
    ViewSweep sweep(link::CommandId{3}, rows, {}, at(0s));
    const auto target = sweep.next(TimePoint{});
    sweep.stop(at(1s), RoundEnd::Stopped);
    QVERIFY(!sweep.handleAnswer(at(2s), target->number, answerOf(*rows[0]), 10));
    QCOMPARE(sweep.round().end, RoundEnd::Stopped);
    QCOMPARE(sweep.round().waiting(), std::size_t{3});
    QVERIFY(!sweep.next(TimePoint{1h}));
}

void TstViewSweep::rowsOfAnAnswerNameMereNamesToo()
{
    agent::PeekAnswer answer = test::PeekBuilder{}.alive("a").nameOnly("a").nameOnly("b");
    answer.leftMembers = {"b"};
    const auto rows = agent::viewRows(
        at(1s), {ClusterId{1}, MemberId{1}}, answer,
        [](std::string_view name) -> std::optional<MemberKey> {
            return MemberKey{ClusterId{1}, MemberId{static_cast<std::uint32_t>(name[0])}};
        });
    QCOMPARE(rows.size(), std::size_t{2});
    QCOMPARE(rows[1].facts->name, std::string("b"));
    QCOMPARE(rows[1].state, link::RawState::Unknown);
    QCOMPARE(rows[1].status, MemberStatus::Left);
    QVERIFY(rows[0].seenAt.boot == rows[1].seenAt.boot);
}

QTEST_APPLESS_MAIN(TstViewSweep)
#include "tst_view_sweep.moc"
