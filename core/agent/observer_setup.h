#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/agent/agent.h"
#include "core/base/name_table.h"
#include "core/base/tags.h"
#include "core/swim/record_pool.h"

namespace grapevine::agent {

/// memberlist's three sets of intervals; ours has to be the cluster's.
enum class TimingPreset : std::uint8_t { Lan, Wan, Local };

/// Options with the preset's intervals in memberlist's part and Serf's alike; the rest as default.
[[nodiscard]] AgentOptions optionsFor(TimingPreset preset);

/// Why an observer may not announce these tags, in one sentence: tags by which others find
/// services or servers (`ep.*`, `meta.*`, `dc`, `role=consul`), or more bytes than a member has
/// room for. Nothing when they are fine.
[[nodiscard]] std::optional<std::string> ownTagsProblem(const Tags& tags);

/// What agents on one thread share, owned in one place; it outlives them.
struct AgentPools {
    NameTable names;
    swim::RecordPool records;

    [[nodiscard]] AgentShared shared() { return {names, records}; }
};

} // namespace grapevine::agent
