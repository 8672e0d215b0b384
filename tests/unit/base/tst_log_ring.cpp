#include <QtTest/QTest>

#include <thread>

#include "core/base/log_ring.h"

using namespace grapevine;

class TstLogRing final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oldestLinesGiveWayAndAreCounted();
    void twoThreadsWriteAtOnce();
};

void TstLogRing::oldestLinesGiveWayAndAreCounted()
{
    LogRing ring;
    for (std::size_t at = 0; at < LogRing::kLinesMost + 3; ++at)
        ring.put({static_cast<std::int64_t>(at)}, LogLevel::Warning, "line " + std::to_string(at));
    const auto lines = ring.lines();
    QCOMPARE(lines.size(), LogRing::kLinesMost);
    QCOMPARE(lines.front().text, std::string("line 3"));
    QCOMPARE(lines.front().at.milliseconds, std::int64_t{3});
    QCOMPARE(lines.back().level, LogLevel::Warning);
    QCOMPARE(ring.dropped(), std::uint64_t{3});
}

void TstLogRing::twoThreadsWriteAtOnce()
{
    LogRing ring;
    const auto write = [&ring] {
        for (int at = 0; at < 200; ++at)
            ring.put({}, LogLevel::Info, "one");
    };
    std::thread other(write);
    write();
    other.join();
    QCOMPARE(ring.lines().size() + ring.dropped(), std::size_t{400});
}

QTEST_GUILESS_MAIN(TstLogRing)
#include "tst_log_ring.moc"
