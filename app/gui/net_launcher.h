#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "app/gui/link_launcher.h"
#include "app/settings/installation_name.h"
#include "core/base/log.h"

namespace grapevine::net {
class GossipThread;
}

namespace grapevine::gui {

/// Opens links of `core/net` on one gossip thread, which it owns.
class NetLauncher final : public LinkLauncher {
public:
    explicit NetLauncher(Log log);
    ~NetLauncher() override;

    [[nodiscard]] OpenedLink open(LinkPlan plan) override;
    /// Made and locked when first asked for; a peek leaves no trace of it.
    [[nodiscard]] std::string installationName() override;

private:
    OpenedLink openPlan(PeekPlan plan);
    OpenedLink openPlan(ObservePlan plan);
    OpenedLink openPlan(DemoPlan plan);

    Log m_log;
    std::unique_ptr<net::GossipThread> m_thread; ///< From the first link on.
    std::optional<settings::InstallationName> m_name;
    std::uint32_t m_clusters = 0;
};

} // namespace grapevine::gui
