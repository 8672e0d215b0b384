#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QTest>

#include "core/base/random.h"
#include "tests/models/member_rows.h"
#include "ui/models/ghost_limit.h"
#include "ui/models/member_model.h"
#include "ui/models/service_model.h"

using namespace grapevine;
using models::kGhostsLeft;
using models::kGhostsMost;
using models::MemberModel;
using models::ServiceModel;
using test::batchOf;
using test::momentAt;
using test::row;

/// What has gone is kept until a re-sort, but not without end.
class TstGhostLimit final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOldestMembersAreLetGoFirst();
    void scatteredOnesAreLetGoAsWell();
    void hiddenOnesCountToo();
    void servicesHaveTheSameLimit();
    void orderKeepsWhatWasTouched();
    void freedSlotsAreUsedAgain();
};

namespace {

std::vector<link::MemberRowPtr> members(std::uint32_t count)
{
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t id = 0; id < count; ++id)
        rows.push_back(row({.id = id,
                            .name = "node-" + std::to_string(id),
                            .tags = {{"service", "s" + std::to_string(id)}, {"port", "1"}}}));
    return rows;
}

link::ObservationBatch gone(std::uint32_t first, std::uint32_t past, std::uint32_t step = 1)
{
    link::ObservationBatch batch;
    for (auto id = first; id < past; id += step)
        batch.removed.push_back({ClusterId{0}, MemberId{id}});
    return batch;
}

} // namespace

void TstGhostLimit::theOldestMembersAreLetGoFirst()
{
    MemberModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    constexpr auto all = static_cast<std::uint32_t>(kGhostsMost + 500);
    model.apply(batchOf(members(all)), momentAt());
    // By name 1 stands after 0 and before 10; those that go first are a run of rows.
    model.apply(gone(0, 300), momentAt());
    QCOMPARE(model.ghostsLetGo(), std::uint64_t{0});
    QCOMPARE(model.rowCount(), static_cast<int>(all));
    QSignalSpy reset(&model, &MemberModel::modelReset);
    model.apply(gone(300, static_cast<std::uint32_t>(kGhostsMost) + 1), momentAt());
    const auto letGo = kGhostsMost + 1 - kGhostsLeft;
    QCOMPARE(model.ghostsLetGo(), std::uint64_t{letGo});
    QCOMPARE(model.rowCount(), static_cast<int>(all - letGo));
    // Of those that went in one breath any may go; those that went before all do.
    for (std::uint32_t id = 0; id < 300; ++id)
        QCOMPARE(model.rowOf({ClusterId{0}, MemberId{id}}), -1);
    QVERIFY(model.rowOf({ClusterId{0}, MemberId{all - 1}}) >= 0);
    QCOMPARE(reset.size(), 0);
    QCOMPARE(model.pending(), static_cast<int>(kGhostsLeft));
    model.resort();
    QCOMPARE(model.pending(), 0);
    QCOMPARE(model.rowCount(), static_cast<int>(all - kGhostsMost - 1));
}

void TstGhostLimit::scatteredOnesAreLetGoAsWell()
{
    MemberModel model;
    // The model tester looks at all rows for each of thousands of single changes: not here.
    constexpr auto all = static_cast<std::uint32_t>(2 * kGhostsMost + 10);
    model.apply(batchOf(members(all)), momentAt());
    model.apply(gone(0, all, 2), momentAt());
    QCOMPARE(model.ghostsLetGo(), std::uint64_t{all / 2 - kGhostsLeft});
    QCOMPARE(model.rowCount(), static_cast<int>(all / 2 + kGhostsLeft));
    QCOMPARE(model.tally().total, std::size_t{all / 2});
}

void TstGhostLimit::hiddenOnesCountToo()
{
    MemberModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    constexpr auto all = static_cast<std::uint32_t>(kGhostsMost + 10);
    model.apply(batchOf(members(all)), momentAt());
    model.setFilter(QStringLiteral("name=node-%1").arg(all - 1));
    QCOMPARE(model.rowCount(), 1);
    model.apply(gone(0, all), momentAt());
    QVERIFY(model.members().size() <= kGhostsMost);
    QVERIFY(model.ghostsLetGo() > 0);
    model.setFilter({});
    QCOMPARE(model.rowCount(), static_cast<int>(kGhostsLeft));
}

