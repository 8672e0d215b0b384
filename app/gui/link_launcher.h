#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/agent/observer_setup.h"
#include "core/base/endpoint.h"
#include "core/base/tags.h"
#include "core/crypto/keyring.h"
#include "core/link/cluster_link.h"

namespace grapevine::gui {

/// Whom to look at, and with what.
struct PeekPlan {
    std::vector<HostPort> seeds;
    std::string label{};
    crypto::Keyring keyring{};
    std::optional<std::string> keyringPath{}; ///< Serf's keyring file, if that is where it is from.
    std::optional<HostPort> bind{};
};

/// As what we would be a member.
struct ObserverWish {
    std::string name{}; ///< Empty: the name of this installation.
    std::optional<HostPort> advertise{};
    Tags tags{};
    agent::TimingPreset timing = agent::TimingPreset::Lan;
};

struct ObservePlan {
    PeekPlan at;
    ObserverWish wish{};
};

struct DemoPlan {
    static constexpr std::size_t kNodesUsual = 24;
    static constexpr std::size_t kNodesMost = 500;

    std::size_t nodes = kNodesUsual;
};

using LinkPlan = std::variant<PeekPlan, ObservePlan, DemoPlan>;

/// A link, and what to tell it when this computer sleeps and wakes; both empty for links that
/// nobody misses meanwhile. They hold as long as the link does.
struct OpenedLink {
    std::unique_ptr<link::ClusterLink> link;
    /// `done` is called from another thread, once, soon.
    std::function<void(std::function<void()> done)> prepareForSleep{};
    std::function<void()> resume{};
};

/// The window's one door to the engine. Links must go before their launcher does.
class LinkLauncher {
public:
    virtual ~LinkLauncher() = default;

    [[nodiscard]] virtual OpenedLink open(LinkPlan plan) = 0;
    /// The name of this installation, under which it joins clusters.
    [[nodiscard]] virtual std::string installationName() = 0;
};

} // namespace grapevine::gui
