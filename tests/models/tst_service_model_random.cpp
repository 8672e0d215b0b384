#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>

#include "core/base/random.h"
#include "tests/models/member_rows.h"
#include "ui/models/instance_model.h"
#include "ui/models/service_model.h"

using namespace grapevine;
using models::InstanceModel;
using models::ServiceModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// Batches, sorts, filters and views by chance: services and instances tell the truth after each.
/// GRAPEVINE_SEED replays a run.
class TstServiceModelRandom final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomBatchesEqualAResync_data();
    void randomBatchesEqualAResync();

private:
    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_random->below(static_cast<std::uint64_t>(bound)));
    }
    link::MemberRowPtr randomRow(std::uint32_t id);
    link::ObservationBatch randomBatch();
    void act();
    void compareWithTruth();

    std::unique_ptr<SeededRandom> m_random;
    std::unique_ptr<ServiceModel> m_services;
    std::unique_ptr<InstanceModel> m_instances;
    std::map<std::uint32_t, link::MemberRowPtr> m_truth;
};

namespace {

QStringList content(const QAbstractItemModel& model)
{
    QStringList out;
    for (int at = 0; at < model.rowCount(); ++at) {
        QStringList cells;
        for (int column = 0; column < model.columnCount(); ++column)
            cells.append(model.index(at, column).data().toString());
        out.append(cells.join(QLatin1Char('|')));
    }
    return out;
}

} // namespace

void TstServiceModelRandom::randomBatchesEqualAResync_data()
{
    QTest::addColumn<quint64>("seed");
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    if (!given.isEmpty()) {
        QTest::addRow("given") << quint64{given.toULongLong()};
        return;
    }
    // Another set on every run; each row's name is its seed.
    const auto start =
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count());
    SeededRandom seeds{start};
    for (int run = 0; run < 8; ++run) {
        const quint64 seed = seeds.next() >> 32U;
        QTest::addRow("seed-%llu", seed) << seed;
    }
}

link::MemberRowPtr TstServiceModelRandom::randomRow(std::uint32_t id)
{
    using link::MemberStatus;
    static constexpr MemberStatus statuses[] = {MemberStatus::Alive, MemberStatus::Alive,
                                                MemberStatus::Failed, MemberStatus::Left,
                                                MemberStatus::None};
    static constexpr const char* services[] = {"web", "db", "queue", "cache"};
    test::Sketch sketch{.id = id, .name = "n" + std::to_string(id)};
    sketch.status = statuses[below(5)];
    sketch.state = below(4) == 0 ? link::RawState::Suspect : link::RawState::Alive;
    sketch.address = "10.0.0." + std::to_string(id + 1);
    if (below(3) != 0) sketch.tags.emplace_back("service", services[below(4)]);
    if (below(3) != 0) sketch.tags.emplace_back("port", std::to_string(80 + below(3)));
    if (below(2) == 0) sketch.tags.emplace_back("role", services[below(4)]);
    if (below(2) == 0) sketch.tags.emplace_back("zone", std::string(1, "abc"[below(3)]));
    if (below(12) == 0) sketch.tags.emplace_back("ep.raft", "10.0.0.1:1");
    if (below(6) == 0) sketch.tags.emplace_back("maintenance", "true");
    return row(sketch);
}

link::ObservationBatch TstServiceModelRandom::randomBatch()
{
    link::ObservationBatch batch;
    batch.resync = below(25) == 0;
    if (batch.resync) m_truth.clear();
    for (int change = below(6); change > 0; --change) {
        const auto id = static_cast<std::uint32_t>(below(30));
        m_truth[id] = randomRow(id);
        batch.changed.push_back(m_truth[id]);
    }
    for (int removal = batch.resync ? 0 : below(3); removal > 0; --removal) {
        const auto id = static_cast<std::uint32_t>(below(30));
        const bool changedNow =
            std::any_of(batch.changed.begin(), batch.changed.end(),
                        [id](const auto& member) { return member->key.member.value() == id; });
        if (changedNow || m_truth.erase(id) == 0) continue;
        batch.removed.push_back({ClusterId{0}, MemberId{id}});
    }
    return batch;
}

