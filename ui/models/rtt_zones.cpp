#include "ui/models/rtt_zones.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string_view>
#include <utility>

namespace grapevine::models {

namespace {

/// Two groups that became one, each told by one of its members.
struct Merge {
    double ms = 0.0;
    std::size_t a = 0;
    std::size_t b = 0;
};

/// What stands for "no estimate" between two: further than anything that is known.
constexpr double kUnknownMs = 1e6;

double between(const RttTable& table, std::size_t a, std::size_t b)
{
    return table.isKnown(a, b) ? static_cast<double>(table.at(a, b)) : kUnknownMs;
}

/// All steps from single members to one group, nearest first: a chain of nearest neighbours, in
/// time that grows with the square of the members.
std::vector<Merge> mergesOf(const RttTable& table)
{
    const std::size_t size = table.size();
    std::vector<double> apart(size * size);
    for (std::size_t a = 0; a < size; ++a) {
        for (std::size_t b = 0; b < size; ++b)
            apart[a * size + b] = between(table, a, b);
    }
    std::vector<std::size_t> members(size, 1); ///< 0: part of another group by now.
    std::vector<std::size_t> chain;
    std::vector<Merge> merges;
    while (merges.size() + 1 < size) {
        if (chain.empty()) {
            const auto first = std::find_if(members.begin(), members.end(),
                                            [](std::size_t count) { return count > 0; });
            chain.push_back(static_cast<std::size_t>(first - members.begin()));
        }
        const std::size_t here = chain.back();
        // At a tie the one we come from, or the chain would never end.
        const bool hasLast = chain.size() > 1;
        std::size_t nearest = hasLast ? chain[chain.size() - 2] : here;
        double ms = hasLast ? apart[here * size + nearest] : 2 * kUnknownMs;
        for (std::size_t other = 0; other < size; ++other) {
            if (other == here || members[other] == 0) continue;
            if (apart[here * size + other] >= ms) continue;
            nearest = other;
            ms = apart[here * size + other];
        }
        if (!hasLast || nearest != chain[chain.size() - 2]) {
            chain.push_back(nearest);
            continue;
        }
        chain.resize(chain.size() - 2);
        const auto kept = std::min(here, nearest);
        const auto gone = std::max(here, nearest);
        merges.push_back({ms, kept, gone});
        const auto keptCount = static_cast<double>(members[kept]);
        const auto goneCount = static_cast<double>(members[gone]);
        members[kept] += members[gone];
        members[gone] = 0;
        for (std::size_t other = 0; other < size; ++other) {
            if (members[other] == 0 || other == kept) continue;
            const double mean =
                (apart[kept * size + other] * keptCount + apart[gone * size + other] * goneCount) /
                (keptCount + goneCount);
            apart[kept * size + other] = apart[other * size + kept] = mean;
        }
    }
    std::stable_sort(merges.begin(), merges.end(),
                     [](const Merge& a, const Merge& b) { return a.ms < b.ms; });
    return merges;
}

/// Zones after the first `steps` merges, numbered as `zonesOf` promises.
RttZoning cutAfter(const std::vector<Merge>& merges, std::size_t steps, std::size_t size)
{
    std::vector<std::size_t> head(size);
    std::iota(head.begin(), head.end(), std::size_t{0});
    const auto headOf = [&head](std::size_t at) {
        while (head[at] != at)
            at = head[at] = head[head[at]];
        return at;
    };
    for (std::size_t at = 0; at < steps; ++at) {
        const auto a = headOf(merges[at].a);
        const auto b = headOf(merges[at].b);
        head[std::max(a, b)] = std::min(a, b);
    }
    std::map<std::size_t, std::vector<std::size_t>> groups;
    for (std::size_t at = 0; at < size; ++at)
        groups[headOf(at)].push_back(at);
    std::vector<const std::vector<std::size_t>*> zones;
    for (const auto& [first, members] : groups) {
        if (members.size() > 1) zones.push_back(&members);
    }
    std::stable_sort(zones.begin(), zones.end(),
                     [](const auto* a, const auto* b) { return a->size() > b->size(); });
    RttZoning out;
    out.zoneOf.assign(size, RttZoning::kNoZone);
    out.zones = zones.size();
    for (std::size_t zone = 0; zone < zones.size(); ++zone) {
        for (const auto member : *zones[zone])
            out.zoneOf[member] = zone;
    }
    out.withinMs = steps > 0 ? merges[steps - 1].ms : 0.0;
    out.apartMs = steps < merges.size() ? merges[steps].ms : 0.0;
    out.verdict = RttZoning::Verdict::Found;
    return out;
}

/// How much nearer members are to their own zone than to the next one, in the mean: -1 to 1.
double silhouette(const RttTable& table, const RttZoning& zoning)
{
    double sum = 0.0;
    std::size_t count = 0;
    for (std::size_t one = 0; one < table.size(); ++one) {
        if (zoning.zoneOf[one] == RttZoning::kNoZone) continue;
        std::vector<double> apart(zoning.zones, 0.0);
        std::vector<std::size_t> members(zoning.zones, 0);
        for (std::size_t other = 0; other < table.size(); ++other) {
            const auto zone = zoning.zoneOf[other];
            if (other == one || zone == RttZoning::kNoZone) continue;
            apart[zone] += between(table, one, other);
            ++members[zone];
        }
        const auto own = zoning.zoneOf[one];
        double next = 2 * kUnknownMs;
        for (std::size_t zone = 0; zone < zoning.zones; ++zone) {
            if (members[zone] == 0) continue;
            apart[zone] /= static_cast<double>(members[zone]);
            if (zone != own) next = std::min(next, apart[zone]);
        }
        const double most = std::max(apart[own], next);
        if (most > 0.0) sum += (next - apart[own]) / most;
        ++count;
    }
    return count > 0 ? sum / static_cast<double>(count) : 0.0;
}

const std::string* valueOf(const Tags& tags, std::string_view key)
{
    const auto found =
        std::find_if(tags.begin(), tags.end(), [key](const auto& tag) { return tag.first == key; });
    return found == tags.end() ? nullptr : &found->second;
}

ZoneTags compareWithTag(const RttZoning& zoning, const std::vector<const Tags*>& tags,
                        const char* key)
{
    ZoneTags out{.key = key, .values = std::vector<std::string>(zoning.zones)};
    std::map<std::pair<std::size_t, std::string>, std::size_t> counts;
    for (std::size_t at = 0; at < tags.size(); ++at) {
        const auto* value = valueOf(*tags[at], key);
        if (value == nullptr || value->empty()) continue;
        if (zoning.zoneOf[at] == RttZoning::kNoZone) continue;
        ++counts[{zoning.zoneOf[at], *value}];
        ++out.tagged;
    }
    // Each zone has one value and each value one zone: the largest shares choose first.
    std::vector<std::pair<std::pair<std::size_t, std::string>, std::size_t>> shares(counts.begin(),
                                                                                    counts.end());
    std::stable_sort(shares.begin(), shares.end(),
                     [](const auto& a, const auto& b) { return a.second > b.second; });
    for (const auto& [share, count] : shares) {
        auto& value = out.values[share.first];
        const bool taken =
            std::find(out.values.begin(), out.values.end(), share.second) != out.values.end();
        if (value.empty() && !taken) value = share.second;
    }
    for (std::size_t at = 0; at < tags.size(); ++at) {
        const auto* value = valueOf(*tags[at], key);
        const auto zone = zoning.zoneOf[at];
        if (value == nullptr || value->empty() || zone == RttZoning::kNoZone) continue;
        if (*value != out.values[zone]) out.misfits.push_back({at, *value, zone});
    }
    return out;
}

} // namespace

RttZoning zonesOf(const RttTable& table)
{
    const std::size_t size = table.size();
    RttZoning none;
    none.zoneOf.assign(size, RttZoning::kNoZone);
    if (size < RttZoning::kMembersLeast) return none;
    none.verdict = RttZoning::Verdict::Alike;
    const auto merges = mergesOf(table);
    none.withinMs = merges.back().ms;
    std::optional<RttZoning> best;
    double bestApart = RttZoning::kSilhouetteLeast;
    // From the far end: at a tie the fewer zones stay.
    for (std::size_t steps = merges.size() - 1; steps > 0; --steps) {
        const double last = merges[steps - 1].ms;
        const double next = merges[steps].ms;
        if (next < RttZoning::kApartFactor * last || next - last < RttZoning::kApartLeast) continue;
        auto cut = cutAfter(merges, steps, size);
        if (cut.zones < 2 || cut.zones > RttZoning::kZonesMost) continue;
        const double apart = silhouette(table, cut);
        if (apart <= bestApart) continue;
        bestApart = apart;
        best = std::move(cut);
    }
    return best ? *best : none;
}

ZoneTags compareWithTags(const RttZoning& zoning, const std::vector<const Tags*>& tags)
{
    ZoneTags best;
    best.values.assign(zoning.zones, {});
    if (zoning.zones == 0) return best;
    for (const char* key : kPlaceTags) {
        auto one = compareWithTag(zoning, tags, key);
        const auto fits = [](const ZoneTags& of) { return of.tagged - of.misfits.size(); };
        if (fits(one) > fits(best)) best = std::move(one);
    }
    return best;
}

} // namespace grapevine::models
