#pragma once

#include <optional>
#include <string>

#include "core/base/endpoint.h"

namespace grapevine::net {

/// Why nothing can be bound to `local` on this machine, in the system's words; nothing if it can.
[[nodiscard]] std::optional<std::string> bindProblem(const Endpoint& local);

} // namespace grapevine::net
