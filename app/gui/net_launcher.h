#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

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
    /// `failed`: see GossipThread; called on that thread.
    explicit NetLauncher(Log log, std::function<void(std::string_view what)> failed = {});
    ~NetLauncher() override;

    [[nodiscard]] OpenedLink open(LinkPlan plan) override;
    /// Made and locked when first asked for; a peek leaves no trace of it.
    [[nodiscard]] std::string installationName() override;

private:
    OpenedLink openPlan(PeekPlan plan);
    OpenedLink openPlan(ObservePlan plan);
    OpenedLink openPlan(DemoPlan plan);

    Log m_log;
    std::function<void(std::string_view what)> m_failed;
    std::unique_ptr<net::GossipThread> m_thread; ///< From the first link on.
    std::optional<settings::InstallationName> m_name;
    std::uint32_t m_clusters = 0;
};

} // namespace grapevine::gui
