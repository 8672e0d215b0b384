#include "app/gui/local_agent.h"

#include <QTcpSocket>

#include "core/base/endpoint.h"

namespace grapevine::gui {

namespace {
const QString& host()
{
    static const QString loopback = QStringLiteral("127.0.0.1");
    return loopback;
}
} // namespace

LocalAgent::LocalAgent(QObject* parent)
    : QObject(parent)
    , m_socket(new QTcpSocket(this))
{
    connect(m_socket, &QTcpSocket::connected, this, [this] {
        // A plain FIN; a reset could be worth a line in somebody's log.
        m_socket->disconnectFromHost();
        Q_EMIT probed(QStringLiteral("%1:%2").arg(host()).arg(kGossipPort));
    });
    connect(m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError error) {
        if (error == QAbstractSocket::ConnectionRefusedError) Q_EMIT probed({});
    });
}

void LocalAgent::probe()
{
    if (m_socket->state() != QAbstractSocket::UnconnectedState) return;
    m_socket->connectToHost(host(), kGossipPort);
}

} // namespace grapevine::gui
