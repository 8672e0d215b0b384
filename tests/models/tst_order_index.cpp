#include <QTest>

#include <algorithm>
#include <chrono>
#include <numeric>

#include "core/base/random.h"
#include "ui/models/order_index.h"

using grapevine::models::OrderIndex;
using grapevine::models::Slot;

class TstOrderIndex final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsAndSlotsPointAtEachOther();
    void untouchedOrderIsInPlace();
    void touchedRowThatStillFitsIsInPlace();
    void adjacentTouchedRowsAreWeighedTogether();
    void misfitIsOutOfPlaceWhereverItStands();
    void zeroExactlyWhenSorted();
    void stormIsCountedAndForgotten();
    void removedRowsAreOutOfPlaceNoMore();
};

namespace {

/// Values by slot, and the questions an index asks about them.
struct Values {
    std::vector<int> of;
    OrderIndex::Before before = [this](Slot a, Slot b) {
        return of[a] != of[b] ? of[a] < of[b] : a < b;
    };
    OrderIndex::Misfit none = [](Slot) { return false; };
};

} // namespace

void TstOrderIndex::rowsAndSlotsPointAtEachOther()
{
    OrderIndex index;
    index.assign({4, 1, 7});
    index.append(2);
    QCOMPARE(index.size(), 4U);
    QCOMPARE(index.rowOf(7), 2);
    QCOMPARE(index.rowOf(2), 3);
    QCOMPARE(index.rowOf(0), -1);
    QCOMPARE(index.rowOf(99), -1);
    index.assign({1});
    QCOMPARE(index.rowOf(7), -1);
    QCOMPARE(index.slotAt(0), 1U);
}

void TstOrderIndex::untouchedOrderIsInPlace()
{
    Values values{{5, 3, 1}};
    OrderIndex index;
    index.assign({2, 1, 0});
    QCOMPARE(index.outOfPlace(values.before, values.none), 0U);
}

void TstOrderIndex::touchedRowThatStillFitsIsInPlace()
{
    Values values{{10, 20, 30}};
    OrderIndex index;
    index.assign({0, 1, 2});
    values.of[1] = 25;
    index.touch(1);
    QCOMPARE(index.outOfPlace(values.before, values.none), 0U);
    values.of[1] = 35;
    index.touch(1);
    QCOMPARE(index.outOfPlace(values.before, values.none), 1U);
    // Asked again without news, the answer stays.
    QCOMPARE(index.outOfPlace(values.before, values.none), 1U);
}

void TstOrderIndex::adjacentTouchedRowsAreWeighedTogether()
{
    Values values{{10, 20, 30, 40}};
    OrderIndex index;
    index.assign({0, 1, 2, 3});
    values.of[1] = 36;
    values.of[2] = 35;
    index.touch(1);
    index.touch(2);
    QCOMPARE(index.outOfPlace(values.before, values.none), 1U);
}

void TstOrderIndex::misfitIsOutOfPlaceWhereverItStands()
{
    Values values{{10, 20, 30}};
    OrderIndex index;
    index.assign({0, 1, 2});
    index.touch(1);
    QCOMPARE(index.outOfPlace(values.before, [](Slot slot) { return slot == 1; }), 1U);
}

void TstOrderIndex::removedRowsAreOutOfPlaceNoMore()
{
    Values values{{10, 20, 30, 40, 5, 6}};
    OrderIndex index;
    index.assign({0, 1, 2, 3});
    index.append(4);
    index.append(5);
    QCOMPARE(index.outOfPlace(values.before, values.none), 2U);
    index.remove(0, 1);
    QCOMPARE(index.rowOf(4), 2);
    QCOMPARE(index.outOfPlace(values.before, values.none), 2U);
    index.remove(2, 3);
    QCOMPARE(index.size(), 2U);
    QCOMPARE(index.outOfPlace(values.before, values.none), 0U);
}

void TstOrderIndex::zeroExactlyWhenSorted()
{
    const QByteArray given = qgetenv("GRAPEVINE_SEED");
    const auto now = std::chrono::system_clock::now().time_since_epoch().count();
    const quint64 seed = given.isEmpty() ? static_cast<quint64>(now) : given.toULongLong();
    qInfo("GRAPEVINE_SEED=%llu", seed);
    grapevine::SeededRandom random(seed);
    for (int run = 0; run < 300; ++run) {
        Values values{std::vector<int>(12)};
        for (auto& value : values.of)
            value = static_cast<int>(random.below(20));
        std::vector<Slot> order(10);
        std::iota(order.begin(), order.end(), Slot{0});
        std::sort(order.begin(), order.end(), values.before);
        OrderIndex index;
        index.assign(order);
        for (int step = 0; step < 12; ++step) {
            const auto slot = static_cast<Slot>(random.below(10));
            values.of[slot] = static_cast<int>(random.below(20));
            index.touch(slot);
            if (step == 5) index.append(10);
            if (step == 8) index.append(11);
            const bool sorted =
                std::is_sorted(index.order().begin(), index.order().end(), values.before);
            const auto count = index.outOfPlace(values.before, values.none);
            QCOMPARE(count == 0, sorted);
            QVERIFY(count <= index.size());
        }
    }
}

void TstOrderIndex::stormIsCountedAndForgotten()
{
    constexpr int rows = 2'000;
    constexpr int stormy = 3 * static_cast<int>(OrderIndex::kWeighedMost);
    Values values{std::vector<int>(rows)};
    std::iota(values.of.begin(), values.of.end(), 0);
    std::vector<Slot> order(rows);
    std::iota(order.begin(), order.end(), Slot{0});
    OrderIndex index;
    index.assign(order);
    // One after the other they go to the end, and are seen to be out of place.
    for (int one = 0; one < stormy; ++one) {
        values.of[static_cast<std::size_t>(one)] += rows;
        index.touch(static_cast<Slot>(one));
        QCOMPARE(index.outOfPlace(values.before, values.none), static_cast<std::size_t>(one + 1));
    }
    // They come back, and nothing is left to be sorted.
    for (int one = stormy - 1; one >= 0; --one) {
        values.of[static_cast<std::size_t>(one)] -= rows;
        index.touch(static_cast<Slot>(one));
        static_cast<void>(index.outOfPlace(values.before, values.none));
    }
    QCOMPARE(index.outOfPlace(values.before, values.none), 0U);
}

QTEST_APPLESS_MAIN(TstOrderIndex)
#include "tst_order_index.moc"
