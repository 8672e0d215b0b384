#include <QtTest/QTest>
#include <iterator>
#include <string>
#include <vector>

#include "core/agent/accusation_log.h"
#include "core/agent/live_table.h"
#include "core/swim/scales.h"
#include "core/swim/suspicion.h"
#include "core/wire/messages.h"
#include "tests/unit/agent/agent_net.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using test::AgentNet;
using Kind = link::Accusation::Kind;

namespace {

constexpr Incarnation kFirst{1};

/// An observer `o` of eight members `a` to `h`, whose table is ready. What is said about them
/// is put into its mouth by datagrams, and everybody but `o` is mute.
struct Watched {
    AgentNet net;
    std::vector<Agent*> members;
    Agent* o = nullptr;
    AccusationLog log{ClusterId{3}};
    std::unique_ptr<LiveTable> table;

    Watched()
    {
        for (const char* name : {"a", "b", "c", "d", "e", "f", "g", "h"}) {
            members.push_back(&net.add(name));
            if (members.size() > 1) net.join(*members.back(), *members.front());
        }
        o = &net.add("o", true);
        table = std::make_unique<LiveTable>(ClusterId{3}, *o, log);
        net.join(*o, *members.front());
        net.run(3s);
        news();
        static_cast<void>(table->handleReady(net.moment()));
    }

    void muteOthers()
    {
        for (const auto* member : members)
            net.stop(*member);
    }

    void news()
    {
        net.run(0s);
        static_cast<void>(table->handleNews(net.moment(), net.takeNews(*o)));
    }

    template<class Message> void hear(const Message& message)
    {
        Bytes body;
        wire::encode(body, message);
        o->handleDatagram(net.now(), members.front()->options().advertise, body);
        news();
    }

    MemberId id(const std::string& name) { return *o->names().find(name); }
    link::MemberRowPtr row(const std::string& name) { return table->find(id(name)); }
};

std::vector<Kind> kinds(const std::vector<link::Accusation>& all)
{
    std::vector<Kind> out;
    for (const auto& one : all)
        out.push_back(one.kind);
    return out;
}

} // namespace

class TstAccusationLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void eachAccuserIsToldOnceWithTheTimeThatIsLeft()
    {
        Watched watched;
        watched.muteOthers();
        const auto window = swim::suspicionWindow(swim::Timing::lan(), 9);
        QCOMPARE(int{window.quorum}, 2);
        const swim::Suspicion formula{watched.net.now(), "a", window};
        watched.hear(wire::Suspect{kFirst, "h", "a"});
        watched.hear(wire::Suspect{kFirst, "h", "a"});
        watched.hear(wire::Suspect{kFirst, "h", "b"});
        watched.hear(wire::Suspect{kFirst, "h", "a"});
        watched.hear(wire::Suspect{kFirst, "h", "b"});
        watched.hear(wire::Suspect{kFirst, "h", "c"});
        const auto all = watched.log.take();
        QCOMPARE(kinds(all), (std::vector{Kind::Suspect, Kind::Confirm, Kind::Confirm}));
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].number, std::uint64_t{i + 1});
            QCOMPARE(all[i].name, std::string{"h"});
            QCOMPARE(all[i].from, std::string(1, static_cast<char>('a' + i)));
            QCOMPARE(all[i].accusers, static_cast<std::uint32_t>(i + 1));
            QCOMPARE(all[i].incarnation, kFirst);
            QCOMPARE(all[i].about.cluster, ClusterId{3});
        }
        QCOMPARE(*all[0].left, window.longest);
        QCOMPARE(*all[1].left, formula.timeout(1));
        QCOMPARE(*all[2].left, window.shortest);
        const auto row = watched.row("h");
        QCOMPARE(*row->accusers, (std::vector<std::string>{"a", "b", "c"}));
        QCOMPARE(row->failsBy->boot, watched.net.now() + window.shortest);
        QCOMPARE(row->failsBy->wall.milliseconds,
                 watched.net.moment().wall.milliseconds + window.shortest / 1ms);
        QCOMPARE(row->flaps->suspected, 1U);
    }

    void whoAccusesBeyondThoseWaitedForIsToldAndShortensNothing()
    {
        Watched watched;
        watched.muteOthers();
        for (const char* from : {"a", "b", "c", "d", "e", "d"})
            watched.hear(wire::Suspect{kFirst, "h", from});
        const auto all = watched.log.take();
        QCOMPARE(all.size(), std::size_t{5});
        QCOMPARE(all[4].from, std::string{"e"});
        QCOMPARE(all[4].accusers, 5U);
        QCOMPARE(*all[4].left, *all[2].left);
        QCOMPARE(watched.row("h")->accusers->size(), std::size_t{5});
    }

    void anyNumberOfAccusersIsBounded()
    {
        Watched watched;
        watched.muteOthers();
        for (int i = 0; i < 1000; ++i)
            watched.hear(wire::Suspect{kFirst, "h", "stranger-" + std::to_string(i)});
        const auto all = watched.log.take();
        QCOMPARE(all.size(), swim::Suspicion::kAccusersMost);
        QCOMPARE(watched.row("h")->accusers->size(), link::kAccusersMost);
    }

    void aRefuteIsTheMembersOwnWord()
    {
        Watched watched;
        watched.muteOthers();
        watched.hear(wire::Suspect{kFirst, "h", "a"});
        watched.hear(wire::Suspect{kFirst, "h", "b"});
        static_cast<void>(watched.log.take());
        auto& h = *watched.members.back();
        watched.net.resume(h);
        Bytes body;
        wire::encode(body, wire::Suspect{kFirst, "h", "a"});
        h.handleDatagram(watched.net.now(), watched.o->options().advertise, body);
        watched.net.run(3s);
        watched.news();
        auto all = watched.log.take();
        // Those who are mute still are accused by now.
        std::erase_if(all, [](const auto& one) { return one.name != "h"; });
        QCOMPARE(kinds(all), (std::vector{Kind::Refute}));
        QCOMPARE(all[0].from, std::string{"h"});
        QVERIFY(all[0].incarnation > kFirst);
        QCOMPARE(all[0].accusers, 2U);
        QVERIFY(!all[0].left);
        const auto row = watched.row("h");
        QVERIFY(row->accusers == nullptr);
        QVERIFY(!row->failsBy);
        QCOMPARE(row->flaps->refuted, 1U);
        QVERIFY(row->flaps->lastFlap.has_value());
    }

    void eachVerdictIsToldOncePerJudge()
    {
        Watched watched;
        watched.muteOthers();
        watched.hear(wire::Suspect{kFirst, "h", "a"});
        watched.hear(wire::Dead{kFirst, "h", "b"});
        watched.hear(wire::Dead{kFirst, "h", "b"});
        watched.hear(wire::Dead{kFirst, "h", "c"});
        watched.hear(wire::Dead{kFirst, "h", "c"});
        const auto all = watched.log.take();
        QCOMPARE(kinds(all), (std::vector{Kind::Suspect, Kind::Dead, Kind::Dead}));
        QCOMPARE(all[1].from, std::string{"b"});
        QCOMPARE(all[1].accusers, 1U);
        QCOMPARE(all[2].from, std::string{"c"});
        const auto row = watched.row("h");
        QCOMPARE(row->status, link::MemberStatus::Failed);
        QVERIFY(row->accusers != nullptr);
        QCOMPARE(*row->accusers, std::vector<std::string>{"a"});
        QVERIFY(!row->failsBy);
        QCOMPARE(row->flaps->failed, 1U);
    }

    void whoComesBackHasReturned()
    {
        Watched watched;
        watched.muteOthers();
        watched.hear(wire::Dead{kFirst, "h", "b"});
        const auto record = watched.o->memberlist().table().find("h")->record;
        wire::Alive alive;
        alive.incarnation = Incarnation{2};
        alive.node = "h";
        alive.address = record->address;
        alive.port = record->port;
        alive.meta = record->meta;
        alive.versions = std::as_bytes(std::span{record->versions});
        watched.hear(alive);
        QCOMPARE(kinds(watched.log.take()), (std::vector{Kind::Dead}));
        QCOMPARE(watched.row("h")->flaps->returned, 1U);
        QCOMPARE(watched.row("h")->flaps->failed, 1U);
        // Suspected anew, its accusers count anew.
        watched.hear(wire::Suspect{Incarnation{2}, "h", "a"});
        const auto all = watched.log.take();
        QCOMPARE(kinds(all), (std::vector{Kind::Suspect}));
        QCOMPARE(all[0].accusers, 1U);
    }

    void aLeaveIsOneOwnWordAndNoFailure()
    {
        Watched watched;
        watched.net.leave(*watched.members.back());
        watched.net.run(5s);
        watched.news();
        const auto all = watched.log.take();
        QCOMPARE(kinds(all), (std::vector{Kind::Leave}));
        QCOMPARE(all[0].from, std::string{"h"});
        QCOMPARE(all[0].name, std::string{"h"});
        const auto flaps = watched.row("h")->flaps;
        QVERIFY(flaps == nullptr || flaps->failed == 0);
    }

    void weAreAccusedAndSpeakUp()
    {
        Watched watched;
        watched.muteOthers();
        watched.hear(wire::Suspect{kFirst, "o", "b"});
        watched.hear(wire::Dead{Incarnation{2}, "o", "c"});
        const auto all = watched.log.take();
        QCOMPARE(kinds(all), (std::vector{Kind::Suspect, Kind::Refute, Kind::Dead, Kind::Refute}));
        QCOMPARE(all[0].from, std::string{"b"});
        QCOMPARE(all[0].incarnation, kFirst);
        QCOMPARE(all[1].from, std::string{"o"});
        QCOMPARE(all[1].incarnation, Incarnation{2});
        QCOMPARE(all[2].incarnation, Incarnation{2});
        QCOMPARE(all[3].incarnation, Incarnation{3});
    }

    void aKilledMemberIsToldFromSuspicionToVerdictInOrder()
    {
        Watched watched;
        watched.net.stop(*watched.members.back());
        for (int second = 0; second < 60; ++second) {
            watched.net.run(1s);
            watched.news();
        }
        const auto all = watched.log.take();
        QVERIFY(all.size() >= 2);
        QCOMPARE(all.front().kind, Kind::Suspect);
        const auto dead = std::find_if(all.begin(), all.end(),
                                       [](const auto& one) { return one.kind == Kind::Dead; });
        QVERIFY(dead != all.end());
        QVERIFY(dead->accusers >= 1);
        // The verdict came when the formula had said.
        const auto last = std::prev(dead);
        QVERIFY(last->left.has_value());
        const auto promised = last->at.boot + *last->left;
        QVERIFY2(std::chrono::abs(dead->at.boot - promised) <= 2s,
                 std::to_string((dead->at.boot - promised) / 1ms).c_str());
        std::uint64_t number = 0;
        for (const auto& one : all)
            QCOMPARE(one.number, ++number);
        QCOMPARE(watched.row("h")->flaps->failed, 1U);
    }

    void whatAPictureTellsHappenedBefore()
    {
        AgentNet net;
        const auto [a, b, c] = net.addTrio();
        net.run(3s);
        net.stop(c);
        net.run(40s);
        auto& o = net.add("o", true);
        AccusationLog log{ClusterId{3}};
        LiveTable table{ClusterId{3}, o, log};
        net.join(o, a);
        net.run(3s);
        static_cast<void>(table.handleNews(net.moment(), net.takeNews(o)));
        static_cast<void>(table.handleReady(net.moment()));
        net.run(40s);
        static_cast<void>(table.handleNews(net.moment(), net.takeNews(o)));
        QVERIFY(log.take().empty());
        for (const auto& row : table.rows())
            QVERIFY(row->flaps == nullptr);
    }

    void whatNobodyTakesIsBounded()
    {
        Watched watched;
        watched.muteOthers();
        const auto most = AccusationLog::kWaitingMost;
        std::vector<AgentNews> news;
        for (std::size_t i = 0; i < most + 5; ++i)
            news.emplace_back(Accused{watched.id("h"), "a", kFirst, false, 1, std::nullopt});
        for (const auto& one : news)
            watched.log.handle(watched.net.moment(), *watched.o, one, false);
        QCOMPARE(watched.log.take().size(), most);
        QCOMPARE(watched.log.counters().value("observer.accusations-dropped"), std::uint64_t{5});
    }
};

QTEST_APPLESS_MAIN(TstAccusationLog)
#include "tst_accusation_log.moc"
