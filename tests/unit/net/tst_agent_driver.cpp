#include <QtTest/QTest>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "core/net/agent_sockets.h"
#include "core/net/asio_endpoint.h"
#include "core/net/boot_clock.h"
#include "tests/unit/net/driven_member.h"

using namespace grapevine;
using namespace grapevine::net;
using namespace std::chrono_literals;
using test::DrivenMember;
namespace asio = boost::asio;

namespace {

const IpAddress kLoopback = *IpAddress::fromText("127.0.0.1");
constexpr Duration kPatience = 20s;

/// Runs the sockets until the claim holds, or the patience is over.
template<class Claim> bool eventually(asio::io_context& context, const Claim& claim)
{
    const auto until = bootNow() + kPatience;
    context.restart();
    while (!claim() && bootNow() < until)
        context.run_for(std::chrono::milliseconds{20});
    return claim();
}

/// Lets time pass in which no socket is served.
void standStill(Duration howLong)
{
    const auto until = bootNow() + howLong;
    QTRY_VERIFY_WITH_TIMEOUT(bootNow() >= until, 10'000);
}

void sendTo(asio::io_context& context, const Endpoint& to, const std::string& text)
{
    asio::ip::udp::socket socket(context, asio::ip::udp::v4());
    socket.send_to(asio::buffer(text), toUdp(to));
}

using Names = std::vector<std::string>;

} // namespace

class TstAgentDriver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bothSocketsStandOnTheSamePort()
    {
        asio::io_context context;
        const auto sockets = AgentSockets::open(context, kLoopback, std::uint16_t{0});
        QVERIFY(sockets);
        QVERIFY(sockets->bound.port != 0);
        QCOMPARE(sockets->udp.local_endpoint().port(), sockets->bound.port);
        QCOMPARE(sockets->tcp.local_endpoint().port(), sockets->bound.port);
    }

    void withoutAPortTheNextFreeOneIsTaken()
    {
        asio::io_context context;
        const auto first = AgentSockets::open(context, kLoopback);
        const auto second = AgentSockets::open(context, kLoopback);
        QVERIFY(first);
        QVERIFY(second);
        QVERIFY(first->bound.port >= kGossipPort);
        QVERIFY(second->bound.port > first->bound.port);
        QVERIFY(second->bound.port <= kGossipPort + AgentSockets::kPortsTried);
    }

    void aPortThatIsTakenForOneKindIsPassedOver()
    {
        asio::io_context context;
        auto first = AgentSockets::open(context, kLoopback);
        QVERIFY(first);
        const auto port = first->bound.port;
        first->tcp.close(); // UDP still holds it.
        const auto second = AgentSockets::open(context, kLoopback);
        QVERIFY(second);
        QVERIFY(second->bound.port > port);
        QVERIFY(!AgentSockets::open(context, kLoopback, port));
    }

    void aGivenPortInUseIsAnErrorThatNamesIt()
    {
        asio::io_context context;
        const auto first = AgentSockets::open(context, kLoopback, std::uint16_t{0});
        const auto second = AgentSockets::open(context, kLoopback, first->bound.port);
        QVERIFY(!second);
        QVERIFY(second.error().find(first->bound.text()) != std::string::npos);
        QVERIFY(!AgentSockets::open(context, *IpAddress::fromText("192.0.2.1")));
    }

    void membersOnOneThreadJoinAndAgree()
    {
        asio::io_context context;
        DrivenMember a(context, "a");
        DrivenMember b(context, "b");
        DrivenMember c(context, "c");
        b.join(a.where());
        c.join(a.where());
        QVERIFY(eventually(context, [&] {
            return a.others() == Names{"b", "c"} && b.others() == Names{"a", "c"} &&
                   c.others() == Names{"a", "b"};
        }));
        QVERIFY(a.driver().counters().value("net.streams-accepted") >= 2);
        QVERIFY(b.driver().counters().value("net.streams-dialled") >= 1);
    }

