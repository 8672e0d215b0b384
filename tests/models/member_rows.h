#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/link/cluster_link.h"
#include "core/link/observation_batch.h"

namespace grapevine::test {

/// 2026-11-20 03:11:05 UTC and ten hours after boot.
inline Moment momentAt(Duration later = {})
{
    return {.boot = TimePoint{std::chrono::hours{10} + later},
            .wall = {.milliseconds =
                         1'795'144'265'000 +
                         std::chrono::duration_cast<std::chrono::milliseconds>(later).count()}};
}

/// What a test says of one member; `row` makes the link's value of it.
struct Sketch {
    std::uint32_t id = 0;
    std::string name{};
    link::MemberStatus status = link::MemberStatus::Alive;
    link::RawState state = link::RawState::Alive;
    Tags tags{};
    std::string address = "10.0.0.1";
    std::uint32_t incarnation = 1;
    Duration since{};
    bool firstLook = false;
    std::optional<Duration> rtt{};
    link::RowSource source = link::RowSource::Peek;
    std::uint32_t cluster = 0;
    std::vector<std::string> accusers{};
    bool noVerdict = false;
};

inline link::MemberRowPtr row(const Sketch& sketch)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = sketch.name;
    facts->tags = sketch.tags;
    std::sort(facts->tags.begin(), facts->tags.end());
    if (const auto address = IpAddress::fromText(sketch.address)) {
        facts->endpoint = {.address = *address, .port = 7946};
    }
    link::MemberRow row;
    row.key = {ClusterId{sketch.cluster}, MemberId{sketch.id}};
    row.facts = facts;
    row.status = sketch.status;
    row.state = sketch.state;
    row.incarnation = Incarnation{sketch.incarnation};
    row.since = momentAt(sketch.since);
    row.sinceFirstLook = sketch.firstLook;
    row.seenAt = momentAt();
    row.rtt = sketch.rtt;
    row.source = sketch.source;
    row.noVerdict = sketch.noVerdict;
    if (!sketch.accusers.empty()) {
        row.accusers = std::make_shared<const std::vector<std::string>>(sketch.accusers);
    }
    return std::make_shared<const link::MemberRow>(std::move(row));
}

inline link::ObservationBatch batchOf(std::vector<link::MemberRowPtr> rows, bool resync = false)
{
    link::ObservationBatch batch;
    batch.changed = std::move(rows);
    batch.resync = resync;
    return batch;
}

/// Forty members of a cluster in three zones as an operator meets it at three in the morning.
inline std::vector<link::MemberRowPtr> nightShift()
{
    using namespace std::chrono_literals;
    using link::MemberStatus;
    using link::RawState;
    const char* roles[] = {"web", "web", "web", "api", "api", "db", "cache", "queue"};
    int numbers[8] = {};
    std::vector<link::MemberRowPtr> rows;
    for (std::uint32_t at = 0; at < 40; ++at) {
        const std::uint32_t kind = at % 8;
        const std::string role = roles[kind];
        const std::uint32_t slot = role == "web" ? 0 : role == "api" ? 3 : kind;
        Sketch sketch{.id = at, .name = role + "-" + std::to_string(++numbers[slot])};
        const char zone = static_cast<char>('a' + at % 3);
        sketch.address = "10.0." + std::to_string(3 + at % 3) + "." + std::to_string(11 + at);
        sketch.tags = {{"build", role == "web" ? "312" : "311"},
                       {"role", role},
                       {"zone", std::string("eu-1") + zone}};
        if (role == "db") sketch.tags.emplace_back("shard", std::to_string(at % 4));
        if (role == "api") sketch.tags.emplace_back("ep.http", ":8080/healthz");
        sketch.since = -(2h + std::chrono::minutes{at * 7});
        sketch.firstLook = at % 5 != 0;
        sketch.incarnation = 1 + at % 4;
        sketch.rtt = std::chrono::microseconds{180 + (at * 137) % 900};
        if (at == 13) {
            sketch.status = MemberStatus::Failed;
            sketch.state = RawState::Dead;
            sketch.since = -194s;
            sketch.firstLook = false;
            sketch.rtt.reset();
        }
        if (at == 21 || at == 8) {
            sketch.state = RawState::Suspect;
            sketch.since = at == 21 ? -8s : -3s;
            sketch.firstLook = false;
            sketch.incarnation = 14;
            sketch.rtt.reset();
        }
        if (at == 30) {
            sketch.status = MemberStatus::Left;
            sketch.state = RawState::Left;
            sketch.since = -26min;
            sketch.rtt.reset();
            sketch.source = link::RowSource::Memory;
        }
        if (at == 38) {
            sketch.status = MemberStatus::Failed;
            sketch.state = RawState::Unknown;
            sketch.source = link::RowSource::NameOnly;
            sketch.address.clear();
            sketch.tags.clear();
            sketch.rtt.reset();
        }
        rows.push_back(row(sketch));
    }
    return rows;
}

/// A link that has heard from its one seed a moment ago.
inline link::LinkStatus liveStatus(Moment now = momentAt())
{
    using namespace std::chrono_literals;
    link::LinkStatus status;
    status.phase = link::LinkPhase::Live;
    status.interval = 5s;
    status.bytesPerSecond = 214.0;
    status.asOf = now;
    status.lastAnswer = now;
    status.answers = 31;
    status.membersAsked = 12;
    status.seeds = {{.address = "10.0.3.17:7946",
                     .name = "web-3",
                     .refusal = {},
                     .detail = {},
                     .lastAnswer = now}};
    return status;
}

/// A member of the cluster for a while, all well.
inline link::LinkStatus observerStatus(Moment now = momentAt())
{
    auto status = liveStatus(now);
    status.mode = link::LinkMode::Observer;
    link::SelfStatus self;
    self.key = {ClusterId{0}, MemberId{500}};
    self.name = "grapevine-lap7-3f2a";
    self.address = "10.0.9.4:7946";
    self.incarnation = Incarnation{1};
    self.settled = true;
    status.self = self;
    status.limits.queryTimeout = std::chrono::milliseconds{6400};
    return status;
}

/// What an observer's link can tell.
inline link::Capabilities observerCapabilities()
{
    return {.live = true,
            .accusers = true,
            .rtt = true,
            .send = true,
            .prove = true,
            .failedRowsKept = true};
}

/// The night shift as a member sees it: accusers named, and Grapevine among them.
inline std::vector<link::MemberRowPtr> nightShiftFromWithin()
{
    auto rows = nightShift();
    const auto accuse = [&rows](std::size_t at, std::vector<std::string> accusers, bool open) {
        auto accused = *rows[at];
        accused.accusers = std::make_shared<const std::vector<std::string>>(std::move(accusers));
        accused.noVerdict = open;
        rows[at] = std::make_shared<const link::MemberRow>(std::move(accused));
    };
    accuse(21, {"web-3", "api-2", "cache-1"}, false);
    accuse(8, {"queue-4"}, true);
    rows.push_back(row({.id = 500,
                        .name = "grapevine-lap7-3f2a",
                        .address = "10.0.9.4",
                        .since = std::chrono::seconds{-12},
                        .source = link::RowSource::Gossip}));
    return rows;
}

} // namespace grapevine::test
