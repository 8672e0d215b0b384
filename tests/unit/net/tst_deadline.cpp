#include <QtTest/QTest>

#include <boost/asio/io_context.hpp>
#include <memory>

#include "core/net/deadline.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;

namespace {

/// Two limits that pass at once: `second` is queued while the handler of the first one runs.
struct Pair {
    Pair()
        : first(context)
        , second(std::make_unique<Deadline>(context))
    {
    }
    /// Both pass, and `meanwhile` happens in between.
    void pass(const std::function<void()>& meanwhile)
    {
        first.arm({}, [this, meanwhile] {
            ++firstPassed;
            meanwhile();
        });
        second->arm({}, [this] { ++secondPassed; });
        context.poll();
    }

    boost::asio::io_context context;
    Deadline first;
    std::unique_ptr<Deadline> second;
    int firstPassed = 0;
    int secondPassed = 0;
};

} // namespace

class TstDeadline : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothPassWhenNothingComesBetween()
    {
        Pair pair;
        pair.pass([] {});
        QCOMPARE(pair.firstPassed, 1);
        QCOMPARE(pair.secondPassed, 1);
    }

    void aQueuedHandlerDoesNotHitTheNextStep()
    {
        Pair pair;
        int next = 0;
        pair.pass([&] { pair.second->arm(1h, [&] { ++next; }); });
        QCOMPARE(pair.firstPassed, 1);
        QCOMPARE(pair.secondPassed, 0);
        QCOMPARE(next, 0);
    }

    void aQueuedHandlerIsCancelledToo()
    {
        Pair pair;
        pair.pass([&] { pair.second->cancel(); });
        QCOMPARE(pair.firstPassed, 1);
        QCOMPARE(pair.secondPassed, 0);
    }

    void aQueuedHandlerDoesNotOutliveItsOwner()
    {
        Pair pair;
        pair.pass([&] { pair.second.reset(); });
        QCOMPARE(pair.firstPassed, 1);
        QCOMPARE(pair.secondPassed, 0);
    }
};

QTEST_APPLESS_MAIN(TstDeadline)
#include "tst_deadline.moc"
