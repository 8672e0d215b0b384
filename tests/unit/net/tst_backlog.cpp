#include <QtTest/QTest>

#include <numeric>
#include <vector>

#include "core/net/backlog.h"

using namespace grapevine::net;

class TstBacklog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatFitsComesOutInOrder()
    {
        Backlog<int> log{100};
        QCOMPARE(log.put({1, 2}), std::size_t{0});
        QCOMPARE(log.put({3}), std::size_t{0});
        QCOMPARE(log.take(), (std::vector<int>{1, 2, 3}));
        QVERIFY(log.take().empty());
        QCOMPARE(log.dropped(), std::uint64_t{0});
    }

    void ofAFloodTheFirstAndTheNewestStay()
    {
        Backlog<int> log{10};
        std::vector<int> flood(1000);
        std::iota(flood.begin(), flood.end(), 0);
        QCOMPARE(log.put(flood), std::size_t{990});
        QCOMPARE(log.take(), (std::vector<int>{0, 991, 992, 993, 994, 995, 996, 997, 998, 999}));
        QCOMPARE(log.put({7}), std::size_t{0});
        QCOMPARE(log.take(), (std::vector<int>{7}));
        QCOMPARE(log.dropped(), std::uint64_t{990});
    }
};

QTEST_APPLESS_MAIN(TstBacklog)
#include "tst_backlog.moc"
