#include <QtTest/QTest>
#include <map>

#include "core/agent/peek_schedule.h"
#include "tests/unit/agent/peek_builder.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;

namespace {

std::vector<link::MemberRowPtr> members(int count)
{
    std::vector<link::MemberRowPtr> out;
    for (int i = 0; i < count; ++i) {
        auto facts = std::make_shared<NodeFacts>();
        facts->name = "m" + std::to_string(i);
        facts->endpoint = {*IpAddress::fromText("10.0." + std::to_string(i / 250) + "." +
                                                std::to_string(1 + i % 250)),
                           7946};
        auto row = std::make_shared<link::MemberRow>();
        row->facts = std::move(facts);
        row->status = link::MemberStatus::Alive;
        row->state = link::RawState::Alive;
        out.push_back(std::move(row));
    }
    return out;
}

constexpr TimePoint kStart{100s};

} // namespace

class TstPeekSchedule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noMemberIsAskedTwiceWithinTheInterval()
    {
        SeededRandom random{1};
        PeekSchedule schedule({{"10.9.9.9", 7946}}, {}, random);
        schedule.setMembers(members(7));
        std::map<std::string, TimePoint> last;
        int asked = 0;
        for (TimePoint now = kStart; now < kStart + 120s; now += 50ms) {
            const auto target = schedule.next(now);
            if (!target) continue;
            ++asked;
            const auto where = target->where.text();
            if (last.contains(where)) QVERIFY(now - last[where] >= 5s);
            last[where] = now;
            schedule.handleAnswered(now, *target, 300);
        }
        QCOMPARE(last.size(), std::size_t{8});
        QVERIFY(asked >= 100);
    }

    void theByteBudgetHoldsOnAverage()
    {
        SeededRandom random{2};
        PeekSchedule::Rules rules;
        rules.bytesPerSecond = 4096;
        PeekSchedule schedule({{"10.9.9.9", 7946}}, rules, random);
        schedule.setMembers(members(100));
        std::uint64_t bytes = 0;
        for (TimePoint now = kStart; now < kStart + 600s; now += 50ms) {
            const auto target = schedule.next(now);
            if (!target) continue;
            bytes += 85'000; // 1,000 members
            schedule.handleAnswered(now, *target, 85'000);
        }
        QVERIFY(bytes > 0);
        QVERIFY(static_cast<double>(bytes) / 600.0 <= 4096.0 + 85'000.0 / 600.0);
    }

    void aRefusedKeyIsNeverTriedAgainByItself()
    {
        SeededRandom random{3};
        PeekSchedule schedule({{"10.9.9.9", 7946}}, {}, random);
        auto target = schedule.next(kStart);
        QVERIFY(target);
        schedule.handleFailed(kStart, *target, link::Refusal::KeyRefused, 100);
        QVERIFY(schedule.allRefused());
        QVERIFY(!schedule.nextTimeout(kStart));
        QVERIFY(!schedule.next(kStart + 24h));
        schedule.forgive();
        QVERIFY(schedule.next(kStart + 25h));
    }

    void aDeadMemberIsAskedLessAndLess()
    {
        SeededRandom random{4};
        PeekSchedule schedule({{"10.9.9.9", 7946}}, {}, random);
        schedule.setMembers(members(1));
        std::vector<TimePoint> asked;
        for (TimePoint now = kStart; now < kStart + 1h; now += 100ms) {
            const auto target = schedule.next(now);
            if (!target) continue;
            if (target->seed) {
                schedule.handleAnswered(now, *target, 300);
            } else {
                asked.push_back(now);
                schedule.handleFailed(now, *target, link::Refusal::NobodyListens, 0);
            }
        }
        QVERIFY(asked.size() >= 10 && asked.size() <= 20);
        QVERIFY(asked.back() - asked[asked.size() - 2] >= 5min);
    }

    void moreMembersThanTheCapAreSampled()
    {
        SeededRandom random{5};
        PeekSchedule schedule({{"10.9.9.9", 7946}}, {}, random);
        schedule.setMembers(members(1000));
        QCOMPARE(schedule.size(), PeekSchedule::kTargetsMost);
    }

    void aLoneDeadSeedIsTriedEachInterval()
    {
        SeededRandom random{6};
        PeekSchedule schedule({{"10.9.9.9", 7946}, {"10.9.9.9", 7946}}, {}, random);
        QCOMPARE(schedule.size(), std::size_t{1});
        schedule.setNobodyAnswers(kStart, true);
        int asked = 0;
        for (TimePoint now = kStart; now < kStart + 60s; now += 100ms) {
            if (const auto target = schedule.next(now)) {
                ++asked;
                schedule.handleFailed(now, *target, link::Refusal::NobodyListens, 0);
            }
        }
        QVERIFY(asked >= 11 && asked <= 13);
    }
};

QTEST_APPLESS_MAIN(TstPeekSchedule)
#include "tst_peek_schedule.moc"
