#include <QElapsedTimer>
#include <QtTest/QTest>

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <variant>
#include <vector>

#include "core/net/demo_addresses.h"
#include "core/net/demo_fleet.h"
#include "core/net/gossip_thread.h"

#include <boost/asio/io_context.hpp>

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;

namespace {

/// A fleet with what it said so far.
class Told {
public:
    explicit Told(DemoOptions options)
        : m_fleet(m_thread, std::move(options), Log{})
    {
    }

    DemoFleet& fleet() { return m_fleet; }

    /// The first news of the kind that fits, from now on; the rest is forgotten.
    template<class News>
    std::optional<News> next(const std::function<bool(const News&)>& fits = {},
                             std::chrono::milliseconds limit = 60s)
    {
        std::optional<News> found;
        static_cast<void>(QTest::qWaitFor(
            [&] {
                for (const auto& news : m_fleet.take()) {
                    const auto* one = std::get_if<News>(&news);
                    if (one != nullptr && !found && (!fits || fits(*one))) found = *one;
                }
                return found.has_value();
            },
            static_cast<int>(limit.count())));
        return found;
    }

    DemoOutcome tell(const char* line)
    {
        const auto command = agent::parseDemoCommand(line);
        m_fleet.submit(**command);
        return next<DemoOutcome>().value_or(DemoOutcome{{}, {}, "no answer", {}});
    }

    DemoNodeRow row(const std::string& name)
    {
        for (auto& row : tell("nodes").nodes)
            if (row.name == name) return row;
        return {};
    }

    /// Until every node in this state sees so many.
    bool seen(std::size_t count, const std::vector<std::string>& by)
    {
        return QTest::qWaitFor(
            [&] {
                const auto rows = tell("nodes").nodes;
                return std::all_of(by.begin(), by.end(), [&](const auto& name) {
                    const auto at = std::find_if(rows.begin(), rows.end(),
                                                 [&](const auto& row) { return row.name == name; });
                    return at != rows.end() && at->sees == count;
                });
            },
            60'000);
    }

private:
    GossipThread m_thread;
    DemoFleet m_fleet;
};

DemoOptions local(std::size_t nodes)
{
    DemoOptions out;
    out.nodes = nodes;
    out.timing = agent::TimingPreset::Local;
    return out;
}

} // namespace

class TstDemoFleet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allSeeAll_data()
    {
        QTest::addColumn<int>("nodes");
        QTest::addColumn<bool>("shared");
        QTest::newRow("one") << 1 << false;
        QTest::newRow("five") << 5 << false;
        QTest::newRow("five on one address") << 5 << true;
        QTest::newRow("24") << 24 << false;
    }
    void allSeeAll()
    {
        QFETCH(int, nodes);
        QFETCH(bool, shared);
        auto options = local(static_cast<std::size_t>(nodes));
        if (shared) options.bind = IpAddress::fromText("127.0.0.1");
        Told demo(options);
        const auto ready = demo.next<DemoReady>();
        QVERIFY(ready.has_value());
        QCOMPARE(ready->nodes, static_cast<std::size_t>(nodes));
        std::set<Endpoint> endpoints;
        std::set<IpAddress> addresses;
        for (const auto& row : demo.tell("nodes").nodes) {
            QCOMPARE(row.sees, static_cast<std::size_t>(nodes));
            QCOMPARE(row.state, std::string{"running"});
            endpoints.insert(row.address);
            addresses.insert(row.address.address);
        }
        QCOMPARE(endpoints.size(), static_cast<std::size_t>(nodes));
        QCOMPARE(addresses.size(), shared ? std::size_t{1} : endpoints.size());
        QVERIFY(endpoints.contains(ready->join));
    }

