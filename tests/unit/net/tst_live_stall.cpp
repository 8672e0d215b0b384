#include <QtTest/QTest>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "core/net/live_cluster.h"
#include "tests/unit/net/driven_member.h"
#include "tests/unit/net/leaping_clock.h"
#include "tests/unit/net/watched_link.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;
using link::EntryKind;
using link::LinkPhase;
using link::MemberStatus;
using test::kPatience;
using test::ThreadedMember;
using test::WatchedLink;
using test::watching;

namespace {

/// While it lives a thread stands still: dials succeed, for the system takes them, and nobody
/// answers.
class Standing {
public:
    explicit Standing(GossipThread& thread)
    {
        boost::asio::post(thread.context(), [over = m_over.get_future().share()] { over.wait(); });
    }
    ~Standing() { m_over.set_value(); }
    Standing(const Standing&) = delete;
    Standing& operator=(const Standing&) = delete;

private:
    std::promise<void> m_over;
};

constexpr Duration kNap = 1min; ///< A stall, and long silence, at every preset.

using Names = std::vector<std::string>;

} // namespace

/// What an operator sees of a link that stood still.
class TstLiveStall : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void afterASleepOneResyncAndNobodyJoins()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        test::sleepFor(kNap);
        QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::Gap), 1L, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::Resync), 1L, kPatience);
        QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
        QCOMPARE(watch.seen(EntryKind::MemberJoin), 0L);
        QVERIFY(watch.live());
    }

    /// Each link's timers are due at other times, and one whose tick comes first is among them.
    void afterASleepNothingIsJudgedByTimesFromBefore()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        std::vector<std::unique_ptr<WatchedLink>> all;
        for (const char* name : {"o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9"})
            all.push_back(std::make_unique<WatchedLink>(thread, watching({a.where()}, name)));
        for (const auto& watch : all)
            QTRY_VERIFY_WITH_TIMEOUT(watch->live(), kPatience);
        test::sleepFor(kNap);
        for (const auto& watch : all) {
            QTRY_VERIFY_WITH_TIMEOUT(watch->look().seen(EntryKind::Gap) > 0, kPatience);
            const auto first =
                std::find_if(watch->entries.begin(), watch->entries.end(), [](const auto& entry) {
                    return entry.kind == EntryKind::Gap || entry.kind == EntryKind::Stale;
                });
            QVERIFY(first->kind == EntryKind::Gap);
            QVERIFY(watch->status().mode == link::LinkMode::Observer);
        }
    }

    void whatIsStaleStaysSoOverASleepUntilSomebodyAnswers()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        ThreadedMember b(theirs, "b");
        b.join(a.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(a.others(), Names{"b"}, kPatience);
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        {
            const Standing still(theirs);
            QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Stale, kPatience);
            test::sleepFor(kNap);
            QTRY_VERIFY_WITH_TIMEOUT(watch.look().counters.value("observer.gaps-prolonged") == 1 ||
                                         watch.seen(EntryKind::Resync) > 0,
                                     kPatience);
            QVERIFY(watch.status().phase == LinkPhase::Stale);
            QCOMPARE(watch.seen(EntryKind::Gap), 1L);
            QCOMPARE(watch.seen(EntryKind::Resync), 0L);
            QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
            QCOMPARE(watch.of("b"), std::optional{MemberStatus::Alive});
        }
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QCOMPARE(watch.seen(EntryKind::Stale), 1L);
        QCOMPARE(watch.seen(EntryKind::Resync), 1L);
        QCOMPARE(watch.told(EntryKind::Resync)[0].members.size(), std::size_t{3});
        ThreadedMember late(theirs, "late");
        late.join(a.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(watch.of("late"), std::optional{MemberStatus::Alive}, kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::MemberJoin), 1L, kPatience);
        QCOMPARE(watch.seen(EntryKind::Resync), 1L);
        QCOMPARE(watch.told(EntryKind::MemberJoin)[0].members[0]->facts->name, std::string("late"));
    }

    /// It lists itself only, and may be the first whom the woken one asks.
    void anotherObserversAnswerSaysNothingOfTheOthers()
    {
        GossipThread thread;
        GossipThread another;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        ThreadedMember b(theirs, "b");
        b.join(a.endpoint());
        QTRY_COMPARE_WITH_TIMEOUT(a.others(), Names{"b"}, kPatience);
        WatchedLink beside(another, watching({a.where()}, "beside"));
        QTRY_VERIFY_WITH_TIMEOUT(beside.live(), kPatience);
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(watch.of("beside"), std::optional{MemberStatus::Alive},
                                  kPatience);
        const auto answers = watch.status().answers;
        {
            const Standing still(theirs);
            test::sleepFor(kNap);
            QTRY_VERIFY_WITH_TIMEOUT(watch.status().answers > answers, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(watch.look().counters.value("observer.gaps-prolonged") > 0,
                                     kPatience);
            QCOMPARE(watch.seen(EntryKind::Resync), 0L);
            QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
            QCOMPARE(watch.of("b"), std::optional{MemberStatus::Alive});
        }
        QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::Resync), 1L, kPatience);
        QCOMPARE(watch.told(EntryKind::Resync)[0].members.size(), std::size_t{4});
        QCOMPARE(watch.seen(EntryKind::MemberJoin), 0L);
    }

    void aloneBeforeASleepNobodyIsWaitedForAfterIt()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        a.on([&] { a.member().leave(); });
        QTRY_COMPARE_WITH_TIMEOUT(watch.of("a"), std::optional{MemberStatus::Left}, kPatience);
        a.on([&] { a.member().stop(); });
        // It looks around once a second, whether it is alone.
        const auto stopped = watch.status().asOf.boot;
        QTRY_VERIFY_WITH_TIMEOUT(watch.status().asOf.boot > stopped + 1500ms, kPatience);
        test::sleepFor(kNap);
        QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::Resync), 1L, kPatience);
        QVERIFY(watch.live());
        QCOMPARE(watch.seen(EntryKind::Stale), 0L);
        QCOMPARE(watch.counters.value("observer.gaps-prolonged"), std::uint64_t{0});
    }

    void nobodyAnsweringAfterASleepMakesItStaleAndThenAskAnew()
    {
        GossipThread thread;
        GossipThread theirs;
        ThreadedMember a(theirs, "a");
        WatchedLink watch(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        {
            const Standing still(theirs);
            test::sleepFor(kNap);
            QTRY_COMPARE_WITH_TIMEOUT(watch.look().seen(EntryKind::Gap), 1L, kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(watch.status().phase == LinkPhase::Stale, kPatience);
            QTRY_COMPARE_WITH_TIMEOUT(watch.look().counters.value("observer.gaps-unanswered"),
                                      std::uint64_t{1}, 2 * kPatience);
            QTRY_VERIFY_WITH_TIMEOUT(!watch.status().self, kPatience);
            QVERIFY(watch.status().phase == LinkPhase::Stale);
            QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
            QCOMPARE(watch.seen(EntryKind::Resync), 0L);
        }
        QTRY_VERIFY_WITH_TIMEOUT(watch.live(), kPatience);
        QCOMPARE(watch.of("a"), std::optional{MemberStatus::Alive});
        QCOMPARE(watch.seen(EntryKind::MemberJoin), 0L);
        QCOMPARE(watch.seen(EntryKind::Resync), 1L);
        QCOMPARE(watch.told(EntryKind::Resync)[0].members.size(), std::size_t{2});
        QCOMPARE(watch.counters.value("observer.gaps-prolonged"), std::uint64_t{1});
    }
};

QTEST_GUILESS_MAIN(TstLiveStall)
#include "tst_live_stall.moc"
