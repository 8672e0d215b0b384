#include <QtTest/QTest>

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "core/net/demo_fleet.h"
#include "core/net/demo_news.h"
#include "core/net/peek_cluster.h"
#include "tests/unit/net/watched_link.h"

using namespace grapevine;
using namespace grapevine::net;
using link::DeliveryProof;
using link::DeliveryState;
using test::kPatience;

/// Proving a delivery over real sockets: by an observer and from outside.
class TstProof final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void observersAndPeekersProveAlike();
    void aProofThatIsStoppedEnds();
};

namespace {

constexpr std::size_t kNodes = 4;

/// A link that only looks, and what it said of its proofs.
struct Peeker {
    PeekCluster link;
    std::map<link::CommandId, DeliveryProof> proofs{};
    std::map<link::CommandId, link::CommandOutcome> outcomes{};
    std::map<MemberKey, link::MemberRowPtr> rows{};
    std::map<std::string, link::DeliveryLine> lines{};

    Peeker& look()
    {
        const auto batch = link.take();
        for (const auto& row : batch.changed)
            rows[row->key] = row;
        for (const auto& proof : batch.asked.proofs)
            proofs[proof.proof] = proof;
        for (const auto& line : batch.asked.deliveries)
            lines[line.member] = line;
        for (const auto& outcome : batch.asked.outcomes)
            outcomes[outcome.command] = outcome;
        return *this;
    }
    [[nodiscard]] bool proven(link::CommandId id)
    {
        look();
        return proofs.contains(id) && proofs[id].end != DeliveryProof::End::Open;
    }
};

DemoOptions nodes()
{
    DemoOptions out;
    out.nodes = kNodes;
    out.timing = agent::TimingPreset::Local;
    return out;
}

ObserveOptions observing(const DemoPlace& place)
{
    auto out = test::watching({{place.join.address.text(), place.join.port}});
    out.peek.bind = HostPort{place.beside.text(), 0};
    return out;
}

} // namespace

void TstProof::observersAndPeekersProveAlike()
{
    GossipThread thread;
    DemoFleet fleet(thread, nodes(), Log{});
    const auto place = fleet.place();
    QVERIFY(place);
    test::WatchedLink us(thread, observing(*place));
    QTRY_VERIFY_WITH_TIMEOUT(us.live() && us.status().self && us.status().self->settled, kPatience);
    QVERIFY(us.link.capabilities().prove);
    // Who joins later hears of no event from before.
    bool ready = false;
    const auto isReady = [&] {
        for (const auto& news : fleet.take())
            ready = ready || std::holds_alternative<DemoReady>(news);
        return ready;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), kPatience);
    us.unlock();
    const auto sent = us.link.submit(link::SendEvent{"deploy", toBytes("312")});
    QTRY_VERIFY_WITH_TIMEOUT(us.answered(sent), kPatience);
    QVERIFY(us.outcomes[sent].lamportTime);
    const link::ProveEvent wanted{*us.outcomes[sent].lamportTime, "deploy", toBytes("312"), {}};

    // In so small a cluster gossip may pass somebody by, who hears of it half a minute later.
    const auto id = us.link.submit(wanted);
    const auto second = us.link.submit(wanted);
    QTRY_VERIFY_WITH_TIMEOUT(us.proven(id) && us.answered(second), kPatience);
    QVERIFY(us.outcomes[second].refusal == link::CommandRefusal::Busy);
    const auto ours = us.proofs[id];
    QCOMPARE(ours.end, DeliveryProof::End::Whole);
    QCOMPARE(ours.members, kNodes);
    QCOMPARE(ours.connections, kNodes);
    QCOMPARE(ours.held + ours.missing, kNodes);
    QVERIFY(ours.bytes > 0);

    PeekOptions options;
    options.seeds = {{place->join.address.text(), place->join.port}};
    options.cluster = ClusterId{2};
    options.bind = HostPort{place->beside.text(), 0};
    Peeker peeker{PeekCluster(thread, options, Log{})};
    QVERIFY(peeker.link.capabilities().prove);
    QTRY_VERIFY_WITH_TIMEOUT(peeker.look().rows.size() >= kNodes + 1, kPatience);
    const auto theirs = peeker.link.submit(wanted);
    QTRY_VERIFY_WITH_TIMEOUT(peeker.proven(theirs), kPatience);
    QVERIFY(!peeker.outcomes[theirs].refusal);
    QVERIFY(peeker.proofs[theirs].held >= std::max<std::size_t>(ours.held, 1));
    // The observer is one of those that are asked; it lists no events, and counts nowhere.
    QCOMPARE(peeker.lines["watcher"].state, DeliveryState::Observer);
    QCOMPARE(peeker.proofs[theirs].observers, std::size_t{1});
    auto other = wanted;
    other.payload = toBytes("311");
    const auto none = peeker.link.submit(other);
    QTRY_VERIFY_WITH_TIMEOUT(peeker.proven(none), kPatience);
    QCOMPARE(peeker.proofs[none].missing, kNodes);
    QCOMPARE(peeker.proofs[none].observers, std::size_t{1});
}

void TstProof::aProofThatIsStoppedEnds()
{
    GossipThread thread;
    DemoFleet fleet(thread, nodes(), Log{});
    const auto place = fleet.place();
    QVERIFY(place);
    PeekOptions options;
    options.seeds = {{place->join.address.text(), place->join.port}};
    options.cluster = ClusterId{2};
    options.bind = HostPort{place->beside.text(), 0};
    Peeker peeker{PeekCluster(thread, options, Log{})};
    // Before anybody answered, nobody is there to be asked.
    const auto early = peeker.link.submit(link::ProveEvent{LamportTime{1}, "x", {}, {}});
    QTRY_VERIFY_WITH_TIMEOUT(peeker.look().outcomes.contains(early), kPatience);
    const auto& refusal = peeker.outcomes[early].refusal;
    QVERIFY(!refusal || *refusal == link::CommandRefusal::NobodyThere);
    QTRY_VERIFY_WITH_TIMEOUT(peeker.look().rows.size() >= kNodes, kPatience);
    const auto id = peeker.link.submit(link::ProveEvent{LamportTime{1}, "x", {}, {}});
    static_cast<void>(peeker.link.submit(link::StopProof{id}));
    QTRY_VERIFY_WITH_TIMEOUT(peeker.proven(id), kPatience);
    QCOMPARE(peeker.proofs[id].end, DeliveryProof::End::Stopped);
    // A link that goes while it asks waits for nobody.
    static_cast<void>(peeker.link.submit(link::ProveEvent{LamportTime{1}, "x", {}, {}}));
}

QTEST_GUILESS_MAIN(TstProof)
#include "tst_proof.moc"
