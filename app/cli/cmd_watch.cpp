#include <utility>

#include "app/cli/commands.h"
#include "app/cli/link_reporters.h"
#include "app/cli/one_shot.h"
#include "app/cli/wake_up.h"
#include "app/cli/watching.h"
#include "core/net/gossip_thread.h"
#include "core/net/live_cluster.h"
#include "core/net/peek_cluster.h"
#include "core/net/rpc_cluster.h"

namespace grapevine::cli {

ExitCode runWatch(const CommonOptions& options, const WatchOptions& wanted, EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    net::PeekCluster cluster(thread, options.peek, options.log);
    Watching watching(cluster, wakeUp, options, wanted, {}, guard);
    watching.run();
    if (options.stats) printStats(watching.counters());
    return watching.code();
}

ExitCode runWatchAsObserver(CommonOptions& options, Observing& observing,
                            const WatchOptions& wanted, EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    const auto tags = observing.options.tags;
    options.peek.keyring = {};
    net::LiveCluster cluster(thread, std::exchange(observing.options, {}), options.log);
    Watching watching(cluster, wakeUp, options, wanted, tags, guard);
    watching.run();
    const auto code = codeFor(cluster.problem()).value_or(watching.code());
    watching.leave();
    if (options.stats) printStats(watching.counters());
    return code;
}

ExitCode runWatchOverRpc(const CommonOptions& options, const net::RpcOptions& rpc,
                         const WatchOptions& wanted, EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    auto following = rpc;
    following.eventStream = true;
    net::RpcCluster cluster(thread, following, options.log);
    Watching watching(cluster, wakeUp, options, wanted, {}, guard);
    watching.run();
    const auto code = watching.code();
    watching.leave(); // To close while an event is under way would kill the agent.
    if (options.stats) printStats(watching.counters());
    return code;
}

} // namespace grapevine::cli
