#pragma once

#include <QObject>
#include <QPointer>

#include <cstdint>
#include <string>
#include <vector>

#include "ui/models/ask_verdict.h"

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class RunHistory;
}

namespace grapevine::widgets {

class DeliveryPanel;

/// Has the delivery of the shown event checked: between the panel that asks for it, the session
/// that does it and the history that keeps what came of it.
class AskDelivery final : public QObject {
    Q_OBJECT
public:
    /// Both outlive it.
    AskDelivery(models::RunHistory& history, DeliveryPanel& panel, QObject* parent);

    void setSession(bridge::ClusterSession* session);
    /// Number of the run that the panel shows.
    void setShown(std::uint64_t number) { m_shown = number; }
    /// Says whether members can be asked now, and how many that are.
    void offer(const models::AskSituation& here, std::size_t alive);

private:
    void check(const std::vector<std::string>& only);
    void stop();
    void handleChanged(std::uint64_t number, const std::vector<std::string>& members);

    models::RunHistory& m_history;
    DeliveryPanel& m_panel;
    QPointer<bridge::ClusterSession> m_session;
    std::uint64_t m_shown = 0;
};

} // namespace grapevine::widgets