void TstServiceModelRandom::act()
{
    static constexpr const char* filters[] = {"", "web", "zone=a", "service:db", "status:failed"};
    const auto order = below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder;
    switch (below(12)) {
    case 0: m_services->sort(below(m_services->columnCount()), order); break;
    case 1: m_services->resort(); break;
    case 2: m_services->setFilter(QString::fromLatin1(filters[below(5)])); break;
    case 3: m_services->setByZone(below(2) == 0); break;
    case 4:
        m_services->setOutsidersHidden(below(2) == 0);
        m_instances->refresh();
        break;
    case 5:
        if (const auto* line = m_services->lineAt(below(std::max(m_services->rowCount(), 1))))
            m_instances->show(*line);
        break;
    case 6: m_instances->sort(below(m_instances->columnCount()), order); break;
    case 7: m_instances->resort(); break;
    default: break;
    }
}

void TstServiceModelRandom::compareWithTruth()
{
    for (int at = 0; at < m_services->rowCount(); ++at) {
        const auto* line = m_services->lineAt(at);
        QCOMPARE(m_services->rowOf(*line), at);
        const bool ghost = m_services->isGhost(m_services->slotAt(at));
        const auto instances = m_services->instancesOf(*line);
        const bool hidden = line->service.isOutsiders && m_services->areOutsidersHidden();
        const bool zoned = line->zone.has_value() == m_services->isByZone();
        QCOMPARE(ghost, instances.empty() || hidden || !zoned);
        if (!ghost) QCOMPARE(m_services->figuresAt(at)->tally.instances(), instances.size());
    }
    if (m_services->pending() == 0) {
        // Nothing pending: a re-sort changes nothing.
        const auto before = content(*m_services);
        m_services->resort();
        QCOMPARE(content(*m_services), before);
    }
    const auto& line = m_instances->line();
    if (!line) return;
    const auto truth = m_services->instancesOf(*line);
    std::size_t living = 0;
    for (int at = 0; at < m_instances->rowCount(); ++at) {
        const auto* shown = m_instances->instanceAt(at);
        const auto known = std::find_if(truth.begin(), truth.end(),
                                        [&](const auto& one) { return one.key == shown->key; });
        const bool ghost = m_instances->isGhost(m_instances->slotAt(at));
        QCOMPARE(ghost, known == truth.end());
        if (ghost) continue;
        ++living;
        QVERIFY(known->address == shown->address && known->health == shown->health);
    }
    QCOMPARE(living, truth.size());
}

void TstServiceModelRandom::randomBatchesEqualAResync()
{
    QFETCH(quint64, seed);
    qInfo("GRAPEVINE_SEED=%llu", seed);
    m_random = std::make_unique<SeededRandom>(seed);
    m_services = std::make_unique<ServiceModel>();
    m_instances = std::make_unique<InstanceModel>(*m_services);
    m_truth.clear();
    const QAbstractItemModelTester first(m_services.get(),
                                         QAbstractItemModelTester::FailureReportingMode::Fatal);
    const QAbstractItemModelTester second(m_instances.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    // As the place does it.
    connect(m_services.get(), &ServiceModel::raftTurned, m_instances.get(),
            &InstanceModel::refresh);
    for (int step = 0; step < 300; ++step) {
        m_instances->update(m_services->apply(randomBatch(), momentAt()));
        act();
        compareWithTruth();
        if (QTest::currentTestFailed()) return;
    }
    m_services->setFilter({});
    m_services->resort();
    std::vector<link::MemberRowPtr> all;
    for (const auto& [id, member] : m_truth)
        all.push_back(member);
    ServiceModel fresh;
    fresh.setByZone(m_services->isByZone());
    fresh.setOutsidersHidden(m_services->areOutsidersHidden());
    fresh.apply(batchOf(all, true), momentAt());
    fresh.sort(m_services->sortColumn(), m_services->sortOrder());
    QCOMPARE(content(fresh), content(*m_services));
}

QTEST_GUILESS_MAIN(TstServiceModelRandom)
#include "tst_service_model_random.moc"
