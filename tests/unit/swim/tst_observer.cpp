#include <QObject>
#include <QtTest/QTest>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "tests/unit/swim/policies.h"
#include "tests/unit/swim/swim_bench.h"

using namespace grapevine;
using namespace grapevine::swim;
using namespace grapevine::swim::testing;
using namespace std::chrono_literals;

namespace {

/// Feeds a memberlist with random gossip, push/pulls, lost and answered pings, stalls and leaves,
/// and looks at every byte that it says.
class Storm {
public:
    Storm(const Policy& policy, std::uint64_t seed)
        : m_bench(policy, Timing::lan(), seed)
        , m_random(seed * 31 + 7)
    {
        m_bench.start();
    }

    /// The first statement about somebody else that is none of ours to make; empty if none.
    std::string run(int steps)
    {
        for (int i = 0; i < steps && m_wrong.empty(); ++i) {
            input();
            m_bench.run(Duration{std::chrono::milliseconds{m_random.below(1500)}},
                        [this](const Output& output) { handle(output); });
            for (const auto& message : m_bench.queued())
                judge(message);
            for (const bool join : {false, true})
                judgeListing(join);
            (void)m_bench.list.takeChanges();
        }
        return m_wrong;
    }

private:
    std::string someName()
    {
        const auto number = m_random.below(9);
        return number == 0 ? "self" : "n" + std::to_string(number);
    }
    Incarnation someIncarnation() { return Incarnation{std::uint32_t(m_random.below(12))}; }

    Said someSaid()
    {
        Said said{someName(), 0, std::uint32_t(m_random.below(12)), {}};
        said.number = said.name == "self" ? 0 : unsigned(said.name[1] - '0');
        if (m_random.below(10) == 0) said.number += 20;
        if (m_random.below(4) == 0) said.meta = "meta" + std::to_string(m_random.below(3));
        if (m_random.below(10) == 0) said.versions.resize(m_random.below(7));
        return said;
    }

    void input()
    {
        auto& list = m_bench.list;
        switch (m_random.below(12)) {
        case 0:
        case 1:
        case 2: {
            const auto said = someSaid();
            const auto address = addressOf(said.number);
            const wire::Alive alive{Incarnation{said.incarnation},
                                    said.name,
                                    address,
                                    7946,
                                    asBytes(said.meta),
                                    said.versions};
            list.handleAlive(m_bench.now, alive, remember(alive));
            break;
        }
        case 3:
        case 4: {
            const auto node = someName();
            const auto from = someName();
            const wire::Suspect suspect{someIncarnation(), node, from};
            list.handleSuspect(m_bench.now, suspect, remember(suspect));
            break;
        }
        case 5:
        case 6: {
            const auto node = someName();
            const auto from = someName();
            const wire::Dead dead{someIncarnation(), node, from};
            list.handleDead(m_bench.now, dead, remember(dead));
            break;
        }
        case 7:
        case 8: {
            std::vector<RemoteNode> rows;
            for (std::uint64_t i = m_random.below(6); i-- > 0;)
                rows.push_back(m_bench.row(someSaid(), static_cast<State>(m_random.below(4))));
            (void)list.merge(m_bench.now, someName(), rows);
            break;
        }
        case 9:
            m_bench.now += Duration{std::chrono::seconds{m_random.below(60)}};
            list.handleStall(m_bench.now);
            break;
        case 10: {
            const auto address = addressOf(3);
            list.handleIndirectPing(m_bench.now, endpointOf(2),
                                    {SequenceNumber{5}, address, 7946, "n3", true, {}, 0, {}});
            break;
        }
        case 11:
            if (m_random.below(4) == 0) {
                list.leave(m_bench.now);
            } else if (list.leaving()) {
                m_bench.start();
            } else {
                list.updateMeta(m_bench.now, toBytes("m" + std::to_string(m_random.below(9))));
            }
            break;
        }
    }

    template<class Message> Bytes remember(const Message& message)
    {
        auto bytes = encoded(message);
        bytes.push_back(
            static_cast<std::byte>(m_random.below(256))); // Told from an encoding of ours.
        m_heard.insert(toHex(bytes));
        return bytes;
    }

