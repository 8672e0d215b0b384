#include <QtTest/QTest>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/agent/accusation_log.h"
#include "core/agent/live_table.h"
#include "core/wire/messages.h"
#include "core/wire/serf_messages.h"
#include "tests/unit/agent/agent_net.h"

using namespace grapevine;
using namespace grapevine::agent;
using namespace std::chrono_literals;
using test::AgentNet;

namespace {

const Endpoint kStranger{*IpAddress::fromText("10.66.6.6"), 7946};

template<class M> Bytes userMessage(const M& message)
{
    Bytes out{static_cast<std::byte>(wire::MessageType::User)};
    wire::encodeSerf(out, message);
    return out;
}

} // namespace

/// What an observer makes of a cluster where somebody is broken, or means harm.
class TstHostile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // Reliability target R18.
    void aPoisonedClockKeepsOurNextEventFromNobody()
    {
        AgentNet net;
        auto& us = net.add("us", true);
        auto& peer = net.add("peer");
        net.join(us, peer);
        net.run(3s);
        for (const auto time : {~std::uint64_t{0}, std::uint64_t{1} << 40U}) {
            const auto poison =
                userMessage(wire::UserEvent{LamportTime{time}, "poison", {}, false});
            net.inject(us, kStranger, poison);
            net.inject(peer, kStranger, poison);
        }
        static_cast<void>(net.news<serf::UserEventSeen>(peer));
        QVERIFY(us.sendEvent(net.now(), "ours", {}, true).has_value());
        net.run(60s); // A push/pull is among it.
        const auto seen = net.news<serf::UserEventSeen>(peer);
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(seen[0].name, std::string("ours"));
        QVERIFY(us.serf().clocks().event < LamportTime{10});
        QVERIFY(us.sendEvent(net.now(), "again", {}, true).has_value());
    }

    // Reliability target R37. A member that memberlist forgot may come and go once more, for its
    // old alive message is no other than that of a restart; it does not stay.
    void aReplayedCaptureLeavesNoGhostsAndRepeatsNoEvent()
    {
        AgentNet net;
        auto& us = net.add("us", true);
        auto& a = net.add("a");
        auto& b = net.add("b");
        auto& gone = net.add("gone");
        auto& dead = net.add("dead");
        std::vector<std::pair<Endpoint, Bytes>> capture;
        net.setTap([&](const Endpoint& from, const Endpoint& to, ByteView bytes) {
            if (to == us.options().advertise)
                capture.emplace_back(from, Bytes{bytes.begin(), bytes.end()});
        });
        net.join(us, a);
        for (auto* member : {&b, &gone, &dead})
            net.join(*member, a);
        AccusationLog accusations{ClusterId{1}};
        LiveTable table{ClusterId{1}, us, accusations};
        const auto look = [&] { return table.handleNews(net.moment(), net.takeNews(us)); };
        net.run(10s);
        static_cast<void>(look());
        static_cast<void>(table.handleReady(net.moment()));
        std::size_t events = 0;
        std::size_t queries = 0;
        const auto count = [&] {
            for (const auto& entry : look().entries) {
                events += entry.kind == link::EntryKind::User ? 1U : 0U;
                queries += entry.kind == link::EntryKind::Query ? 1U : 0U;
            }
        };
        for (int minute = 0; minute < 10; ++minute) {
            if (minute == 2) net.leave(gone);
            if (minute == 3) net.stop(dead);
            for (int i = 0; i < 70; ++i) { // More than the ring has slots, by the end.
                QVERIFY(a.sendEvent(net.now(), "e" + std::to_string(i), {}, true).has_value());
                if (i % 10 == 0) static_cast<void>(b.ask(net.now(), serf::QueryWish{"who"}));
                net.run(850ms);
                count();
            }
        }
        QCOMPARE(events, std::size_t{700});
        QCOMPARE(queries, std::size_t{70});
        const auto rowsBefore = rowsOf(table);
        net.setTap({});
        for (int round = 0; round < 10; ++round) {
            for (const auto& [from, bytes] : capture)
                net.inject(us, from, bytes);
            net.run(5s);
            count();
        }
        QCOMPARE(events, std::size_t{700});
        QCOMPARE(queries, std::size_t{70});
        net.run(90s); // The others put right what the replay made wrong.
        count();
        QCOMPARE(rowsOf(table), rowsBefore);
    }

    // Reliability target R39.
    void badTagsAreShownAndDropNobody()
    {
        Bytes full;
        wire::encodeTags(full, {{"role", std::string(512 - 10, 'x')}});
        Bytes many;
        Tags tags;
        for (int i = 0; i < 10'000; ++i)
            tags.emplace_back("key" + std::to_string(10'000 + i), "v");
        wire::encodeTags(many, tags);
        const std::map<std::string, Bytes> metas{
            {"full", full},
            {"old-role", toBytes("web")},
            {"none", {}},
            {"broken", *fromHex("ff82a4726f6c65")},
            {"nil", *fromHex("ffc0")},
            {"no-map", *fromHex("ff01")},
            {"many", many},
        };
        AgentNet net;
        auto& us = net.add("us", true);
        AccusationLog accusations{ClusterId{1}};
        LiveTable table{ClusterId{1}, us, accusations};
        static_cast<void>(table.handleReady(net.moment()));
        std::uint16_t port = 8000;
        for (const auto& [name, meta] : metas) {
            wire::Alive alive;
            alive.incarnation = Incarnation{1};
            alive.node = name;
            alive.address = kStranger.address.bytes();
            alive.port = ++port;
            alive.meta = meta;
            const auto versions = *fromHex("010502020505");
            alive.versions = versions;
            Bytes message;
            wire::encode(message, alive);
            net.inject(us, kStranger, message);
        }
        static_cast<void>(table.handleNews(net.moment(), net.takeNews(us)));
        std::map<std::string, NodeFactsPtr> rows;
        for (const auto& row : table.rows())
            rows[row->facts->name] = row->facts;
        for (const auto& [name, meta] : metas)
            QVERIFY2(rows.contains(name), name.c_str());
        QCOMPARE(full.size(), std::size_t{512});
        QVERIFY(!rows["full"]->tagsBroken);
        QCOMPARE(rows["old-role"]->tags, (Tags{{"role", "web"}}));
        QVERIFY(!rows["old-role"]->tagsBroken);
        QVERIFY(rows["broken"]->tagsBroken);
        QVERIFY(rows["no-map"]->tagsBroken);
        QCOMPARE(rows["many"]->tags.size(), std::size_t{10'000});
        // Whom a filter on tags passes can still be told.
        serf::QueryWish wish{"uptime"};
        wish.tags = {{"role", "^web$"}};
        QCOMPARE(*us.ask(net.now(), wish)->expected, std::vector<std::string>{"old-role"});
    }

private:
    static std::map<std::string, std::pair<std::string, std::string>> rowsOf(const LiveTable& table)
    {
        std::map<std::string, std::pair<std::string, std::string>> out;
        for (const auto& row : table.rows())
            out[row->facts->name] = {std::string{word(row->status)}, std::string{word(row->state)}};
        return out;
    }
};

QTEST_APPLESS_MAIN(TstHostile)
#include "tst_hostile.moc"
