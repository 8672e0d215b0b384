#include <QtTest/QTest>

#include "ui/models/coach.h"

using namespace grapevine;
using namespace std::chrono_literals;
using models::Coach;
using models::CoachSight;
using models::StatusKind;

namespace {

CoachSight calm()
{
    CoachSight out;
    out.members = 25;
    out.hero = CoachSight::Hero{.name = "db-2",
                                .status = StatusKind::Alive,
                                .accusers = 0,
                                .failsIn = {},
                                .incarnation = 1,
                                .services = {}};
    out.zone = "c";
    out.zoneMembers = 8;
    return out;
}

CoachSight with(StatusKind status, std::uint64_t incarnation = 1)
{
    auto out = calm();
    out.hero->status = status;
    out.hero->incarnation = incarnation;
    if (status == StatusKind::Suspect) {
        out.hero->accusers = 2;
        out.hero->failsIn = 4s;
        out.suspect = 1;
    }
    if (status == StatusKind::Failed) {
        out.failed = 1;
        out.hero->services = QStringLiteral("orders 1 of 2");
    }
    return out;
}

} // namespace

class TstCoach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void walksThroughAllTasksByWhatIsSeen();
    void nothingIsBegunWhileNobodyIsThere();
    void aTaskIsTakenUpOnce();
    void aRefusalIsToldAndTheTaskStandsAgain();
    void withoutZonesNothingIsCut();
    void skippingNeverSticks();
    void theHeroStaysTheSame();
};

void TstCoach::walksThroughAllTasksByWhatIsSeen()
{
    Coach coach;
    QVERIFY(coach.look(calm()));
    QCOMPARE(coach.number(), 1);
    QVERIFY(coach.words().contains(QStringLiteral("db-2")));
    QCOMPARE(coach.begin(calm()), Coach::Deed::Freeze);
    QVERIFY(!coach.look(calm()) || coach.isUnderWay());
    QVERIFY(coach.look(with(StatusKind::Suspect)));
    QVERIFY2(coach.words().contains(QStringLiteral("2")), qPrintable(coach.words()));
    QCOMPARE(coach.task(), Coach::Task::Freeze);
    QVERIFY(coach.look(with(StatusKind::Failed)));
    QCOMPARE(coach.task(), Coach::Task::Return);
    QVERIFY(coach.result().contains(QStringLiteral("orders 1 of 2")));

    QCOMPARE(coach.begin(with(StatusKind::Failed)), Coach::Deed::Return);
    coach.look(with(StatusKind::Failed));
    QCOMPARE(coach.task(), Coach::Task::Return);
    coach.look(with(StatusKind::Alive, 2));
    QCOMPARE(coach.task(), Coach::Task::Ask);
    QVERIFY(coach.result().contains(QStringLiteral("incarnation 2 after 1")));

    QCOMPARE(coach.begin(calm()), Coach::Deed::Ask);
    coach.look(calm());
    QCOMPARE(coach.task(), Coach::Task::Ask);
    auto answered = calm();
    answered.answers = CoachSight::Answers{QStringLiteral("21 × 1.4.2"), QStringLiteral("cache-3")};
    coach.look(answered);
    QCOMPARE(coach.task(), Coach::Task::Cut);
    QVERIFY(coach.result().contains(QStringLiteral("cache-3")));

    QCOMPARE(coach.begin(calm()), Coach::Deed::Cut);
    QCOMPARE(coach.zone(), std::string("c"));
    auto cut = calm();
    cut.failed = 7;
    cut.suspect = 1;
    coach.look(cut);
    QCOMPARE(coach.task(), Coach::Task::Cut);
    cut.failed = 8;
    cut.suspect = 0;
    coach.look(cut);
    QCOMPARE(coach.task(), Coach::Task::Heal);

    QCOMPARE(coach.begin(cut), Coach::Deed::Heal);
    coach.look(cut);
    QCOMPARE(coach.task(), Coach::Task::Heal);
    coach.look(calm());
    QCOMPARE(coach.task(), Coach::Task::Export);

    QCOMPARE(coach.begin(calm()), Coach::Deed::Export);
    auto written = calm();
    written.exported = true;
    coach.look(written);
    QCOMPARE(coach.task(), Coach::Task::Over);
    QCOMPARE(coach.number(), Coach::kTasks);
    QCOMPARE(coach.begin(written), Coach::Deed::LookAtReal);
}

void TstCoach::nothingIsBegunWhileNobodyIsThere()
{
    Coach coach;
    coach.look({});
    QVERIFY(coach.button().isEmpty());
    QCOMPARE(coach.begin({}), Coach::Deed::None);
    QVERIFY(!coach.isUnderWay());
    coach.look(calm());
    QVERIFY(coach.button().contains(QStringLiteral("db-2")));
}

void TstCoach::aTaskIsTakenUpOnce()
{
    Coach coach;
    coach.look(calm());
    QCOMPARE(coach.begin(calm()), Coach::Deed::Freeze);
    QCOMPARE(coach.begin(calm()), Coach::Deed::None);
    QVERIFY(coach.button().isEmpty());
}

void TstCoach::aRefusalIsToldAndTheTaskStandsAgain()
{
    Coach coach;
    coach.look(calm());
    QCOMPARE(coach.begin(calm()), Coach::Deed::Freeze);
    coach.handleRefused(QStringLiteral("the cluster is still starting"));
    QVERIFY(coach.words().contains(QStringLiteral("still starting")));
    // The words stay until somebody tries again.
    coach.look(calm());
    QVERIFY(coach.words().contains(QStringLiteral("still starting")));
    QCOMPARE(coach.begin(calm()), Coach::Deed::Freeze);
    QVERIFY(!coach.words().contains(QStringLiteral("still starting")));
}

void TstCoach::withoutZonesNothingIsCut()
{
    Coach coach;
    auto small = calm();
    small.zone.clear();
    small.zoneMembers = 0;
    coach.look(small);
    for (int i = 0; i < 3; ++i)
        coach.skip(small);
    QCOMPARE(coach.task(), Coach::Task::Export);
}

void TstCoach::skippingNeverSticks()
{
    Coach coach;
    coach.look(calm());
    for (int i = 0; i < 20; ++i) {
        if (i % 2 == 0) static_cast<void>(coach.begin(calm()));
        coach.skip(calm());
        QVERIFY(!coach.isUnderWay());
        QVERIFY(!coach.words().isEmpty());
    }
    QCOMPARE(coach.task(), Coach::Task::Over);
}

void TstCoach::theHeroStaysTheSame()
{
    Coach coach;
    coach.look(calm());
    QCOMPARE(coach.hero(), std::string("db-2"));
    auto other = calm();
    other.hero->name = "web-1";
    coach.look(other);
    QCOMPARE(coach.hero(), std::string("db-2"));
}

QTEST_GUILESS_MAIN(TstCoach)
#include "tst_coach.moc"
