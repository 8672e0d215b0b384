#include <QtTest/QTest>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>

#include "core/net/demo_cluster.h"
#include "core/net/gossip_thread.h"

using namespace grapevine;
using namespace grapevine::net;

namespace {

/// Names and statuses as a view would hold them.
class Picture {
public:
    void take(DemoCluster& cluster)
    {
        const auto batch = cluster.take();
        if (batch.resync) m_rows.clear();
        for (const auto& row : batch.changed)
            m_rows[row->key] = row;
        for (const auto& key : batch.removed)
            m_rows.erase(key);
        // A row tells how it stands now; who accused before that, the entries tell.
        for (const auto& entry : batch.entries) {
            if (entry.kind != link::EntryKind::MemberSuspect || !entry.from) continue;
            for (const auto& row : entry.members)
                m_accused.insert(row->facts->name);
        }
        for (const auto& outcome : batch.asked.outcomes)
            m_outcomes[outcome.command] = outcome;
        m_status = batch.status;
    }
    /// Null until the link has said.
    [[nodiscard]] const link::CommandOutcome* outcome(link::CommandId id) const
    {
        const auto at = m_outcomes.find(id);
        return at == m_outcomes.end() ? nullptr : &at->second;
    }
    [[nodiscard]] bool wasAccused(const std::string& name) const
    {
        return m_accused.contains(name);
    }

    [[nodiscard]] std::size_t alive() const
    {
        std::size_t out = 0;
        for (const auto& [key, row] : m_rows)
            out += row->status == link::MemberStatus::Alive ? 1U : 0U;
        return out;
    }
    [[nodiscard]] link::MemberRowPtr find(const std::string& name) const
    {
        for (const auto& [key, row] : m_rows)
            if (row->facts->name == name) return row;
        return nullptr;
    }
    [[nodiscard]] bool accusedBy(const std::string& name) const
    {
        return std::any_of(m_rows.begin(), m_rows.end(), [&](const auto& at) {
            const auto& accusers = at.second->accusers;
            return accusers &&
                   std::find(accusers->begin(), accusers->end(), name) != accusers->end();
        });
    }
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }

private:
    std::map<MemberKey, link::MemberRowPtr> m_rows;
    std::set<std::string> m_accused;
    std::map<link::CommandId, link::CommandOutcome> m_outcomes;
    link::LinkStatus m_status;
};

DemoOptions local(std::size_t nodes)
{
    DemoOptions out;
    out.nodes = nodes;
    out.timing = agent::TimingPreset::Local;
    return out;
}

} // namespace

class TstDemoCluster : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theObserverSeesAllNodesAndWhoAccuses()
    {
        GossipThread thread;
        DemoCluster cluster(thread, local(5), ClusterId{3}, Log{});
        Picture picture;
        const auto until = [&](const std::function<bool()>& fits) {
            return QTest::qWaitFor(
                [&] {
                    picture.take(cluster);
                    return fits();
                },
                60'000);
        };
        QVERIFY(until([&] { return picture.alive() == 6; }));
        QCOMPARE(picture.status().mode, link::LinkMode::Demo);
        QVERIFY(picture.find(DemoCluster::kObserverName) != nullptr);
        QCOMPARE(picture.find("db-2")->key.cluster, ClusterId{3});

        // What becomes of a line comes back under its id; it is refused until all nodes have met.
        const auto told = [&](const std::string& line) -> const link::CommandOutcome* {
            const auto id = cluster.submit(link::DirectDemo{line});
            return until([&] { return picture.outcome(id) != nullptr; }) ? picture.outcome(id)
                                                                         : nullptr;
        };
        const auto direct = [&](const std::string& line) {
            return until([&] {
                const auto* outcome = told(line);
                return outcome != nullptr && !outcome->refusal;
            });
        };
        // On a busy computer we may hear of the suspicion by a push/pull alone, which names nobody,
        // or of the failure first. Then it happens to the node once more.
        constexpr int kTimesMost = 5;
        for (int time = 0; time < kTimesMost && !picture.wasAccused("db-2"); ++time) {
            QVERIFY(until([&] { return picture.alive() == 6; }));
            QVERIFY(direct("freeze db-2"));
            QVERIFY(until([&] {
                return picture.wasAccused("db-2") ||
                       picture.find("db-2")->status == link::MemberStatus::Failed;
            }));
            if (!picture.wasAccused("db-2")) QVERIFY(direct("return db-2"));
        }
        QVERIFY(picture.wasAccused("db-2"));
        QVERIFY(until([&] { return picture.find("db-2")->status == link::MemberStatus::Failed; }));
        QVERIFY(direct("return db-2"));
        QVERIFY(until([&] { return picture.alive() == 6; }));

        // The sick one accuses the healthy, and is itself held for alive.
        QVERIFY(direct("sick api-1"));
        QVERIFY(until([&] { return picture.accusedBy("api-1"); }));
        QCOMPARE(picture.find("api-1")->status, link::MemberStatus::Alive);
        QVERIFY(direct("well api-1"));
        const auto* refused = told("freeze nobody-7");
        QVERIFY(refused != nullptr);
        QCOMPARE(refused->refusal, link::CommandRefusal::Demo);
        QVERIFY(!refused->detail.empty());
        QVERIFY(until([&] { return picture.alive() == 6; }));

        static_cast<void>(cluster.submit(link::Leave{}));
        QVERIFY(until([&] { return picture.status().phase == link::LinkPhase::Closed; }));
    }

    void noRoomIsSaidInTheNotice()
    {
        GossipThread thread;
        auto options = local(3);
        options.bind = IpAddress::fromText("192.0.2.1");
        DemoCluster cluster(thread, options, ClusterId{}, Log{});
        int woken = 0;
        cluster.onReady([&] { ++woken; });
        QCOMPARE(woken, 1);
        const auto batch = cluster.take();
        QCOMPARE(batch.status.phase, link::LinkPhase::Refused);
        QCOMPARE(batch.status.mode, link::LinkMode::Demo);
        QVERIFY(batch.status.notice.find("192.0.2.1") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstDemoCluster)
#include "tst_demo_cluster.moc"
