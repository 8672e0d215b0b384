#include "ui/widgets/ask_delivery.h"

#include "ui/bridge/cluster_session.h"
#include "ui/models/run_history.h"
#include "ui/widgets/delivery_panel.h"

namespace grapevine::widgets {

AskDelivery::AskDelivery(models::RunHistory& history, DeliveryPanel& panel, QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_panel(panel)
{
    connect(&panel, &DeliveryPanel::checkRequested, this, &AskDelivery::check);
    connect(&panel, &DeliveryPanel::stopRequested, this, &AskDelivery::stop);
    connect(&history, &models::RunHistory::deliveryChanged, this, &AskDelivery::handleChanged);
}

void AskDelivery::setSession(bridge::ClusterSession* session)
{
    m_session = session;
}

void AskDelivery::offer(const models::AskSituation& here, std::size_t alive)
{
    // Ourselves we need not ask.
    const std::size_t own = here.status.self ? 1 : 0;
    const auto others = alive > own ? alive - own : 0;
    m_panel.setOffer({.possible = here.capabilities.prove && others > 0 && !here.leaving,
                      .byRpc = here.status.mode == link::LinkMode::Rpc,
                      .members = others});
}

void AskDelivery::check(const std::vector<std::string>& only)
{
    const auto* run = m_history.run(m_shown);
    if (run == nullptr || !m_session || !run->outcome || !run->outcome->lamportTime) return;
    const auto* event = std::get_if<link::SendEvent>(&run->what);
    if (event == nullptr || run->delivery.isOpen()) return;
    const auto command =
        m_session->proveEvent({*run->outcome->lamportTime, event->name, event->payload, only});
    m_history.beginProof(m_shown, command);
}

void AskDelivery::stop()
{
    const auto* run = m_history.run(m_shown);
    if (run != nullptr && m_session && run->delivery.command)
        m_session->stopProof(*run->delivery.command);
}

void AskDelivery::handleChanged(std::uint64_t number, const std::vector<std::string>& members)
{
    if (number != m_shown) return;
    const auto* run = m_history.run(number);
    if (run != nullptr) m_panel.update(*run, members);
}

} // namespace grapevine::widgets
