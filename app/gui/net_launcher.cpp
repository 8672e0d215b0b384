#include "app/gui/net_launcher.h"

#include <utility>

#include "core/net/demo_cluster.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"
#include "core/net/peek_cluster.h"
#include "core/net/system_random.h"

namespace grapevine::gui {

namespace {

net::PeekOptions optionsFor(PeekPlan plan, ClusterId cluster)
{
    net::PeekOptions options;
    options.seeds = std::move(plan.seeds);
    options.label = std::move(plan.label);
    options.keyring = std::move(plan.keyring);
    options.bind = std::move(plan.bind);
    options.cluster = cluster;
    return options;
}

} // namespace

NetLauncher::NetLauncher(Log log, std::function<void(std::string_view what)> failed)
    : m_log(std::move(log))
    , m_failed(std::move(failed))
{
}

NetLauncher::~NetLauncher() = default;

OpenedLink NetLauncher::open(LinkPlan plan)
{
    if (!m_thread) m_thread = std::make_unique<net::GossipThread>(m_failed);
    ++m_clusters;
    return std::visit([this](auto&& which) { return openPlan(std::move(which)); }, std::move(plan));
}

std::string NetLauncher::installationName()
{
    if (!m_name) {
        net::SystemRandom random;
        m_name.emplace(settings::InstallationName::atHome(random));
        if (!m_name->warning().empty()) m_log.warning(m_name->warning());
    }
    return m_name->name();
}

OpenedLink NetLauncher::openPlan(PeekPlan plan)
{
    return {std::make_unique<net::PeekCluster>(
        *m_thread, optionsFor(std::move(plan), ClusterId{m_clusters}), m_log)};
}

OpenedLink NetLauncher::openPlan(ObservePlan plan)
{
    net::ObserveOptions options;
    options.keyringPath = plan.at.keyringPath;
    options.peek = optionsFor(std::move(plan.at), ClusterId{m_clusters});
    options.advertise = std::move(plan.wish.advertise);
    options.name = plan.wish.name.empty() ? installationName() : std::move(plan.wish.name);
    options.tags = std::move(plan.wish.tags);
    options.timing = plan.wish.timing;
    auto cluster = std::make_unique<net::LiveCluster>(*m_thread, std::move(options), m_log);
    auto* observer = cluster.get();
    return {
        .link = std::move(cluster),
        .prepareForSleep =
            [observer](std::function<void()> done) { observer->prepareForSleep(std::move(done)); },
        .resume = [observer] { observer->resume(); }};
}

OpenedLink NetLauncher::openPlan(DemoPlan plan)
{
    net::DemoOptions options;
    options.nodes = plan.nodes;
    return {std::make_unique<net::DemoCluster>(*m_thread, options, ClusterId{m_clusters}, m_log)};
}

} // namespace grapevine::gui
