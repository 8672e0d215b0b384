#include "app/gui/endpoint_probe.h"

#include <QNetworkProxy>
#include <QTcpSocket>
#include <QTimer>

namespace grapevine::gui {

namespace {

models::ProbeResult::State stateOf(QAbstractSocket::SocketError error)
{
    using State = models::ProbeResult::State;
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return State::Refused;
    case QAbstractSocket::HostNotFoundError: return State::NoName;
    case QAbstractSocket::SocketTimeoutError: return State::Silent;
    case QAbstractSocket::NetworkError: return State::NoRoute;
    default: return State::Failed;
    }
}

} // namespace

TcpEndpointProbe::TcpEndpointProbe(QObject* parent, std::chrono::milliseconds patience)
    : EndpointProbe(parent)
    , m_patience(patience)
{
}

TcpEndpointProbe::~TcpEndpointProbe()
{
    cancel();
}

void TcpEndpointProbe::probe(const HostPort& where)
{
    if (m_asked.contains(where)) return;
    if (m_waiting.size() >= kWaitingMost) {
        Q_EMIT answered(where, {models::ProbeResult::State::Failed, {}});
        return;
    }
    m_asked.insert(where);
    m_waiting.push_back(where);
    startNext();
}

void TcpEndpointProbe::startNext()
{
    while (m_running.size() < kAtOnce && !m_waiting.empty()) {
        const HostPort where = m_waiting.front();
        m_waiting.pop_front();
        start(where);
    }
}

void TcpEndpointProbe::start(const HostPort& where)
{
    auto* socket = new QTcpSocket(this);
    m_running.insert(socket);
    Try one{where, {}};
    one.since.start();
    using State = models::ProbeResult::State;
    connect(socket, &QTcpSocket::connected, this,
            [this, socket, one] { finish(socket, one, State::Open); });
    connect(socket, &QTcpSocket::errorOccurred, this,
            [this, socket, one](QAbstractSocket::SocketError error) {
                finish(socket, one, stateOf(error));
            });
    // The timer is the socket's: it goes with it.
    auto* patience = new QTimer(socket);
    patience->setSingleShot(true);
    connect(patience, &QTimer::timeout, this,
            [this, socket, one] { finish(socket, one, State::Silent); });
    patience->start(m_patience);
    socket->setProxy(QNetworkProxy::NoProxy);
    socket->connectToHost(QString::fromStdString(where.host), where.port);
}

void TcpEndpointProbe::finish(QTcpSocket* socket, const Try& one, models::ProbeResult::State state)
{
    if (m_running.erase(socket) == 0) return;
    const Duration took = std::chrono::nanoseconds{one.since.nsecsElapsed()};
    disconnect(socket, nullptr, this, nullptr);
    socket->abort();
    socket->deleteLater();
    m_asked.erase(one.where);
    Q_EMIT answered(one.where, {state, took});
    startNext();
}

void TcpEndpointProbe::cancel()
{
    m_waiting.clear();
    m_asked.clear();
    for (auto* socket : m_running) {
        disconnect(socket, nullptr, this, nullptr);
        socket->abort();
        socket->deleteLater();
    }
    m_running.clear();
}

} // namespace grapevine::gui
