#include "ui/bridge/gathered_status.h"

#include <algorithm>

namespace grapevine::bridge {

namespace {

using link::LinkPhase;

LinkPhase phaseOf(const std::vector<GatheredOne>& all)
{
    const auto has = [&all](LinkPhase phase) {
        return std::any_of(all.begin(), all.end(),
                           [phase](const GatheredOne& one) { return one.status.phase == phase; });
    };
    for (const auto phase : {LinkPhase::Live, LinkPhase::Connecting, LinkPhase::Stale}) {
        if (has(phase)) return phase;
    }
    return LinkPhase::Closed;
}

link::SeedStatus seedOf(const GatheredOne& one)
{
    link::SeedStatus seed;
    seed.address = one.title;
    seed.lastAnswer = one.status.lastAnswer;
    if (one.status.phase != LinkPhase::Live) seed.refusal = link::Refusal::Silent;
    for (const auto& asked : one.status.seeds) {
        // Why it is silent, where that is known.
        if (seed.refusal && asked.refusal) {
            seed.refusal = asked.refusal;
            seed.detail = asked.detail;
        }
    }
    return seed;
}

} // namespace

link::LinkStatus gatheredStatus(const std::vector<GatheredOne>& all)
{
    link::LinkStatus out;
    out.mode = link::LinkMode::Several;
    out.phase = phaseOf(all);
    for (const auto& one : all) {
        const auto& status = one.status;
        out.seeds.push_back(seedOf(one));
        // The oldest of those that are alive: nothing on screen is older than it says.
        const bool counts = status.phase == LinkPhase::Live || out.phase != LinkPhase::Live;
        if (counts && status.lastAnswer &&
            (!out.lastAnswer || status.lastAnswer->boot < out.lastAnswer->boot)) {
            out.lastAnswer = status.lastAnswer;
        }
        if (out.asOf.boot < status.asOf.boot) out.asOf = status.asOf;
        out.interval = std::max(out.interval, status.interval);
        out.bytesPerSecond += status.bytesPerSecond;
        out.answers += status.answers;
        out.failures += status.failures;
        out.membersAsked += status.membersAsked;
    }
    return out;
}

link::Capabilities gatheredCapabilities(const std::vector<GatheredOne>& all)
{
    link::Capabilities out;
    for (const auto& one : all) {
        out.live = out.live || one.capabilities.live;
        out.accusers = out.accusers || one.capabilities.accusers;
        out.rtt = out.rtt || one.capabilities.rtt;
        out.failedRowsKept = out.failedRowsKept || one.capabilities.failedRowsKept;
    }
    return out;
}

} // namespace grapevine::bridge