    void aFrozenNodeFailsAndReturns()
    {
        Told demo(local(4)); // web-1, db-1, api-1, db-2
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("freeze db-2").error);
        QCOMPARE(demo.row("db-2").state, std::string{"frozen"});
        QVERIFY(demo.seen(3, {"web-1", "db-1", "api-1"}));
        QVERIFY(demo.tell("freeze db-2").error.has_value());
        QVERIFY(!demo.tell("return db-2").error);
        QVERIFY(demo.seen(4, {"web-1", "db-1", "api-1", "db-2"}));
    }

    void aFreezeWithALengthEndsByItself()
    {
        Told demo(local(3));
        QVERIFY(demo.next<DemoReady>().has_value());
        QCOMPARE(demo.tell("freeze api-1 500ms").error, std::nullopt);
        const auto over = demo.next<DemoFinished>();
        QVERIFY(over.has_value());
        QCOMPARE(over->command, std::string{"freeze api-1 500ms"});
        QCOMPARE(demo.row("api-1").state, std::string{"running"});
    }

    void aKilledNodeFailsAndStartsAnew()
    {
        Told demo(local(3));
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("kill db-1").error);
        QVERIFY(demo.seen(2, {"web-1", "api-1"}));
        QVERIFY(!demo.tell("start db-1").error);
        QVERIFY(demo.seen(3, {"web-1", "api-1", "db-1"}));
    }

    void aLeavingNodeIsGoneAndComesBack()
    {
        Told demo(local(3));
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("leave web-1").error); // The one that the others joined through.
        QVERIFY(demo.seen(2, {"db-1", "api-1"}));
        QVERIFY(QTest::qWaitFor([&] { return demo.row("web-1").state == "left"; }, 10'000));
        QVERIFY(!demo.tell("start web-1").error);
        QVERIFY(demo.seen(3, {"web-1", "db-1", "api-1"}));
    }

    void aZoneThatIsCutOffSeesOnlyItself_data()
    {
        QTest::addColumn<bool>("shared");
        QTest::newRow("an address each") << false;
        QTest::newRow("one address") << true;
    }
    void aZoneThatIsCutOffSeesOnlyItself()
    {
        QFETCH(bool, shared);
        auto options = local(3); // web-1 a, db-1 b, api-1 a
        if (shared) options.bind = IpAddress::fromText("127.0.0.1");
        Told demo(options);
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("cut b").error);
        QVERIFY(demo.tell("cut b").error.has_value());
        QVERIFY(demo.tell("cut x").error.has_value());
        QVERIFY(demo.seen(2, {"web-1", "api-1"}));
        QVERIFY(demo.seen(1, {"db-1"}));
        QVERIFY(!demo.tell("heal").error);
        // Nobody in the other half is asked for a while; coming anew finds it at once.
        QVERIFY(!demo.tell("kill db-1").error);
        QVERIFY(!demo.tell("start db-1").error);
        QVERIFY(demo.seen(3, {"web-1", "db-1", "api-1"}));
    }

    void aDeployBringsTheNewVersionEverywhere()
    {
        Told demo(local(3));
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("deploy 2.0").error);
        QVERIFY(demo.tell("deploy 3.0").error.has_value());
        QVERIFY(demo.next<DemoFinished>().has_value());
        for (const auto& row : demo.tell("nodes").nodes) {
            QCOMPARE(row.version, std::string{"2.0"});
            QCOMPARE(row.state, std::string{"running"});
        }
        QVERIFY(demo.seen(3, {"web-1", "db-1", "api-1"}));
    }

    void aMassRestartEndsWithAllSeeingAll()
    {
        Told demo(local(5));
        QVERIFY(demo.next<DemoReady>().has_value());
        QVERIFY(!demo.tell("mass-restart").error);
        QVERIFY(demo.next<DemoFinished>().has_value());
        for (const auto& row : demo.tell("nodes").nodes)
            QCOMPARE(row.sees, std::size_t{5});
    }

    void aScriptIsPlayedOnceAllSeeAll()
    {
        auto options = local(3);
        options.script =
            *agent::parseDemoScript("freeze ? 300ms\n+1s tag db-1 build=7\n+200ms quit");
        Told demo(options);
        QVERIFY(demo.next<DemoReady>().has_value());
        const auto ended = demo.next<DemoEnded>();
        QVERIFY(ended.has_value());
        QVERIFY(!ended->error);
    }

    void refusalsSayWhatToDo()
    {
        Told demo(local(3));
        QCOMPARE(demo.tell("nodes").error,
                 std::string{"the cluster is still starting: wait for the line 'ready'"});
        QVERIFY(demo.next<DemoReady>().has_value());
        QCOMPARE(demo.tell("kill mars").error,
                 std::string{"there is no node 'mars': write 'nodes' for all names"});
        QCOMPARE(demo.tell("return db-1").error,
                 std::string{"db-1 is running: freeze, kill or leave it first"});
        QCOMPARE(demo.tell("well ?").error,
                 std::string{"no node is in a state for this: see 'nodes'"});
        QCOMPARE(demo.tell("well db-1").error, std::string{"db-1 is well: write 'sick db-1'"});
        const auto tooLong = "tag db-1 note=" + std::string(600, 'x');
        QVERIFY(demo.tell(tooLong.c_str()).error->find("512") != std::string::npos);
        const auto any = demo.tell("kill ?");
        QVERIFY(!any.error);
        QVERIFY(any.command == "kill db-1" || any.command == "kill api-1");
    }

    void everybodyLeavesWithinTwoSeconds()
    {
        Told demo(local(5));
        QVERIFY(demo.next<DemoReady>().has_value());
        QElapsedTimer timer;
        timer.start();
        demo.fleet().end();
        QVERIFY(demo.next<DemoEnded>().has_value());
        QVERIFY(timer.elapsed() < 3'000);
    }

    void twoDemosDoNotCollide()
    {
        boost::asio::io_context context;
        const auto one = openDemoDoors(context, 5, std::nullopt);
        const auto two = openDemoDoors(context, 5, std::nullopt);
        QVERIFY(one.has_value());
        QVERIFY(two.has_value());
        std::set<Endpoint> all;
        for (const auto* doors : {&*one, &*two})
            for (const auto& door : doors->sockets)
                all.insert(door.bound);
        QCOMPARE(all.size(), std::size_t{10});
    }

    void anAddressThatIsNotOursIsOneSentence()
    {
        auto options = local(3);
        options.bind = IpAddress::fromText("192.0.2.1");
        Told demo(options);
        const auto ended = demo.next<DemoEnded>();
        QVERIFY(ended.has_value());
        QVERIFY(ended->error->find("192.0.2.1") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TstDemoFleet)
#include "tst_demo_fleet.moc"
