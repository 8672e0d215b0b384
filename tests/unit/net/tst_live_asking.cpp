#include <QtTest/QTest>

#include <algorithm>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <future>
#include <map>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/net/agent_driver.h"
#include "core/net/live_cluster.h"
#include "tests/unit/net/driven_member.h"
#include "tests/unit/net/watched_link.h"

using namespace grapevine;
using namespace grapevine::net;
using link::CommandRefusal;
using link::EntryKind;
using test::kPatience;
using test::ThreadedMember;
using test::WatchedLink;
using test::watching;

namespace {

/// A member that answers every query with its name, and keeps what events it hears.
class Answering : public ThreadedMember {
public:
    Answering(GossipThread& thread, std::string name)
        : ThreadedMember(thread, name)
    {
        on([this, name] {
            member().onNews = [this, name](const agent::AgentNews& news) {
                if (const auto* event = std::get_if<serf::UserEventSeen>(&news)) {
                    m_heard.push_back(event->name + "=" + std::string{asText(event->payload)});
                } else if (const auto* query = std::get_if<serf::QuerySeen>(&news)) {
                    static_cast<void>(member().respond(*query, toBytes(name)));
                }
            };
        });
    }
    std::vector<std::string> heard()
    {
        std::vector<std::string> out;
        on([&] { out = m_heard; });
        return out;
    }

private:
    std::vector<std::string> m_heard; ///< On the member's thread.
};

using Words = std::vector<std::string>;

} // namespace

