#include <QAbstractItemModelTester>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <map>

#include "core/base/random.h"
#include "tests/models/member_rows.h"
#include "ui/models/member_model.h"

using namespace grapevine;
using models::MemberModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// Batches, sorts and filters by chance: the table tells the truth after each, and at the end
/// equals one that was told everything at once. GRAPEVINE_SEED replays a run.
class TstMemberModelRandom final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void randomBatchesEqualAResync_data();
    void randomBatchesEqualAResync();

private:
    void act();
    models::ColumnChoice randomChoice();
    void compareWithTruth();

    std::unique_ptr<SeededRandom> m_random;
    std::unique_ptr<MemberModel> m_model;
    std::map<std::uint32_t, link::MemberRowPtr> m_truth;

    [[nodiscard]] int below(int bound)
    {
        return static_cast<int>(m_random->below(static_cast<std::uint64_t>(bound)));
    }
    link::MemberRowPtr randomRow(std::uint32_t id);
    link::ObservationBatch randomBatch();
};

namespace {

QStringList names(const MemberModel& model)
{
    QStringList names;
    for (int at = 0; at < model.rowCount(); ++at)
        names.append(QString::fromStdString(model.rowAt(at)->facts->name));
    return names;
}

} // namespace

void TstMemberModelRandom::randomBatchesEqualAResync_data()
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
    // Sorted by a tag whose column then goes: that order goes with it.
    QTest::addRow("seed-1371756482") << quint64{1371756482};
}

link::MemberRowPtr TstMemberModelRandom::randomRow(std::uint32_t id)
{
    using link::MemberStatus;
    static constexpr MemberStatus statuses[] = {MemberStatus::Alive, MemberStatus::Alive,
                                                MemberStatus::Failed, MemberStatus::Left,
                                                MemberStatus::None};
    test::Sketch sketch{.id = id, .name = "n" + std::to_string(id)};
    sketch.status = statuses[below(5)];
    sketch.state = below(4) == 0 ? link::RawState::Suspect : link::RawState::Alive;
    sketch.incarnation = static_cast<std::uint32_t>(below(50));
    sketch.since = -std::chrono::seconds{below(500)};
    if (below(2) == 0) sketch.rtt = std::chrono::microseconds{below(5000)};
    const auto flaps = static_cast<std::uint32_t>(below(5));
    if (below(3) != 0) {
        sketch.tags.emplace_back("zone", std::string(1, static_cast<char>('a' + below(3))));
    }
    if (below(2) == 0) sketch.tags.emplace_back("x", std::to_string(below(9)));
    auto member = *row(sketch);
    if (flaps > 0) {
        auto history = std::make_shared<link::FlapHistory>();
        history->returned = flaps;
        history->lastFlap = momentAt(-std::chrono::seconds{below(5000)});
        member.flaps = std::move(history);
    }
    return std::make_shared<const link::MemberRow>(std::move(member));
}

link::ObservationBatch TstMemberModelRandom::randomBatch()
{
    link::ObservationBatch batch;
    batch.resync = below(25) == 0;
    if (batch.resync) m_truth.clear();
    for (int change = below(12); change > 0; --change) {
        const auto id = static_cast<std::uint32_t>(below(60));
        m_truth[id] = randomRow(id);
        batch.changed.push_back(m_truth[id]);
    }
    for (int removal = batch.resync ? 0 : below(3); removal > 0; --removal) {
        const auto id = static_cast<std::uint32_t>(below(60));
        const bool changedNow =
            std::any_of(batch.changed.begin(), batch.changed.end(),
                        [id](const auto& member) { return member->key.member.value() == id; });
        if (changedNow || m_truth.erase(id) == 0) continue;
        batch.removed.push_back({ClusterId{0}, MemberId{id}});
    }
    return batch;
}

models::ColumnChoice TstMemberModelRandom::randomChoice()
{
    static constexpr const char* ids[] = {"status", "address", "rtt",      "flaps",       "ribbon",
                                          "tag:x",  "tag:y",   "tag:zone", "status-time", "name"};
    const auto pick = [this](int most) {
        std::vector<std::string> picked;
        for (int count = below(most); count > 0; --count)
            picked.emplace_back(ids[below(10)]);
        return picked;
    };
    return {.added = pick(4), .removed = pick(3), .order = pick(6), .pinned = pick(3)};
}

