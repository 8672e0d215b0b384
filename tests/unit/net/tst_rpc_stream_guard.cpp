#include <QtTest/QTest>

#include <chrono>

#include "core/net/rpc_stream_guard.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;

namespace {

constexpr TimePoint kBegin{1000s};
constexpr auto kLine = "2026/11/21 15:06:06 [INFO] agent: Received event: user-event: deploy";

RpcStreamGuard opened()
{
    RpcStreamGuard out;
    out.handleOpened(kBegin);
    return out;
}

} // namespace

class TstRpcStreamGuard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAStreamNothingIsInTheWay()
    {
        RpcStreamGuard guard;
        QVERIFY(guard.mayClose(kBegin));
        guard.handleLogLine(kBegin, kLine);
        QVERIFY(guard.mayClose(kBegin));
        guard = opened();
        guard.handleClosed();
        QVERIFY(guard.mayClose(kBegin));
    }

    void anEventUnderWayHoldsTheStreamOpenUntilItsRecordComes()
    {
        auto guard = opened();
        QVERIFY(guard.mayClose(kBegin + 3s));
        guard.handleLogLine(kBegin + 3s, kLine);
        guard.handleLogLine(kBegin + 3s, "[INFO] agent: something else");
        QVERIFY(!guard.mayClose(kBegin + 10s));
        guard.handleRecord(kBegin + 10s);
        QVERIFY(!guard.mayClose(kBegin + 10s)); // Another may follow at once.
        QVERIFY(guard.mayClose(kBegin + 11s));
    }

    void aRecordMayOvertakeItsLine()
    {
        auto guard = opened();
        guard.handleRecord(kBegin + 3s);
        guard.handleLogLine(kBegin + 3s + 5ms, kLine);
        QVERIFY(guard.mayClose(kBegin + 4s));
        // A record of long ago is not this line's.
        guard.handleRecord(kBegin + 5s);
        guard.handleLogLine(kBegin + 8s, kLine);
        QVERIFY(!guard.mayClose(kBegin + 9s));
    }

    void aLineOnItsWayIsWaitedForBeforeTheEnd()
    {
        auto guard = opened();
        const auto later = kBegin + 10s;
        QVERIFY(guard.mayClose(later));
        guard.handleEnding(later);
        QVERIFY(!guard.mayClose(later));
        guard.handleLogLine(later + 50ms, kLine);
        QVERIFY(!guard.mayClose(later + 1s)); // Under way until its record comes.
        guard.handleRecord(later + 1s);
        QVERIFY(guard.mayClose(later + 1s + RpcStreamGuard::kQuiet));
    }

    void whatWeSentIsWaitedFor()
    {
        auto guard = opened();
        guard.handleSent(kBegin + 5s);
        QVERIFY(!guard.mayClose(kBegin + 5s));
        QVERIFY(guard.mayClose(kBegin + 5s + RpcStreamGuard::kQuiet));
    }

    void oldLinesAndDroppedRecordsHoldNothingForLong()
    {
        auto guard = opened();
        guard.handleLogLine(kBegin + 1s, kLine);
        QVERIFY(guard.mayClose(kBegin + 2s));
        guard.handleLogLine(kBegin + 4s, kLine);
        QVERIFY(!guard.mayClose(kBegin + 63s));
        QVERIFY(guard.mayClose(kBegin + 65s));
    }
};

QTEST_APPLESS_MAIN(TstRpcStreamGuard)
#include "tst_rpc_stream_guard.moc"
