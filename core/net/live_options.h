#pragma once

#include <optional>
#include <string>

#include "core/agent/observer_setup.h"
#include "core/base/endpoint.h"
#include "core/base/tags.h"
#include "core/net/peek_options.h"

namespace grapevine::net {

struct ObserveOptions {
    /// Seeds, label, keys, time limits and cluster, as for a peek; `interval` and
    /// `bytesPerSecond` count once we can only peek. `bind` is the address to listen on; its
    /// port 0 means 7946, else the next free one. No seeds: others are to join us.
    PeekOptions peek;
    /// What the others are told to reach us at, an address and no name; port 0 is the one bound.
    std::optional<HostPort> advertise;
    /// Where dials come from that ask each member from outside (proofs, views); none: as all ours.
    std::optional<IpAddress> askFrom;
    std::string name;     ///< The one we would like.
    bool exactly = false; ///< That name or none.
    Tags tags;            ///< Our own; see agent::ownTagsProblem.
    agent::TimingPreset timing = agent::TimingPreset::Lan;
    /// Tell the events from before our first join that members still hold, as entries after the
    /// snapshot, `coalesce` unknown. Otherwise they are ignored, as Serf does by default.
    bool replayEvents = false;
    /// Serf's keyring file to follow the cluster's key changes in; none: in memory only.
    std::optional<std::string> keyringPath;
};

} // namespace grapevine::net
