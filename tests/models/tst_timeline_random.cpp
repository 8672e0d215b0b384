#include <QAbstractItemModelTester>
#include <QTest>

#include <chrono>
#include <memory>

#include "tests/models/timeline_story.h"
#include "ui/models/density.h"
#include "ui/models/lanes.h"
#include "ui/models/timeline_model.h"

using namespace grapevine;
using models::TimelineModel;
using test::momentAt;

/// Lines, filters, folds and rings by chance: what was put together step by step equals what is
/// made from scratch. GRAPEVINE_SEED replays a run.
class TstTimelineRandom final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stepByStepEqualsFromScratch_data();
    void stepByStepEqualsFromScratch();
    void densityStepByStepEqualsFromScratch_data();
    void densityStepByStepEqualsFromScratch();

private:
    void addSeeds();
};

namespace {

void finish(TimelineModel& model)
{
    while (model.work()) {
    }
}

QString differenceOf(const TimelineModel& a, const TimelineModel& b)
{
    if (a.rowCount() != b.rowCount())
        return QStringLiteral("%1 rows, %2 from scratch").arg(a.rowCount()).arg(b.rowCount());
    for (int row = 0; row < a.rowCount(); ++row) {
        for (int column = 0; column < models::kTimelineColumns; ++column) {
            const auto one = a.index(row, column).data().toString();
            const auto other = b.index(row, column).data().toString();
            if (one != other)
                return QStringLiteral("row %1: '%2', from scratch '%3'").arg(row).arg(one, other);
        }
        const auto id = a.rowAt(row).first;
        const int back = a.rowOf(id);
        const bool isFirstOfOpen = a.rowAt(row).isFold() && a.rowAt(row).isOpen;
        if (back != (isFirstOfOpen ? row + 1 : row))
            return QStringLiteral("row %1 is found as %2").arg(row).arg(back);
    }
    return {};
}

} // namespace

void TstTimelineRandom::addSeeds()
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
    for (int run = 0; run < 12; ++run) {
        const quint64 seed = seeds.next() >> 32U;
        QTest::addRow("seed-%llu", seed) << seed;
    }
}

void TstTimelineRandom::stepByStepEqualsFromScratch_data()
{
    addSeeds();
}

void TstTimelineRandom::stepByStepEqualsFromScratch()
{
    QFETCH(quint64, seed);
    qInfo("GRAPEVINE_SEED=%llu", seed);
    test::RandomStory story(seed, 20);
    // Half of the runs fill the ring, half keep every line.
    const auto capacity = static_cast<std::size_t>(50 + story.below(400) + story.below(2) * 10'000);
    TimelineModel model(nullptr, capacity);
    TimelineModel scratch(nullptr, capacity);
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    static constexpr const char* filters[] = {"",   "kind~^member",    "zone=a",
                                              "n1", "kind:user,query", "not kind:user"};
    for (int step = 0; step < 150; ++step) {
        std::vector<link::TimelineEntry> entries;
        for (auto count = story.below(9); count > 0; --count)
            entries.push_back(story.next());
        const auto now = momentAt(story.later());
        const auto batch = test::batchOf(entries);
        scratch.apply(batch, now);
        model.apply(batch, now);
        model.tick(now);
        scratch.tick(now);
        switch (story.below(12)) {
        case 0: {
            const auto filter = QString::fromLatin1(filters[story.below(6)]);
            model.setFilter(filter);
            scratch.setFilter(filter);
            break;
        }
        case 1: {
            const bool on = story.below(2) == 0;
            model.setCoalesced(on);
            scratch.setCoalesced(on);
            break;
        }
        case 2: {
            const auto range =
                story.below(3) == 0
                    ? std::nullopt
                    : std::optional(models::TimeRange{
                          momentAt(story.later() / 2).boot,
                          momentAt(story.later() + std::chrono::seconds{story.below(60)}).boot});
            model.setRange(range);
            scratch.setRange(range);
            break;
        }
        case 3:
        case 4:
            if (model.rowCount() > 0) {
                const auto row =
                    static_cast<int>(story.below(static_cast<std::uint64_t>(model.rowCount())));
                model.setOpen(row, !model.rowAt(row).isOpen);
            }
            break;
        default: break;
        }
        finish(model);
        finish(scratch);
    }
    // All folds shut, as a fresh look has them; lines whose fold has begun in the dropped ones are
    // there again.
    for (int row = 0; row < model.rowCount(); ++row)
        model.setOpen(row, false);
    if (model.raw().dropped() == 0) {
        scratch.setFolding(false);
        scratch.setFolding(true);
        finish(scratch);
        const auto difference = differenceOf(model, scratch);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
    model.setFolding(false);
    scratch.setFolding(false);
    finish(model);
    finish(scratch);
    const auto difference = differenceOf(model, scratch);
    QVERIFY2(difference.isEmpty(), qPrintable(difference));
    // Each line shown is one that passes, and no other does.
    int passing = 0;
    const auto& store = model.shown();
    for (auto id = store.firstId(); id < store.endId(); ++id)
        if (model.filter().passes(store, id, momentAt(story.later()).boot)) ++passing;
    QCOMPARE(model.rowCount(), passing);
    // Lanes that grew equal lanes opened now, but for their order.
    models::Lanes fresh;
    fresh.show(store, model.rows());
    std::size_t changes = 0;
    for (std::size_t lane = 0; lane < fresh.size(); ++lane)
        changes += fresh.at(lane).changes.size();
    models::Lanes grown;
    grown.append(store, model.rows());
    std::size_t grownChanges = 0;
    for (std::size_t lane = 0; lane < grown.size(); ++lane)
        grownChanges += grown.at(lane).changes.size();
    QCOMPARE(grown.size(), fresh.size());
    QCOMPARE(grownChanges, changes);
}

void TstTimelineRandom::densityStepByStepEqualsFromScratch_data()
{
    addSeeds();
}

void TstTimelineRandom::densityStepByStepEqualsFromScratch()
{
    using namespace std::chrono_literals;
    QFETCH(quint64, seed);
    qInfo("GRAPEVINE_SEED=%llu", seed);
    test::RandomStory story(seed, 20);
    models::TimelineStore store;
    models::Density grown;
    Duration width = 1s;
    Duration from{};
    for (int step = 0; step < 200; ++step) {
        for (auto count = story.below(9); count > 0; --count)
            store.add(story.next());
        if (story.below(20) == 0) width = models::Density::roundWidth(story.below(9'000) * 1ms);
        if (story.below(5) == 0) from = std::max<Duration>(from, story.later() / 2);
        if (story.below(30) == 0) from = Duration{};
        const models::TimeRange range{
            momentAt(from).boot,
            momentAt(std::max<Duration>(from, story.later()) + story.below(30) * 1s + 1s).boot};
        grown.show(store, range, width);
        models::Density fresh;
        fresh.show(store, range, width);
        QCOMPARE(grown.size(), fresh.size());
        for (std::size_t bin = 0; bin < fresh.size(); ++bin) {
            QCOMPARE(grown.begin(bin), fresh.begin(bin));
            QVERIFY2(grown.at(bin).counts == fresh.at(bin).counts,
                     qPrintable(QStringLiteral("step %1, bin %2").arg(step).arg(bin)));
        }
    }
}

QTEST_GUILESS_MAIN(TstTimelineRandom)
#include "tst_timeline_random.moc"
