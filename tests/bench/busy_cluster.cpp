#include "tests/bench/busy_cluster.h"

#include <array>
#include <chrono>
#include <fmt/format.h>

namespace grapevine::bench {

namespace {

constexpr std::uint64_t kScatter = 61'813; // Prime to 10: comes by every row before any again.
constexpr std::uint64_t kMix = 2'654'435'761;
constexpr std::uint64_t kRoundTrips = 40'000;
constexpr std::uint64_t kAccusedEach = 50;
constexpr std::array kRoles{"web", "web", "web", "api", "api", "db", "cache", "queue"};

Duration roundTrip(std::uint64_t number)
{
    return std::chrono::microseconds{150 + (number * kMix >> 7U) % kRoundTrips};
}

link::MemberRowPtr memberOf(std::uint32_t at, Moment now)
{
    auto facts = std::make_shared<NodeFacts>();
    const auto* role = kRoles[at % kRoles.size()];
    const auto zone = fmt::format("eu-1{}", static_cast<char>('a' + at % 3));
    facts->name = fmt::format("{}-{:05}.{}", role, at * 7919 % 100'003, zone);
    const auto address =
        IpAddress::fromText(fmt::format("10.{}.{}.{}", at / 62'500, at / 250 % 250, 1 + at % 250));
    facts->endpoint = {.address = *address, .port = 7946};
    facts->tags = {{"build", fmt::to_string(300 + at % 12)}, {"role", role}, {"zone", zone}};
    facts->versions = {.protocolMin = 1,
                       .protocolMax = 5,
                       .protocolCurrent = 2,
                       .delegateMin = 2,
                       .delegateMax = 5,
                       .delegateCurrent = 4};
    link::MemberRow row;
    row.key = {ClusterId{0}, MemberId{at}};
    row.facts = std::move(facts);
    row.status = link::MemberStatus::Alive;
    row.state = link::RawState::Alive;
    row.incarnation = Incarnation{1 + at % 7};
    row.statusTime = LamportTime{at / 3 + 1};
    row.source = link::RowSource::Gossip;
    row.seenAt = now;
    row.since = now;
    row.sinceFirstLook = true;
    row.rtt = roundTrip(at);
    return std::make_shared<const link::MemberRow>(std::move(row));
}

} // namespace

BusyCluster::BusyCluster(std::size_t members, Moment now)
{
    m_rows.reserve(members);
    for (std::size_t at = 0; at < members; ++at)
        m_rows.push_back(memberOf(static_cast<std::uint32_t>(at), now));
}

const link::MemberRowPtr& BusyCluster::step(std::size_t member, Moment now)
{
    auto& row = m_rows[member];
    auto next = *row;
    ++m_steps;
    next.rtt = roundTrip(m_steps + member);
    next.seenAt = now;
    if (m_steps % kAccusedEach == 0) {
        const bool accused = next.state == link::RawState::Suspect;
        link::FlapHistory flaps = next.flaps ? *next.flaps : link::FlapHistory{};
        ++(accused ? flaps.refuted : flaps.suspected);
        if (accused) flaps.lastFlap = now;
        next.flaps = std::make_shared<const link::FlapHistory>(flaps);
        next.state = accused ? link::RawState::Alive : link::RawState::Suspect;
        next.incarnation = Incarnation{next.incarnation.value() + (accused ? 1 : 0)};
        next.since = now;
        next.sinceFirstLook = false;
    }
    row = std::make_shared<const link::MemberRow>(std::move(next));
    return row;
}

std::vector<link::MemberRowPtr> BusyCluster::change(std::size_t count, Moment now)
{
    std::vector<link::MemberRowPtr> changed;
    changed.reserve(count);
    for (std::size_t one = 0; one < count; ++one)
        changed.push_back(step(m_steps * kScatter % m_rows.size(), now));
    return changed;
}

std::vector<link::MemberRowPtr> BusyCluster::changeThose(std::span<const MemberId> members,
                                                         Moment now)
{
    std::vector<link::MemberRowPtr> changed;
    changed.reserve(members.size());
    for (const auto member : members)
        changed.push_back(step(member.value(), now));
    return changed;
}

} // namespace grapevine::bench