/// Events and queries over real sockets.
class TstLiveAsking : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void anEventReachesTheOthersAndOurselvesOnce()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        us.unlock();
        const auto id = us.link.submit(link::SendEvent{"deploy", toBytes("v9")});
        QTRY_COMPARE_WITH_TIMEOUT(a.heard(), Words{"deploy=v9"}, kPatience);
        QVERIFY(us.answered(id));
        QVERIFY(!us.outcomes[id].refusal);
        QVERIFY(us.outcomes[id].lamportTime.has_value());
        QVERIFY(us.outcomes[id].encoded && us.outcomes[id].size > 8);
        const auto events = us.told(EntryKind::User);
        QCOMPARE(events.size(), std::size_t{1});
        QCOMPARE(events[0].lamportTime, us.outcomes[id].lamportTime);
        QVERIFY(events[0].coalesce);
    }

    void aQueryEndsWhenTheOthersHaveAnswered()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        us.unlock();
        link::SendQuery query;
        query.name = "uptime";
        query.timeout = std::chrono::seconds{20};
        const auto id = us.link.submit(query);
        QTRY_VERIFY_WITH_TIMEOUT(us.over(id), kPatience);
        const auto progress = us.queries[id];
        QVERIFY(progress.end == link::QueryProgress::End::Everybody);
        QCOMPARE(*progress.expected, (Words{"a", "watcher"}));
        QCOMPARE(progress.acks, std::size_t{2});
        QCOMPARE(progress.responses, std::size_t{1});
        QVERIFY(progress.silent.empty());
        QCOMPARE(us.replies.size(), std::size_t{3});
        const auto seen = us.told(EntryKind::Query);
        QCOMPARE(seen.size(), std::size_t{1});
        QVERIFY(seen[0].answerWithin.has_value());
    }

    void aQueryOfOthersIsAnsweredByHandAlone()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        us.unlock();
        Words replies;
        a.on([&] {
            a.member().onNews = [&](const agent::AgentNews& news) {
                const auto* reply = std::get_if<serf::QueryReplySeen>(&news);
                if (reply != nullptr && reply->from == "watcher")
                    replies.push_back(reply->ack ? "ack" : std::string{asText(reply->payload)});
            };
            serf::QueryWish who{"who"};
            who.timeout = std::chrono::seconds{20};
            a.member().ask(who);
        });
        const auto told = [&] {
            us.look();
            return us.told(EntryKind::Query).size();
        };
        QTRY_COMPARE_WITH_TIMEOUT(told(), std::size_t{1}, kPatience);
        const auto entry = us.told(EntryKind::Query)[0];
        QVERIFY(entry.answerWithin && *entry.answerWithin > std::chrono::seconds{15});
        QCOMPARE(entry.from, std::optional<std::string>{"a"});
        const link::AnswerQuery answer{*entry.lamportTime, *entry.queryId, toBytes("me")};
        const auto first = us.link.submit(answer);
        const auto second = us.link.submit(answer);
        QTRY_VERIFY_WITH_TIMEOUT(us.answered(second), kPatience);
        QVERIFY(!us.outcomes[first].refusal);
        QVERIFY(us.outcomes[second].refusal == CommandRefusal::UnknownQuery);
        const auto came = [&] {
            Words out;
            a.on([&] { out = replies; });
            return out;
        };
        QTRY_COMPARE_WITH_TIMEOUT(came(), (Words{"ack", "me"}), kPatience);
    }

    void keysAreAskedForWithoutUnlocking()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        const auto id = us.link.submit(link::ListKeys{});
        const auto complete = [&] {
            return us.look().reports.contains(id) && us.reports[id].complete;
        };
        QTRY_VERIFY_WITH_TIMEOUT(complete(), kPatience);
        QCOMPARE(us.reports[id].members, std::size_t{2});
        QCOMPARE(us.reports[id].responses, std::size_t{2});
        QCOMPARE(us.reports[id].errors, std::size_t{2}); // No encryption: both say so.
        QVERIFY(us.queries.empty());
    }

    void whatCannotBeSentIsRefusedWithItsReason()
    {
        GossipThread thread;
        GossipThread theirs;
        WatchedLink alone(thread, watching({}, "alone"));
        QTRY_VERIFY_WITH_TIMEOUT(alone.live(), kPatience);
        alone.unlock();
        const auto nobody = alone.link.submit(link::SendEvent{"deploy", {}});
        QTRY_VERIFY_WITH_TIMEOUT(alone.answered(nobody), kPatience);
        QVERIFY(alone.outcomes[nobody].refusal == CommandRefusal::NobodyThere);

        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        const auto locked = us.link.submit(link::SendEvent{"deploy", {}});
        us.unlock();
        const auto large = us.link.submit(link::SendEvent{"large", Bytes(508)});
        const auto largeEncoded = us.link.submit(link::SendEvent{"useless", Bytes(476)});
        link::SendQuery query;
        query.name = "_serf_use-key";
        const auto internal = us.link.submit(query);
        query.name = "q";
        query.tags = {{"role", "(web"}};
        const auto filter = us.link.submit(query);
        const auto unknown = us.link.submit(link::StopQuery{link::CommandId{77}});
        QTRY_VERIFY_WITH_TIMEOUT(us.answered(unknown), kPatience);
        QVERIFY(us.outcomes[locked].refusal == CommandRefusal::Locked);
        QVERIFY(us.outcomes[large].refusal == CommandRefusal::TooLarge);
        QCOMPARE(us.outcomes[large].size, std::size_t{513});
        QVERIFY(!us.outcomes[large].encoded);
        QVERIFY(us.outcomes[largeEncoded].refusal == CommandRefusal::TooLarge);
        QCOMPARE(us.outcomes[largeEncoded].size, std::size_t{513});
        QVERIFY(us.outcomes[largeEncoded].encoded);
        QVERIFY(us.outcomes[internal].refusal == CommandRefusal::InternalName);
        QVERIFY(us.outcomes[filter].refusal == CommandRefusal::BadFilter);
        QVERIFY(!us.outcomes[filter].detail.empty());
        QVERIFY(us.outcomes[unknown].refusal == CommandRefusal::UnknownQuery);
        QVERIFY(a.heard().empty());
    }

    // ALL-11.
    void eventsFromBeforeAreReplayedOnlyWhenAskedFor()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        a.on([&] { a.member().sendEvent("before", "x"); });
        auto options = watching({a.where()});
        WatchedLink without(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(without.live(), kPatience);
        options.name = "replaying";
        options.replayEvents = true;
        WatchedLink with(thread, options);
        QTRY_VERIFY_WITH_TIMEOUT(with.live(), kPatience);
        QTRY_COMPARE_WITH_TIMEOUT(with.look().told(EntryKind::User).size(), std::size_t{1},
                                  kPatience);
        QCOMPARE(with.told(EntryKind::User)[0].name, std::string("before"));
        QCOMPARE(without.look().told(EntryKind::User).size(), std::size_t{0});
    }

    /// As after a resume: what was asked for meanwhile is the first that the thread comes to.
    void aQueryThatComesWithAStallIsNotAskedOfOurselvesAlone()
    {
        GossipThread thread;
        GossipThread theirs;
        Answering a(theirs, "a");
        WatchedLink us(thread, watching({a.where()}));
        QTRY_VERIFY_WITH_TIMEOUT(us.live(), kPatience);
        us.unlock();
        std::promise<void> never;
        boost::asio::post(thread.context(), [asleep = never.get_future().share()] {
            static_cast<void>(asleep.wait_for(AgentDriver::kStallShortest * 5 / 4));
        });
        link::SendQuery query;
        query.name = "load";
        const auto id = us.link.submit(query);
        QTRY_VERIFY_WITH_TIMEOUT(us.answered(id), kPatience);
        QVERIFY(us.outcomes[id].refusal == CommandRefusal::NobodyThere);
        QVERIFY(us.queries.empty());
    }
};

QTEST_GUILESS_MAIN(TstLiveAsking)
#include "tst_live_asking.moc"
