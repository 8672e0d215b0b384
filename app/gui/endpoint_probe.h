#pragma once

#include <QElapsedTimer>

#include <chrono>
#include <cstddef>
#include <deque>
#include <set>
#include <string>

#include "ui/widgets/endpoint_probe.h"

class QTcpSocket;

namespace grapevine::gui {

/// The same by the sockets of this computer: few at once, each with a time limit, no proxy between.
class TcpEndpointProbe final : public widgets::EndpointProbe {
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds kPatience{3000};
    /// Few enough not to look like a scan, many enough that silent ones do not hold up the rest.
    static constexpr std::size_t kAtOnce = 8;
    /// Beyond them `Failed` is the answer at once.
    static constexpr std::size_t kWaitingMost = 500;

    explicit TcpEndpointProbe(QObject* parent = nullptr,
                              std::chrono::milliseconds patience = kPatience);
    ~TcpEndpointProbe() override;

    void probe(const HostPort& where) override;
    void cancel() override;

    [[nodiscard]] std::size_t running() const { return m_running.size(); }

private:
    struct Try {
        HostPort where;
        QElapsedTimer since;
    };

    void startNext();
    void start(const HostPort& where);
    void finish(QTcpSocket* socket, const Try& one, models::ProbeResult::State state);

    std::chrono::milliseconds m_patience;
    std::deque<HostPort> m_waiting;
    std::set<HostPort> m_asked; ///< Waiting or running: nobody is asked twice at once.
    std::set<QTcpSocket*> m_running;
};

} // namespace grapevine::gui
