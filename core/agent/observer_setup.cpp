#include "core/agent/observer_setup.h"

#include "core/base/bytes.h"
#include "core/swim/timing.h"
#include "core/wire/limits.h"
#include "core/wire/serf_messages.h"

namespace grapevine::agent {

namespace {

swim::Timing timingOf(TimingPreset preset)
{
    switch (preset) {
    case TimingPreset::Lan: return swim::Timing::lan();
    case TimingPreset::Wan: return swim::Timing::wan();
    case TimingPreset::Local: return swim::Timing::local();
    }
    return swim::Timing::lan();
}

} // namespace

AgentOptions optionsFor(TimingPreset preset)
{
    AgentOptions out;
    out.timing = timingOf(preset);
    out.serf.gossipInterval = out.timing.gossipInterval;
    out.serf.retransmitMult = out.timing.retransmitMult;
    return out;
}

std::optional<std::string> ownTagsProblem(const Tags& tags)
{
    for (const auto& [key, value] : tags) {
        if (key.starts_with("ep.") || key.starts_with("meta.") || key == "dc" ||
            (key == "role" && value == "consul")) {
            return "an observer does not carry the tag " + key +
                   ": others would take it for a service";
        }
    }
    Bytes meta;
    wire::encodeTags(meta, tags);
    if (meta.size() <= wire::kMetaLargest) return std::nullopt;
    return "the tags take " + std::to_string(meta.size()) + " bytes of the " +
           std::to_string(wire::kMetaLargest) + " that a member has";
}

} // namespace grapevine::agent
