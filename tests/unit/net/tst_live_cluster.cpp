#include <QtTest/QTest>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/net/live_cluster.h"
#include "tests/unit/net/driven_member.h"
#include "tests/unit/net/loopback_listener.h"
#include "tests/unit/net/watched_link.h"

using namespace grapevine;
using namespace grapevine::net;
using link::EntryKind;
using link::LinkPhase;
using link::MemberStatus;
using test::kPatience;
using test::ThreadedMember;
using test::WatchedLink;
using test::watching;

namespace {

crypto::Keyring ring(unsigned char fill)
{
    return crypto::Keyring(
        {crypto::SecretKey::fromBytes(Bytes(16, static_cast<std::byte>(fill))).value()});
}

using Names = std::vector<std::string>;

} // namespace

class TstLiveCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoHasNoSeedIsReadyAtOnceAndAlone()
    {
        GossipThread thread;
        WatchedLink alone(thread, watching({}));
        QTRY_VERIFY_WITH_TIMEOUT(alone.live(), kPatience);
        QCOMPARE(alone.entries.size(), std::size_t{2});
        QVERIFY(alone.entries[0].kind == EntryKind::Ready);
        QVERIFY(alone.entries[1].kind == EntryKind::Snapshot);
        QCOMPARE(alone.entries[0].number, std::uint64_t{1});
        QCOMPARE(alone.entries[1].number, std::uint64_t{2});
        QCOMPARE(alone.entries[0].members.front()->facts->name, std::string("watcher"));
        const auto status = alone.status();
        QVERIFY(status.mode == link::LinkMode::Observer);
        QVERIFY(status.self && status.self->settled && !status.self->wantedName);
        QVERIFY(alone.link.capabilities().live);
        QVERIFY(alone.link.capabilities().accusers);
        QVERIFY(alone.link.capabilities().failedRowsKept);
        QVERIFY(alone.link.capabilities().send);
        QVERIFY(alone.link.problem() == ObserveProblem::None);
    }

    void anObserverSettlesWithTheMembersAndTheySeeIt()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        ThreadedMember b(theirs, "b");
        b.join(a.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(a.others(), Names{"b"}, kPatience);
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QVERIFY(watch.status().self->settled);
        QVERIFY(watch.status().membersAsked > 0);
        QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
        QCOMPARE(watch.of("b"), std::optional{MemberStatus::Alive});
        QCOMPARE(a.others(), (Names{"b", "watcher"}));
        QCOMPARE(b.others(), (Names{"a", "watcher"}));
        const auto snapshot =
            std::find_if(watch.entries.begin(), watch.entries.end(),
                         [](const auto& entry) { return entry.kind == EntryKind::Snapshot; });
        QVERIFY(snapshot != watch.entries.end());
        QCOMPARE(snapshot->members.size(), std::size_t{3});
        QVERIFY(watch.counters.value("net.udp-received") > 0);
        QVERIFY(watch.counters.value("agent.datagrams-received") > 0);
    }

    void joinsAndLeavesOfOthersAreEntries()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        ThreadedMember late(theirs, "late");
        late.join(a.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(watch.of("late"), std::optional{MemberStatus::Alive}, kPatience);
        QCOMPARE(watch.seen(EntryKind::MemberJoin), 1L);
        late.on([&] { late.member().leave(); });
        QTRY_COMPARE_WITH_TIMEOUT(watch.of("late"), std::optional{MemberStatus::Left}, kPatience);
        QCOMPARE(watch.seen(EntryKind::MemberLeave), 1L);
        QCOMPARE(watch.seen(EntryKind::MemberFailed), 0L);
    }

    void leavingIsToldAndCloses()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QCOMPARE(a.others(), Names{"watcher"});
        std::atomic<int> failed{0};
        std::atomic<int> left{0};
        a.on([&] {
            a.member().onNews = [&](const agent::AgentNews& news) {
                const auto* event = std::get_if<serf::MemberEvent>(&news);
                if (event == nullptr) return;
                failed += event->kind == serf::MemberEvent::Kind::Failed ? 1 : 0;
                left += event->kind == serf::MemberEvent::Kind::Leave ? 1 : 0;
            };
        });
        static_cast<void>(watch.link.submit(link::Leave{}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Closed, 3'500);
        QTRY_COMPARE_WITH_TIMEOUT(left.load(), 1, kPatience);
        QCOMPARE(failed.load(), 0);
        QVERIFY(!watch.status().self);
        static_cast<void>(watch.link.submit(link::SweepNow{}));
        static_cast<void>(watch.link.submit(link::Leave{}));
        QVERIFY(watch.status().phase == LinkPhase::Closed);
    }

    void aNameInUseGetsASuffixAndIsLeftInPeace()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "watcher");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QCOMPARE(watch.name(), std::string("watcher-1"));
        QCOMPARE(*watch.status().self->wantedName, std::string("watcher"));
        QCOMPARE(a.others(), Names{"watcher-1"});
        QCOMPARE(watch.of("watcher"), std::optional{MemberStatus::Alive});
    }

    void theExactNameInUseIsAProblem()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "watcher");
        auto options = watching({a.where()});
        options.exactly = true;
        WatchedLink watch(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Refused, kPatience);
        QVERIFY(watch.link.problem() == ObserveProblem::NameTaken);
        QVERIFY(!watch.status().notice.empty());
        QVERIFY(!watch.status().self);
        QVERIFY(a.others().empty());
    }

    void twoObserversThatStartAtOnceEndWithDifferentNames()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink one(thread, watching({a.where()}));
        WatchedLink two(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(
            one.live() && two.live() && !one.name().empty() && one.name() != two.name() &&
                a.others() ==
                    (Names{std::min(one.name(), two.name()), std::max(one.name(), two.name())}),
            kPatience);
    }

    void whatCannotBeginSaysWhy_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<int>("problem");
        QTest::newRow("port in use") << 0 << int(ObserveProblem::CannotBind);
        QTest::newRow("nobody's address") << 1 << int(ObserveProblem::CannotBind);
        QTest::newRow("no address") << 2 << int(ObserveProblem::BadAddress);
        QTest::newRow("advertise nothing") << 3 << int(ObserveProblem::BadAddress);
        QTest::newRow("a service's tag") << 4 << int(ObserveProblem::BadTags);
        QTest::newRow("too many tags") << 5 << int(ObserveProblem::BadTags);
    }
    void whatCannotBeginSaysWhy()
    {
        QFETCH(int, what);
        QFETCH(int, problem);
        const test::LoopbackListener taken;
        auto options = watching({});
        switch (what) {
        case 0: options.peek.bind = taken.where(); break;
        case 1: options.peek.bind = HostPort{"192.0.2.1", 0}; break;
        case 2: options.peek.bind = HostPort{"some.name", 0}; break;
        case 3: options.advertise = HostPort{"0.0.0.0", 0}; break;
        case 4: options.tags = {{"ep.http", "80"}}; break;
        case 5: options.tags = {{"a", std::string(600, 'x')}}; break;
        }
        GossipThread thread;
        WatchedLink watch(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Refused, kPatience);
        QCOMPARE(int(watch.link.problem()), problem);
        QVERIFY(!watch.status().notice.empty());
    }

    void aMissingKeyIsRefusedOnceAndForGood()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a", ring(7));
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Refused, kPatience);
        QVERIFY(watch.status().seeds.front().refusal == link::Refusal::WantsKey);
        QCOMPARE(watch.status().failures, std::uint64_t{1});
        QVERIFY(watch.link.problem() == ObserveProblem::None);
        QVERIFY(a.others().empty());
    }

    void withTheKeyAnEncryptedClusterIsJoined()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a", ring(7));
        auto options = watching({a.where()});
        options.peek.keyring = ring(7);
        WatchedLink watch(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QCOMPARE(a.others(), Names{"watcher"});
    }

    void aSeedThatComesLaterIsFound()
    {
        GossipThread thread;
        test::LoopbackListener closed;
        const auto dead = closed.where();
        closed.stop();
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink none(thread, watching({dead}));
        QTRY_VERIFY_WITH_TIMEOUT(none.status().failures > 0, kPatience);
        QVERIFY(none.status().phase == LinkPhase::Connecting);
        QVERIFY(none.status().seeds.front().refusal == link::Refusal::NobodyListens);
        WatchedLink second(thread, watching({dead, a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(second.live(), kPatience);
        QVERIFY(second.status().seeds.front().refusal == link::Refusal::NobodyListens);
        QVERIFY(!second.status().seeds.back().refusal);
    }

    void sleepingLeavesAndWakingComesBackUnderTheSameName()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        const auto before = *watch.status().self;
        std::atomic<bool> slept{false};
        watch.link.prepareForSleep([&] { slept = true; });
        QTRY_VERIFY_WITH_TIMEOUT(slept, 2'500);
        QTRY_VERIFY_WITH_TIMEOUT(a.others().empty(), kPatience);
        QVERIFY(!watch.status().self);
        watch.link.resume();
        QTRY_VERIFY_WITH_TIMEOUT(watch.live() && watch.seen(EntryKind::Ready) == 2, kPatience);
        const auto after = *watch.status().self;
        QCOMPARE(after.name, before.name);
        QCOMPARE(after.key, before.key);
        QVERIFY(after.incarnation > before.incarnation);
        QCOMPARE(watch.seen(EntryKind::Snapshot), 1L);
        QCOMPARE(watch.seen(EntryKind::Resync), 1L);
        QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
        QTRY_COMPARE_WITH_TIMEOUT(a.others(), Names{"watcher"}, kPatience);
    }

    void whoeverAsksForSleepIsToldEvenIfSomebodyElseAsksToo()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        std::atomic<int> told{0};
        for (int i = 0; i < 3; ++i)
            watch.link.prepareForSleep([&] { ++told; });
        QTRY_COMPARE_WITH_TIMEOUT(told, 3, kPatience);
        watch.link.prepareForSleep([&] { ++told; }); // There is nothing left to leave.
        QTRY_COMPARE_WITH_TIMEOUT(told, 4, kPatience);
    }

    void whomOthersCannotReachLeavesAndGoesOnByPeeking()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        std::atomic<int> failed{0};
        a.on([&] {
            a.member().onNews = [&](const agent::AgentNews& news) {
                const auto* event = std::get_if<serf::MemberEvent>(&news);
                if (event != nullptr && event->kind == serf::MemberEvent::Kind::Failed) ++failed;
            };
        });
        auto options = watching({a.where()});
        options.advertise = HostPort{"127.0.0.99", 9}; // Nobody is there.
        WatchedLink watch(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().mode == link::LinkMode::Peek, 60'000);
        QVERIFY(watch.status().notice.find("127.0.0.99:9") != std::string::npos);
        QVERIFY(!watch.status().self);
        QVERIFY(!watch.link.capabilities().live);
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Live, kPatience);
        const auto told = [&](const auto& entry) {
            return entry.kind == EntryKind::Resync && entry.text == watch.status().notice;
        };
        QTRY_VERIFY_WITH_TIMEOUT(std::any_of(watch.entries.begin(), watch.entries.end(), told),
                                 kPatience);
        QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
        // One pair of failed and join at most: no flapping.
        QVERIFY(failed <= 1);
        for (std::size_t at = 0; at < watch.entries.size(); ++at)
            QCOMPARE(watch.entries[at].number, std::uint64_t{at + 1});
        static_cast<void>(watch.link.submit(link::Leave{}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Closed, kPatience);
    }

    void aLinkEndsAtOnceInEveryStage()
    {
        test::LoopbackListener silent;
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        for (int round = 0; round < 12; ++round) {
            WatchedLink watch(thread, watching({round % 3 == 0 ? silent.where() : a.where()}));
            std::atomic<int> woken{0};
            watch.link.onReady([&] { ++woken; });
            if (round % 3 == 1) QTRY_VERIFY_WITH_TIMEOUT(watch.status().self, kPatience);
            if (round % 3 == 2) static_cast<void>(watch.link.submit(link::Leave{}));
            if (round % 2 == 1) QTRY_VERIFY_WITH_TIMEOUT(woken > 0, kPatience);
        }
    }
};

QTEST_GUILESS_MAIN(TstLiveCluster)
#include "tst_live_cluster.moc"
