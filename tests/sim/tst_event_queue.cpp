#include <QtTest/QTest>
#include <algorithm>
#include <cstdint>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/random.h"
#include "core/sim/event_queue.h"

using namespace grapevine;
using namespace grapevine::sim;
using namespace std::chrono_literals;

class TstEventQueue : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theEarliestComesFirst()
    {
        EventQueue<int> queue;
        queue.put(TimePoint{3s}, 3);
        queue.put(TimePoint{1s}, 1);
        queue.put(TimePoint{2s}, 2);
        QCOMPARE(queue.size(), std::size_t{3});
        QCOMPARE(queue.nextAt(), std::optional{TimePoint{1s}});
        QCOMPARE(queue.take(), 1);
        QCOMPARE(queue.take(), 2);
        QCOMPARE(queue.take(), 3);
        QVERIFY(queue.empty());
        QVERIFY(!queue.nextAt());
    }

    void ofOneTimeTheFirstPutComesFirst()
    {
        EventQueue<int> queue;
        for (int i = 0; i < 1000; ++i)
            queue.put(TimePoint{1s}, i);
        for (int i = 0; i < 1000; ++i)
            QCOMPARE(queue.take(), i);
    }

    void whatIsPutMeanwhileTakesItsPlace()
    {
        EventQueue<int> queue;
        queue.put(TimePoint{1s}, 1);
        queue.put(TimePoint{3s}, 3);
        QCOMPARE(queue.take(), 1);
        queue.put(TimePoint{1s}, 11);
        queue.put(TimePoint{2s}, 2);
        QCOMPARE(queue.take(), 11);
        QCOMPARE(queue.take(), 2);
        QCOMPARE(queue.take(), 3);
    }

    void randomEventsComeOutInOrder()
    {
        struct Stamped {
            TimePoint at{};
            std::uint64_t number = 0;
        };
        SeededRandom random{7};
        EventQueue<Stamped> queue;
        std::uint64_t number = 0;
        TimePoint now{};
        const auto put = [&] {
            const auto at = now + Duration{static_cast<Duration::rep>(random.below(5000))};
            queue.put(at, {at, number++});
        };
        for (int i = 0; i < 10'000; ++i)
            put();
        Stamped last;
        for (int i = 0; i < 150'000; ++i) {
            const auto next = queue.nextAt();
            const auto taken = queue.take();
            QVERIFY(next == taken.at);
            QVERIFY(taken.at > last.at || (taken.at == last.at && taken.number > last.number) ||
                    i == 0);
            last = taken;
            now = taken.at;
            if (i % 20 != 0) put();
        }
    }

    void eventsKeepTheirBytes()
    {
        EventQueue<Bytes> queue;
        for (int i = 0; i < 100; ++i)
            queue.put(TimePoint{Duration{i}}, toBytes(std::to_string(i)));
        for (int i = 0; i < 50; ++i)
            QCOMPARE(asText(queue.take()), std::to_string(i));
        for (int i = 100; i < 150; ++i) {
            queue.put(TimePoint{Duration{i}}, toBytes(std::to_string(i)));
        }
        for (int i = 50; i < 150; ++i)
            QCOMPARE(asText(queue.take()), std::to_string(i));
    }
};

QTEST_APPLESS_MAIN(TstEventQueue)
#include "tst_event_queue.moc"
