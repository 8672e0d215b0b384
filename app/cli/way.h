#pragma once

#include <memory>
#include <optional>

#include "app/cli/exit_code.h"
#include "app/cli/observe_options.h"
#include "core/link/cluster_link.h"
#include "core/net/rpc_options.h"

namespace grapevine::cli {

/// A way into a cluster, opened: a link of some kind, and whatever keeps it going.
class Way {
public:
    virtual ~Way() = default;

    [[nodiscard]] virtual link::ClusterLink& link() = 0;
    /// Why it could not even begin.
    [[nodiscard]] virtual std::optional<ExitCode> problem() const { return std::nullopt; }
};

/// Joins at once. `observing` must outlive the way.
[[nodiscard]] std::unique_ptr<Way> wayAsMember(const Observing& observing, const Log& log);
/// Has an agent ask, by its RPC.
[[nodiscard]] std::unique_ptr<Way> wayByRpc(const net::RpcOptions& options, const Log& log);
/// Looks on from outside.
[[nodiscard]] std::unique_ptr<Way> wayByPeeking(const CommonOptions& options);

} // namespace grapevine::cli