    void whoLeavesIsMissedByNobody()
    {
        asio::io_context context;
        DrivenMember a(context, "a");
        DrivenMember b(context, "b");
        b.join(a.where());
        QVERIFY(eventually(context,
                           [&] { return a.others() == Names{"b"} && b.others() == Names{"a"}; }));
        std::vector<serf::MemberEvent::Kind> kinds;
        a.onNews = [&](const agent::AgentNews& news) {
            if (const auto* event = std::get_if<serf::MemberEvent>(&news))
                kinds.push_back(event->kind);
        };
        b.leave();
        QVERIFY(eventually(context, [&] { return b.left() && a.others().empty(); }));
        QVERIFY(!kinds.empty());
        QVERIFY(kinds.back() == serf::MemberEvent::Kind::Leave);
    }

    void aJoinWhereNobodyListensFailsAndSaysSo()
    {
        asio::io_context context;
        DrivenMember a(context, "a");
        auto closed = AgentSockets::open(context, kLoopback, std::uint16_t{0});
        const auto nowhere = closed->bound;
        closed->tcp.close();
        std::vector<bool> outcomes;
        a.onNews = [&](const agent::AgentNews& news) {
            if (const auto* outcome = std::get_if<agent::JoinOutcome>(&news))
                outcomes.push_back(outcome->joined);
        };
        a.join(nowhere);
        QVERIFY(eventually(context, [&] { return !outcomes.empty(); }));
        QCOMPARE(outcomes, std::vector<bool>{false});
    }

    void garbageIsCountedAndSurvived()
    {
        asio::io_context context;
        DrivenMember a(context, "a");
        for (int i = 0; i < 200; ++i)
            sendTo(context, a.where(), std::string(static_cast<std::size_t>(i), char(i)));
        QVERIFY(eventually(context,
                           [&] { return a.driver().counters().value("net.udp-received") >= 200; }));
        asio::ip::tcp::socket caller(context);
        caller.connect(toTcp(a.where()));
        asio::write(caller, asio::buffer(std::string("GET / HTTP/1.0\r\n\r\n")));
        bool closed = false;
        char byte = 0;
        caller.async_read_some(asio::buffer(&byte, 1),
                               [&](boost::system::error_code, std::size_t) { closed = true; });
        QVERIFY(eventually(context, [&] { return closed; }));
    }

    void whatQueuedUpDuringAStallIsThrownAwayUnread()
    {
        asio::io_context context;
        DrivenMember a(context, "a");
        DrivenMember b(context, "b");
        b.join(a.where());
        QVERIFY(eventually(context, [&] { return a.others() == Names{"b"}; }));
        QVERIFY(a.stalls().empty());
        const auto received = a.driver().counters().value("net.udp-received");
        standStill(AgentDriver::kStallShortest + 200ms);
        for (int i = 0; i < 10; ++i)
            sendTo(context, a.where(), "stale");
        QVERIFY(eventually(context, [&] { return !a.stalls().empty(); }));
        QVERIFY(a.stalls().front() >= AgentDriver::kStallShortest);
        QVERIFY(a.driver().counters().value("net.stall-datagrams-dropped") >= 10);
        QCOMPARE(a.driver().counters().value("net.stalls"), std::uint64_t{1});
        QVERIFY(a.driver().counters().value("net.udp-received") < received + 10);
        QVERIFY(eventually(context, [&] { return a.others() == Names{"b"}; }));
    }

    void aHookMayStopItsOwnDriver()
    {
        asio::io_context context;
        auto a = std::make_unique<DrivenMember>(context, "a");
        DrivenMember b(context, "b");
        bool stopped = false;
        a->onNews = [&](const agent::AgentNews&) {
            if (stopped) return;
            stopped = true;
            a->stop();
        };
        b.join(a->where());
        QVERIFY(eventually(context, [&] { return stopped; }));
        a.reset();
        context.run_for(std::chrono::milliseconds{100});
    }

    void nothingStaysOpenOfADriverThatIsGone()
    {
        asio::io_context context;
        std::uint16_t port = 0;
        {
            DrivenMember a(context, "a");
            DrivenMember b(context, "b");
            port = a.where().port;
            b.join(a.where());
            QVERIFY(eventually(context, [&] { return a.others() == Names{"b"}; }));
        }
        context.restart();
        context.run(); // Ends, for nothing is left to wait for.
        QVERIFY(AgentSockets::open(context, kLoopback, port));
    }
};

QTEST_GUILESS_MAIN(TstAgentDriver)
#include "tst_agent_driver.moc"