    void handle(const Output& output)
    {
        if (std::holds_alternative<StartStreamPing>(output)) m_wrong = "a ping over TCP";
        const auto* sent = std::get_if<SendMessage>(&output);
        if (sent == nullptr) return;
        judge(sent->body);
        if (typeOf(sent->body) != wire::MessageType::Ping) return;
        const auto ping = decoded<wire::Ping>(sent->body);
        if (m_random.below(2) == 0) m_bench.list.handleAck(m_bench.now, {ping.sequence, {}});
        if (m_random.below(4) == 0) m_bench.list.handleNack(m_bench.now, {ping.sequence});
        if (m_random.below(4) == 0) m_bench.list.handleStreamAck(m_bench.now, ping.sequence);
    }

    void judge(ByteView message)
    {
        const auto hex = toHex(message);
        switch (typeOf(message)) {
        case wire::MessageType::Ping:
        case wire::MessageType::Ack:
        case wire::MessageType::Nack: return;
        case wire::MessageType::Alive:
            if (m_heard.contains(hex)) return;
            judgeOwn(decoded<wire::Alive>(message));
            return;
        case wire::MessageType::Dead: {
            if (m_heard.contains(hex)) return;
            const auto dead = decoded<wire::Dead>(message);
            if (dead.node != "self" || dead.from != "self") m_wrong = "a dead of another: " + hex;
            return;
        }
        case wire::MessageType::Suspect:
            if (!m_heard.contains(hex)) m_wrong = "a suspicion of ours: " + hex;
            return;
        case wire::MessageType::IndirectPing:
        case wire::MessageType::PushPull:
        case wire::MessageType::Compound:
        case wire::MessageType::User:
        case wire::MessageType::Compress:
        case wire::MessageType::Encrypt:
        case wire::MessageType::HasCrc:
        case wire::MessageType::Err:
        case wire::MessageType::Label: m_wrong = "not for an observer: " + hex; return;
        }
        m_wrong = "no message: " + hex;
    }

    void judgeOwn(const wire::Alive& alive)
    {
        if (alive.node != "self") m_wrong = "an alive of another";
        if (alive.incarnation == Incarnation{}) m_wrong = "our incarnation is 0";
        if (alive.versions.size() != 6) m_wrong = "our versions are short";
        if (alive.incarnation > m_bench.list.selfIncarnation()) m_wrong = "ahead of ourselves";
    }

    void judgeListing(bool join)
    {
        for (const auto& row : m_bench.list.localNodes(m_bench.now, join)) {
            const auto* entry = m_bench.find(row.name);
            if (row.name == "self") continue;
            if (!join) m_wrong = "another one listed to no joiner";
            if (row.state != 0) m_wrong = "somebody listed as not alive";
            if (row.versions.size() != 6) m_wrong = "listed without versions";
            if (entry->incarnation != row.incarnation) m_wrong = "an incarnation made up";
        }
    }

    Bench m_bench;
    SeededRandom m_random;
    std::set<std::string> m_heard;
    std::string m_wrong;
};

std::string namesOf(const std::vector<wire::PushNodeState>& rows)
{
    std::set<std::string> names;
    for (const auto& row : rows)
        names.emplace(row.name);
    std::string out;
    for (const auto& name : names)
        out += (out.empty() ? "" : " ") + name;
    return out;
}

} // namespace

/// An observer says nothing about anybody but itself.
class TstObserver : public QObject {
    Q_OBJECT

    AsObserver policy;

private Q_SLOTS:
    void nothingIsEverSaidOfAnother()
    {
        const char* chosen = std::getenv("GRAPEVINE_SEED");
        const std::uint64_t first = chosen != nullptr ? std::strtoull(chosen, nullptr, 10) : 1;
        const std::uint64_t last = chosen != nullptr ? first : 300;
        for (auto seed = first; seed <= last; ++seed) {
            const auto wrong = Storm(policy, seed).run(150);
            QVERIFY2(wrong.empty(),
                     ("GRAPEVINE_SEED=" + std::to_string(seed) + ": " + wrong).c_str());
        }
    }

