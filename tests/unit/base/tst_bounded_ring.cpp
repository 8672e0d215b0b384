#include <QTest>
#include <deque>
#include <memory>

#include "core/base/bounded_ring.h"

using namespace grapevine;

class TstBoundedRing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void keepsEverythingUpToItsCapacity();
    void theOldestGivesWayAndIsCounted();
    void withoutRoomEveryPushIsALoss();
    void clearingForgetsItemsButNotLosses();
    void takesWhatCanOnlyBeMoved();
};

void TstBoundedRing::keepsEverythingUpToItsCapacity()
{
    BoundedRing<int> ring{3};
    for (int i = 1; i <= 3; ++i)
        ring.push(i);
    QCOMPARE(ring.items(), (std::deque<int>{1, 2, 3}));
    QCOMPARE(ring.size(), std::size_t{3});
    QCOMPARE(ring.capacity(), std::size_t{3});
    QCOMPARE(ring.dropped(), std::uint64_t{0});
}

void TstBoundedRing::theOldestGivesWayAndIsCounted()
{
    BoundedRing<int> ring{3};
    for (int i = 1; i <= 1000; ++i)
        ring.push(i);
    QCOMPARE(ring.items(), (std::deque<int>{998, 999, 1000}));
    QCOMPARE(ring.dropped(), std::uint64_t{997});
}

void TstBoundedRing::withoutRoomEveryPushIsALoss()
{
    BoundedRing<int> ring{0};
    ring.push(1);
    ring.push(2);
    QCOMPARE(ring.size(), std::size_t{0});
    QCOMPARE(ring.dropped(), std::uint64_t{2});
}

void TstBoundedRing::clearingForgetsItemsButNotLosses()
{
    BoundedRing<int> ring{1};
    ring.push(1);
    ring.push(2);
    ring.clear();
    QCOMPARE(ring.size(), std::size_t{0});
    QCOMPARE(ring.dropped(), std::uint64_t{1});
    ring.push(3);
    QCOMPARE(ring.items(), (std::deque<int>{3}));
}

void TstBoundedRing::takesWhatCanOnlyBeMoved()
{
    BoundedRing<std::unique_ptr<int>> ring{1};
    ring.push(std::make_unique<int>(1));
    ring.push(std::make_unique<int>(2));
    QCOMPARE(*ring.items().front(), 2);
}

QTEST_APPLESS_MAIN(TstBoundedRing)
#include "tst_bounded_ring.moc"
