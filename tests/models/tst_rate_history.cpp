#include <QTest>

#include "tests/models/member_rows.h"
#include "ui/models/rate_history.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::RateHistory;

/// The charts' numbers: nothing is counted twice, nothing invented where nobody watched.
class TstRateHistory final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void entriesFallIntoTheStepTheyHappenedIn();
    void whatWasThereBeforeDidNotHappenNow();
    void aStepTellsWhenItBegins();
    void whereNobodyWatchedNothingIsClaimed();
    void theLastQuarterOfAnHourStays();
    void aLongSleepLeavesNoHoleToFill();
};

namespace {

link::TimelineEntry entryOf(link::EntryKind kind, Moment at, std::size_t members = 1)
{
    link::TimelineEntry entry;
    entry.kind = kind;
    entry.at = at;
    for (std::size_t i = 0; i < members; ++i)
        entry.members.push_back(test::row({.id = static_cast<std::uint32_t>(i), .name = "n"}));
    return entry;
}

std::uint32_t count(const RateHistory::Step& step, RateHistory::Rate rate)
{
    return step.happened[static_cast<std::size_t>(rate)];
}

models::MemberTally tallyOf(std::size_t alive)
{
    models::MemberTally tally;
    tally.byKind[static_cast<std::size_t>(models::StatusKind::Alive)] = alive;
    tally.total = alive;
    return tally;
}

} // namespace

void TstRateHistory::entriesFallIntoTheStepTheyHappenedIn()
{
    RateHistory history;
    history.sample(tallyOf(3), true, test::momentAt());
    history.sample(tallyOf(3), true, test::momentAt(10s));
    history.add({entryOf(link::EntryKind::MemberFailed, test::momentAt(1s), 4),
                 entryOf(link::EntryKind::User, test::momentAt(11s)),
                 entryOf(link::EntryKind::Query, test::momentAt(11s))});
    QCOMPARE(history.steps().size(), std::size_t{3});
    QCOMPARE(count(history.steps()[0], RateHistory::Rate::Members), 4U);
    QCOMPARE(count(history.steps()[1], RateHistory::Rate::Members), 0U);
    QCOMPARE(count(history.steps()[2], RateHistory::Rate::Events), 1U);
    QCOMPARE(count(history.steps()[2], RateHistory::Rate::Queries), 1U);
}

void TstRateHistory::whatWasThereBeforeDidNotHappenNow()
{
    RateHistory history;
    history.add({entryOf(link::EntryKind::Snapshot, test::momentAt(), 40),
                 entryOf(link::EntryKind::Resync, test::momentAt(), 40)});
    QVERIFY(history.steps().empty());
    history.sample(tallyOf(40), true, test::momentAt());
    history.add({entryOf(link::EntryKind::User, test::momentAt(-1h))});
    QCOMPARE(history.steps().size(), std::size_t{1});
    QCOMPARE(count(history.steps()[0], RateHistory::Rate::Events), 0U);
}

void TstRateHistory::aStepTellsWhenItBegins()
{
    RateHistory history;
    QVERIFY(history.sample(tallyOf(1), true, test::momentAt()));
    QVERIFY(!history.sample(tallyOf(2), true, test::momentAt(1s)));
    QVERIFY(history.sample(tallyOf(3), true, test::momentAt(RateHistory::kStep)));
    // The last of a step stays.
    QCOMPARE(history.steps()[0].members[static_cast<std::size_t>(models::StatusKind::Alive)],
             std::size_t{2});
}

void TstRateHistory::whereNobodyWatchedNothingIsClaimed()
{
    RateHistory history;
    history.sample(tallyOf(5), true, test::momentAt());
    history.sample(tallyOf(5), false, test::momentAt(5s));
    history.sample(tallyOf(5), true, test::momentAt(20s));
    QCOMPARE(history.steps().size(), std::size_t{5});
    for (std::size_t i = 1; i < 4; ++i)
        QVERIFY(!history.steps()[i].watched);
    QVERIFY(history.steps()[4].watched);
}

void TstRateHistory::theLastQuarterOfAnHourStays()
{
    RateHistory history;
    for (int i = 0; i < 400; ++i)
        history.sample(tallyOf(1), true, test::momentAt(i * RateHistory::kStep));
    QCOMPARE(history.steps().size(), RateHistory::kStepsMost);
    for (std::size_t i = 1; i < history.steps().size(); ++i)
        QCOMPARE(history.steps()[i].number, history.steps()[i - 1].number + 1);
}

void TstRateHistory::aLongSleepLeavesNoHoleToFill()
{
    RateHistory history;
    history.sample(tallyOf(1), true, test::momentAt());
    history.sample(tallyOf(1), true, test::momentAt(24h * 300));
    QCOMPARE(history.steps().size(), std::size_t{1});
}

QTEST_GUILESS_MAIN(TstRateHistory)
#include "tst_rate_history.moc"