void TstGhostLimit::servicesHaveTheSameLimit()
{
    ServiceModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    constexpr auto all = static_cast<std::uint32_t>(kGhostsMost + 100);
    model.apply(batchOf(members(all)), momentAt());
    QCOMPARE(model.rowCount(), static_cast<int>(all));
    model.apply(gone(0, 200), momentAt());
    model.apply(gone(200, static_cast<std::uint32_t>(kGhostsMost) + 5), momentAt());
    QCOMPARE(model.ghostsLetGo(), std::uint64_t{kGhostsMost + 5 - kGhostsLeft});
    QCOMPARE(model.rowCount(), static_cast<int>(95 + kGhostsLeft));
    QCOMPARE(model.pending(), static_cast<int>(kGhostsLeft));
    model.resort();
    QCOMPARE(model.rowCount(), 95);
    QCOMPARE(model.pending(), 0);
}

void TstGhostLimit::orderKeepsWhatWasTouched()
{
    models::OrderIndex index;
    index.assign({0, 1, 2, 3, 4, 5});
    const auto before = [](models::Slot a, models::Slot b) {
        // 5 belongs to the front.
        return (a == 5 ? 0 : a + 1) < (b == 5 ? 0 : b + 1);
    };
    const auto none = [](models::Slot) { return false; };
    index.touch(1);
    index.touch(5);
    index.remove(1, 2);
    QCOMPARE(index.order(), (std::vector<models::Slot>{0, 3, 4, 5}));
    QCOMPARE(index.rowOf(1), -1);
    QCOMPARE(index.rowOf(5), 3);
    QCOMPARE(index.outOfPlace(before, none), std::size_t{1});
    const auto rows = models::rowsOf(index, {5, 0, 4, 1});
    QCOMPARE(rows.runs.size(), std::size_t{2});
    QCOMPARE(rows.runs[0].first, 2);
    QCOMPARE(rows.runs[0].last, 3);
    QCOMPARE(rows.runs[1].last, 0);
}

void TstGhostLimit::freedSlotsAreUsedAgain()
{
    const QString given = qEnvironmentVariable("GRAPEVINE_SEED");
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(QDateTime::currentMSecsSinceEpoch())
                                         : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    SeededRandom random(seed);
    MemberModel model;
    ServiceModel services;
    std::uint32_t next = 0;
    std::size_t alive = 0;
    for (int round = 0; round < 8; ++round) {
        const auto count = static_cast<std::uint32_t>(kGhostsMost / 2 + random.below(kGhostsMost));
        std::vector<link::MemberRowPtr> rows;
        for (std::uint32_t i = 0; i < count; ++i, ++next) {
            rows.push_back(row({.id = next,
                                .name = "m" + std::to_string(random.below(100'000)),
                                .tags = {{"service", "x" + std::to_string(next)}}}));
        }
        model.apply(batchOf(rows), momentAt());
        services.apply(batchOf(rows), momentAt());
        alive += count;
        link::ObservationBatch away;
        for (const auto& one : rows)
            if (random.below(4) != 0) away.removed.push_back(one->key);
        alive -= away.removed.size();
        model.apply(away, momentAt());
        services.apply(away, momentAt());
        QCOMPARE(model.tally().total, alive);
        QVERIFY(model.members().ghosts() <= kGhostsMost);
        QVERIFY(static_cast<std::size_t>(services.rowCount()) <= alive + kGhostsMost);
    }
    model.resort();
    services.resort();
    QCOMPARE(static_cast<std::size_t>(model.rowCount()), alive);
    QCOMPARE(static_cast<std::size_t>(services.rowCount()), alive);
}

QTEST_APPLESS_MAIN(TstGhostLimit)
#include "tst_ghost_limit.moc"
