#pragma once

#include <QObject>

class QTcpSocket;

namespace grapevine::gui {

/// Asks once whether something listens on this machine's gossip port: connects and closes
/// without sending a byte, because any byte writes an error line at an encrypted agent.
class LocalAgent final : public QObject {
    Q_OBJECT
public:
    explicit LocalAgent(QObject* parent = nullptr);

    void probe();

Q_SIGNALS:
    /// `address` is empty when nobody listens.
    void probed(const QString& address);

private:
    QTcpSocket* m_socket = nullptr;
};

} // namespace grapevine::gui
