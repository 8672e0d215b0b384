#include <QtTest/QTest>
#include <algorithm>
#include <atomic>

#include "core/net/mdns_browser.h"
#include "core/net/multicast_interfaces.h"

using namespace grapevine;
using namespace grapevine::net;

// What it finds is shown against real agents in tests/interop/test_discover.py.
class TstMdnsBrowser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void itAsksOnEachInterfaceOrTellsWhyNot()
    {
        GossipThread thread;
        MdnsBrowser browser(thread);
        std::shared_ptr<const MdnsFindings> findings;
        QTRY_VERIFY_WITH_TIMEOUT((findings = browser.take())->asked, 5000);
        for (const auto& interface : multicastInterfaces()) {
            const auto& asking = findings->asking;
            const bool asked =
                std::find(asking.begin(), asking.end(), interface.name) != asking.end();
            const bool told = std::any_of(
                findings->problems.begin(), findings->problems.end(), [&](const auto& problem) {
                    return problem.interface.starts_with(interface.name) && !problem.reason.empty();
                });
            QVERIFY2(asked || told, interface.name.c_str());
        }
    }

    void findingsAreThereFromTheStartAndWakeTheReaderOnce()
    {
        GossipThread thread;
        MdnsBrowser browser(thread, {"gv", "no..name"});
        QVERIFY(browser.take() != nullptr);
        std::atomic<int> woken{0};
        browser.onReady([&] { ++woken; });
        QTRY_VERIFY_WITH_TIMEOUT(woken > 0, 5000);
        QCOMPARE(woken.load(), 1);
        const auto findings = browser.take();
        QCOMPARE(findings->counters.value("discovery.bad-cluster-name"), std::uint64_t{1});
        // Not taken, they wake nobody else; taken, the next ones do.
        QTRY_VERIFY_WITH_TIMEOUT(woken > 1, 5000);
    }

    void itEndsAtOnceWhileItStillAsks()
    {
        GossipThread thread;
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> woken{0};
            MdnsBrowser browser(thread);
            browser.onReady([&] { ++woken; });
            if (round % 2 == 1) QTRY_VERIFY_WITH_TIMEOUT(woken > 0, 5000);
        }
    }

    void severalBrowsersShareAThread()
    {
        GossipThread thread;
        MdnsBrowser first(thread);
        MdnsBrowser second(thread);
        QTRY_VERIFY_WITH_TIMEOUT(first.take()->asked && second.take()->asked, 5000);
    }
};

QTEST_GUILESS_MAIN(TstMdnsBrowser)
#include "tst_mdns_browser.moc"
