#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <chrono>

#include "app/gui/endpoint_probe.h"

using namespace grapevine;
using namespace std::chrono_literals;
using gui::TcpEndpointProbe;
using State = models::ProbeResult::State;

/// Real connections on loopback.
class TstEndpointProbe final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void openPortIsOpenAndGetsNoByte();
    void closedPortIsRefused();
    void noNameIsTold();
    void silenceHasALimitAndFewAreTriedAtOnce();
    void cancelledOnesAreNotAnswered();
};

namespace {

struct Answers {
    explicit Answers(TcpEndpointProbe& probe)
    {
        QObject::connect(&probe, &widgets::EndpointProbe::answered, &probe,
                         [this](const HostPort& where, const models::ProbeResult& result) {
                             all.emplace_back(where, result);
                         });
    }
    std::vector<std::pair<HostPort, models::ProbeResult>> all;
};

/// Connections to it are taken by the kernel until its queue is full, then by nobody.
void fill(QTcpServer& server, std::vector<std::unique_ptr<QTcpSocket>>& sockets)
{
    server.setListenBacklogSize(1);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting();
    for (int at = 0; at < 6; ++at) {
        sockets.push_back(std::make_unique<QTcpSocket>());
        sockets.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
        sockets.back()->waitForConnected(200);
    }
}

} // namespace

void TstEndpointProbe::openPortIsOpenAndGetsNoByte()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    TcpEndpointProbe probe;
    const Answers answers(probe);
    const HostPort where{"127.0.0.1", server.serverPort()};
    probe.probe(where);
    probe.probe(where);
    QTRY_COMPARE(answers.all.size(), 1U);
    QCOMPARE(answers.all.front().second.state, State::Open);
    QVERIFY(answers.all.front().second.took > Duration{} && answers.all.front().second.took < 3s);
    QTRY_VERIFY(server.hasPendingConnections());
    auto* peer = server.nextPendingConnection();
    QTRY_COMPARE(peer->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(peer->bytesAvailable(), 0);
}

void TstEndpointProbe::closedPortIsRefused()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto port = server.serverPort();
    server.close();
    TcpEndpointProbe probe;
    const Answers answers(probe);
    probe.probe({"127.0.0.1", port});
    QTRY_COMPARE(answers.all.size(), 1U);
    QCOMPARE(answers.all.front().second.state, State::Refused);
}

void TstEndpointProbe::noNameIsTold()
{
    TcpEndpointProbe probe(nullptr, 5s);
    const Answers answers(probe);
    probe.probe({"no-such-host.invalid", 80});
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), 1U, 10'000);
    // A resolver that does not answer at all is silence.
    const auto state = answers.all.front().second.state;
    QVERIFY(state == State::NoName || state == State::Silent);
}

void TstEndpointProbe::silenceHasALimitAndFewAreTriedAtOnce()
{
    QTcpServer server;
    std::vector<std::unique_ptr<QTcpSocket>> sockets;
    fill(server, sockets);
    TcpEndpointProbe probe(nullptr, 300ms);
    const Answers answers(probe);
    // Different addresses of this machine, so that each is one to ask.
    QTcpServer others;
    constexpr std::size_t kAsked = 20;
    for (std::size_t at = 0; at < kAsked; ++at) {
        probe.probe({"127.0.0.1", static_cast<std::uint16_t>(at == 0 ? server.serverPort() : at)});
        QVERIFY(probe.running() <= TcpEndpointProbe::kAtOnce);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.all.size(), kAsked, 10'000);
    for (const auto& [where, result] : answers.all) {
        if (where.port == server.serverPort()) QCOMPARE(result.state, State::Silent);
    }
    QCOMPARE(probe.running(), 0U);
}

void TstEndpointProbe::cancelledOnesAreNotAnswered()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    TcpEndpointProbe probe;
    const Answers answers(probe);
    probe.probe({"127.0.0.1", server.serverPort()});
    probe.cancel();
    QCOMPARE(probe.running(), 0U);
    probe.probe({"127.0.0.1", server.serverPort()});
    QTRY_COMPARE(answers.all.size(), 1U);
}

QTEST_GUILESS_MAIN(TstEndpointProbe)
#include "tst_endpoint_probe.moc"