void TstMemberModelRandom::act()
{
    static constexpr const char* filters[] = {
        "", "n1", "zone=a", "zone=b x=", "10.0.0.1", "flaps>1/1h", "flaps>2"};
    switch (below(12)) {
    case 0:
        m_model->sort(below(m_model->columnCount()),
                      below(2) == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        break;
    case 1: m_model->resort(); break;
    case 2: m_model->setFilter(QString::fromLatin1(filters[below(7)])); break;
    case 3: m_model->setColumnChoice(randomChoice()); break;
    case 4: m_model->setRibbonSpan(static_cast<models::RibbonSpan>(below(3))); break;
    default: break;
    }
}

void TstMemberModelRandom::compareWithTruth()
{
    QCOMPARE(m_model->tally().total, m_truth.size());
    for (int at = 0; at < m_model->rowCount(); ++at) {
        const auto shown = m_model->rowAt(at);
        const auto known = m_truth.find(shown->key.member.value());
        const bool ghost = m_model->index(at, 0).data(MemberModel::GhostRole).toBool();
        QCOMPARE(known == m_truth.end(), ghost);
        if (!ghost) QCOMPARE(shown, known->second);
        QCOMPARE(m_model->rowOf(shown->key), at);
    }
    if (m_model->pending() != 0) return;
    // Nothing pending: a re-sort changes nothing, unless the column it sorts by is gone.
    const QStringList before = names(*m_model);
    const int column = m_model->sortColumn();
    const auto sorted =
        column < 0 ? models::MemberColumn{} : m_model->columns()[static_cast<std::size_t>(column)];
    m_model->resort();
    const auto& columns = m_model->columns();
    if (column >= 0 && columns[static_cast<std::size_t>(m_model->sortColumn())] == sorted) {
        QCOMPARE(names(*m_model), before);
    }
}

void TstMemberModelRandom::randomBatchesEqualAResync()
{
    QFETCH(quint64, seed);
    qInfo("GRAPEVINE_SEED=%llu", seed);
    m_random = std::make_unique<SeededRandom>(seed);
    m_model = std::make_unique<MemberModel>();
    m_truth.clear();
    const QAbstractItemModelTester tester(m_model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (int step = 0; step < 300; ++step) {
        m_model->apply(randomBatch(), momentAt());
        act();
        compareWithTruth();
        if (QTest::currentTestFailed()) return;
    }
    m_model->setFilter({});
    m_model->resort();
    std::vector<link::MemberRowPtr> all;
    for (const auto& [id, member] : m_truth)
        all.push_back(member);
    MemberModel fresh;
    fresh.apply(batchOf(all, true), momentAt());
    fresh.setColumnChoice(m_model->columnChoice());
    QVERIFY(fresh.columns() == m_model->columns());
    // Only who was there all the time has seen what the ribbons show.
    const auto isRibbon = [this](int column) {
        return m_model->columns()[static_cast<std::size_t>(column)].kind ==
               models::MemberColumn::Kind::Ribbon;
    };
    // A column that went away took the sorting along.
    if (m_model->sortColumn() < 0 || isRibbon(m_model->sortColumn()))
        m_model->sort(isRibbon(0) ? 1 : 0, Qt::AscendingOrder);
    fresh.sort(m_model->sortColumn(), m_model->sortOrder());
    QCOMPARE(names(fresh), names(*m_model));
    for (int at = 0; at < fresh.rowCount(); ++at) {
        for (int column = 0; column < fresh.columnCount(); ++column) {
            if (isRibbon(column)) continue;
            QCOMPARE(fresh.index(at, column).data(), m_model->index(at, column).data());
        }
    }
    QVERIFY(fresh.tally() == m_model->tally());
}

QTEST_GUILESS_MAIN(TstMemberModelRandom)
#include "tst_member_model_random.moc"
