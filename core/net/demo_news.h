#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/base/clock.h"
#include "core/base/endpoint.h"

namespace grapevine::net {

// What a demo cluster has to say, in order.

/// Every node sees all of them: others may join now.
struct DemoReady {
    Endpoint join;
    std::size_t nodes = 0;
    IpAddress desk{}; ///< As in DemoPlace.
};

/// Where a demo is. Known before the nodes have found each other.
struct DemoPlace {
    Endpoint join;    ///< The first node.
    IpAddress beside; ///< For somebody who looks on.
    IpAddress desk;   ///< To ask each node from, from outside; see DemoCrowd::cut. May be none.
};

/// One row of the command `nodes`.
struct DemoNodeRow {
    std::string name;
    Endpoint address;
    std::string zone;
    std::string version;
    std::string state;    ///< `running`, `frozen`, `sick`, `leaving`, `left`, `down`.
    std::size_t sees = 0; ///< Members of all kinds that it holds for alive, itself included.
};

/// A command was taken up, or refused with one sentence that says why.
struct DemoOutcome {
    Moment at;
    std::string command; ///< With the node in the place of `?`.
    std::optional<std::string> error;
    std::vector<DemoNodeRow> nodes; ///< Of `nodes` alone.
    std::uint64_t number = 0;       ///< As it was submitted with.
};

/// What a command began (`flap`, `deploy`, `mass-restart`, `freeze` for a while) is over.
struct DemoFinished {
    Moment at;
    std::string command;
};

/// Nothing runs any more: everybody left or time was up, or it could not begin.
struct DemoEnded {
    std::optional<std::string> error;
};

using DemoNews = std::variant<DemoReady, DemoOutcome, DemoFinished, DemoEnded>;

} // namespace grapevine::net