    void theSameStormCatchesAFullMember()
    {
        int caught = 0;
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            if (!Storm(AsGo{}, seed).run(150).empty()) ++caught;
        }
        QCOMPARE(caught, 20);
    }

    void gossipIsPassedOnVerbatim()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        const wire::Suspect suspect{Incarnation{1}, "n1", "n2"};
        auto bytes = encoded(suspect);
        bytes.push_back(std::byte{0xC0});
        bench.list.handleSuspect(bench.now, suspect, bytes);
        QCOMPARE(bench.queued().size(), std::size_t{1});
        QVERIFY(bench.queued().at(0) == bytes);
        bench.list.queue().clear();
        bench.list.handleSuspect(bench.now, suspect, bytes);
        QVERIFY(bench.queued().empty()); // Once is enough.
        const wire::Dead dead{Incarnation{1}, "n1", "n2"};
        auto deadBytes = encoded(dead);
        deadBytes.push_back(std::byte{0xC1});
        bench.list.handleDead(bench.now, dead, deadBytes);
        bench.list.handleDead(bench.now, dead, deadBytes);
        QCOMPARE(bench.queued().size(), std::size_t{1});
        QVERIFY(bench.queued().at(0) == deadBytes);
    }

    void aSuspicionWhoseTimeIsUpIsNoVerdict()
    {
        Bench bench(policy);
        bench.started().aliveOnes(2);
        bench.suspect("n1", 1, "n2");
        bench.forget();
        bench.run(1h, AnswersPings(bench, {"n1"}));
        QCOMPARE(bench.changes(), std::string{"NoVerdict n1"});
        QCOMPARE(bench.stateOf("n1"), State::Suspect);
        QVERIFY(bench.queued().empty());
    }

    // In a large cluster the round of pings, and with it the dead row, lasts for minutes.
    void aRowThatIsDeadForLongGivesWayToAnAliveOfTheSameIncarnation()
    {
        for (const bool merged : {false, true}) {
            Bench bench(policy);
            bench.started().aliveOnes(2);
            bench.dead("n1", 1, "n2");
            const auto comesBack = [&](std::uint32_t incarnation) {
                if (merged) {
                    bench.merge({bench.row({"n1", 1, incarnation}, State::Alive)});
                } else {
                    bench.alive({"n1", 1, incarnation});
                }
                return bench.stateOf("n1") == State::Alive;
            };
            bench.now += Timing::lan().gossipToTheDeadTime;
            QVERIFY(!comesBack(1));
            bench.now += 1ms;
            QVERIFY(!comesBack(0));
            const auto told = bench.queued();
            QVERIFY(comesBack(1));
            // It may be old gossip told again: what we believe for ourselves is not carried on.
            QVERIFY(bench.queued() == told);
        }
    }

    void onlyAJoinerHearsOfOthersThatJustAnswered()
    {
        Bench bench(policy);
        bench.started().aliveOnes(3);
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"self"});
        bench.run(6s, AnswersPings(bench, {"n2"}));
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, false)), std::string{"self"});
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"n1 n3 self"});
        bench.run(12s, AnswersPings(bench, {"n1", "n2"}));
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"n3 self"});
        bench.suspect("n3", 1, "n1");
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"self"});
    }

    void whoMovedAwayIsNotListed()
    {
        Bench bench(policy);
        bench.started().aliveOnes(1);
        bench.run(3s, AnswersPings(bench));
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"n1 self"});
        bench.dead("n1", 1, "n1");
        bench.alive({"n1", 9, 2});
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"self"});
    }

    void afterAStallNobodyIsListedUntilPingsSucceed()
    {
        Bench bench(policy);
        bench.started().aliveOnes(2);
        bench.run(5s, AnswersPings(bench));
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"n1 n2 self"});
        bench.now += 1ms;
        bench.list.handleStall(bench.now);
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"self"});
        bench.run(5s, AnswersPings(bench));
        QCOMPARE(namesOf(bench.list.localNodes(bench.now, true)), std::string{"n1 n2 self"});
    }

    void aListedRecordIsTheLastAccepted()
    {
        Bench bench(policy);
        bench.started();
        bench.alive({"n1", 1, 3, "meta"});
        bench.run(3s, AnswersPings(bench));
        for (const auto& row : bench.list.localNodes(bench.now, true)) {
            if (row.name != "n1") continue;
            QCOMPARE(row.incarnation.value(), 3U);
            QCOMPARE(asText(row.meta), std::string_view{"meta"});
            QCOMPARE(toHex(row.address), std::string{"0a000002"});
            return;
        }
        QFAIL("n1 is not listed");
    }
};

QTEST_APPLESS_MAIN(TstObserver)
#include "tst_observer.moc"
