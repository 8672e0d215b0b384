#pragma once

#include <cstdint>
#include <optional>

#include "core/base/ids.h"
#include "core/swim/node_record.h"

namespace grapevine::swim {

/// One row of somebody's push/pull, kept past the buffer it came in.
struct RemoteNode {
    NodeRecordPtr record;
    Incarnation incarnation;
    State state = State::Alive;
    bool stateKnown = true; ///< False for other numbers than 0..3: only the versions count.
    std::optional<MemberId> member{}; ///< Where the reader looked it up and knew it.
};

enum class MergeRefusal : std::uint8_t {
    ProtocolMismatch, ///< Somebody's version lies outside what all the others understand.
    OverCap,
};

} // namespace grapevine::swim
