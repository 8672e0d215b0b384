#include "app/gui/peek_launcher.h"

#include <utility>

#include "core/net/gossip_thread.h"
#include "core/net/peek_cluster.h"

namespace grapevine::gui {

PeekLauncher::PeekLauncher(Log log)
    : m_log(std::move(log))
{
}

PeekLauncher::~PeekLauncher() = default;

std::unique_ptr<link::ClusterLink> PeekLauncher::launch(PeekPlan plan)
{
    if (!m_thread) m_thread = std::make_unique<net::GossipThread>();
    net::PeekOptions options;
    options.seeds = std::move(plan.seeds);
    options.label = std::move(plan.label);
    options.keyring = std::move(plan.keyring);
    options.bind = std::move(plan.bind);
    options.cluster = ClusterId{++m_clusters};
    return std::make_unique<net::PeekCluster>(*m_thread, std::move(options), m_log);
}

} // namespace grapevine::gui
