#pragma once

#include <functional>

#include "core/link/command.h"
#include "core/link/observation_batch.h"

namespace grapevine::link {

/// What this kind of link can tell or do, so that a view says "not available while peeking"
/// instead of showing nothing.
struct Capabilities {
    bool live = false;     ///< Hears changes as they happen instead of polling.
    bool accusers = false; ///< Knows who accuses whom.
    bool rtt = false;
    bool send = false;           ///< Can send events and queries, once unlocked.
    bool keys = false;           ///< Can ask the members for their keys.
    bool prove = false;          ///< Can ask each member which user events it holds.
    bool views = false;          ///< Can ask each member what it says of the others.
    bool failedRowsKept = false; ///< Keeps address and tags of members failed long ago.
    bool agentLog = false;       ///< Brings an agent's own log.
};

/// The seam between gossip and everything that shows it. Values only.
///
/// All calls may come from any one thread that is not the gossip thread; none blocks on the
/// network. Destroying the link stops it and waits for its handlers, not for peers.
class ClusterLink {
public:
    virtual ~ClusterLink() = default;

    /// Never blocks, never throws; what becomes of it is in a batch's `outcomes`. What the lock
    /// holds back is refused here, whoever asks.
    virtual CommandId submit(Command command) = 0;

    /// Everything since the last take, with the status as it is now. Empty lists when nothing
    /// happened.
    [[nodiscard]] virtual ObservationBatch take() = 0;

    /// `wake` is called from the gossip thread when the mailbox turns from empty to non-empty;
    /// it must not block and must not call back into the link. Called once, if something waits
    /// already.
    virtual void onReady(std::function<void()> wake) = 0;

    [[nodiscard]] virtual Capabilities capabilities() const = 0;
};

} // namespace grapevine::link
