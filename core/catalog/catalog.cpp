#include "core/catalog/catalog.h"

#include <algorithm>
#include <utility>

namespace grapevine::catalog {

namespace {

ServiceKey outsidersOf(ClusterId cluster)
{
    ServiceKey key;
    key.cluster = cluster;
    key.isOutsiders = true;
    return key;
}

void step(std::uint32_t& value, bool up)
{
    value += up ? 1U : ~0U;
}

/// One instance more or less in one tally. `isFirst`: of its member in this service.
void stepTally(Tally& tally, Health health, const ServiceAddress& address, bool isFirst, bool up)
{
    step(tally.byHealth[static_cast<std::size_t>(health)], up);
    if (isFirst) {
        step(tally.members, up);
        if (health == Health::Healthy) step(tally.membersHealthy, up);
    }
    if (address.kind == ServiceAddress::Kind::Unreadable) step(tally.unreadable, up);
    if (address.reach != ServiceAddress::Reach::Open) step(tally.unreachable, up);
    if (address.port == 0) return;
    auto& port = tally.ports[address.port];
    step(port, up);
    if (port == 0) tally.ports.erase(address.port);
}

ServiceAddress gossipAddress(const NodeFacts& facts)
{
    ServiceAddress out;
    if (facts.endpoint.address.isNone()) return out;
    out.text = facts.endpoint.text();
    out.host = facts.endpoint.address.text();
    out.port = facts.endpoint.port;
    out.kind = ServiceAddress::Kind::Ip;
    return out;
}

} // namespace

Catalog::Catalog(RuleSet rules)
    : m_rules(std::move(rules))
{
}

ServiceKey Catalog::keyOf(const Member& member, const TagReading::Offer& offer)
{
    return {member.row->key.cluster, false, offer.group, offer.service};
}

void Catalog::setRules(RuleSet rules)
{
    m_rules = std::move(rules);
    auto members = std::exchange(m_members, {});
    m_services.clear();
    m_raftMembers.clear();
    m_offersDropped = 0;
    for (const auto& [key, member] : members)
        put(member.row);
}

Catalog::Change Catalog::put(const link::MemberRowPtr& row)
{
    Change change;
    auto& member = m_members[row->key];
    // Tags are read once per set of facts: most changes are of the status.
    const bool sameFacts =
        member.row && (member.row->facts == row->facts || *member.row->facts == *row->facts);
    if (sameFacts && healthOf(*row, member.reading.maintenance.has_value()) == member.health) {
        member.row = row;
        return change;
    }
    Member next{row, sameFacts ? member.reading : readTags(m_rules, *row->facts), Health::NoData};
    next.health = healthOf(*row, next.reading.maintenance.has_value());
    if (member.row) {
        count(member, Direction::Out, change);
        if (member.reading.isRaftMember != next.reading.isRaftMember) {
            countOutsider(member, Direction::Out, change);
            if (member.reading.isRaftMember) countRaft(member, Direction::Out, change);
            member = std::move(next);
            if (member.reading.isRaftMember) countRaft(member, Direction::In, change);
            countOutsider(member, Direction::In, change);
        } else {
            countOutsider(member, Direction::Out, change);
            member = std::move(next);
            countOutsider(member, Direction::In, change);
        }
    } else {
        member = std::move(next);
        if (member.reading.isRaftMember) countRaft(member, Direction::In, change);
        countOutsider(member, Direction::In, change);
    }
    count(member, Direction::In, change);
    settle(change);
    return change;
}

Catalog::Change Catalog::remove(const MemberKey& key)
{
    Change change;
    const auto at = m_members.find(key);
    if (at == m_members.end()) return change;
    const Member member = std::move(at->second);
    count(member, Direction::Out, change);
    countOutsider(member, Direction::Out, change);
    m_members.erase(at);
    if (member.reading.isRaftMember) countRaft(member, Direction::Out, change);
    settle(change);
    return change;
}

void Catalog::count(const Member& member, Direction direction, Change& change)
{
    const bool up = direction == Direction::In;
    const auto& offers = member.reading.offers;
    m_offersDropped += up ? member.reading.offersDropped : 0;
    m_offersDropped -= up ? 0 : member.reading.offersDropped;
    for (std::size_t at = 0; at < offers.size(); ++at) {
        const auto& offer = offers[at];
        const bool isFirst =
            std::none_of(offers.begin(), offers.begin() + static_cast<std::ptrdiff_t>(at),
                         [&offer](const auto& other) {
                             return other.service == offer.service && other.group == offer.group;
                         });
        auto key = keyOf(member, offer);
        auto& service = m_services[key];
        auto& zone = service.zones[member.reading.zone];
        const bool raft = member.reading.isRaftMember;
        for (auto* counts : {&service.whole, &zone}) {
            stepTally(raft ? counts->raft : counts->other, member.health, offer.address, isFirst,
                      up);
        }
        if (zone == Service::Counts{}) service.zones.erase(member.reading.zone);
        if (!isFirst) continue;
        if (up) {
            service.members.insert(member.row->key);
        } else {
            service.members.erase(member.row->key);
        }
        change.services.push_back(std::move(key));
    }
}

void Catalog::countOutsider(const Member& member, Direction direction, Change& change)
{
    if (member.reading.isRaftMember || !hasRaft(member.row->key.cluster)) return;
    const bool up = direction == Direction::In;
    auto key = outsidersOf(member.row->key.cluster);
    auto& service = m_services[key];
    auto& zone = service.zones[member.reading.zone];
    const auto address = gossipAddress(*member.row->facts);
    for (auto* counts : {&service.whole, &zone})
        stepTally(counts->other, member.health, address, true, up);
    if (zone == Service::Counts{}) service.zones.erase(member.reading.zone);
    if (up) {
        service.members.insert(member.row->key);
    } else {
        service.members.erase(member.row->key);
    }
    change.services.push_back(std::move(key));
}

void Catalog::countRaft(const Member& member, Direction direction, Change& change)
{
    const auto cluster = member.row->key.cluster;
    auto& raftMembers = m_raftMembers[cluster];
    const bool up = direction == Direction::In;
    const bool turns = raftMembers == (up ? 0U : 1U);
    // Before the last goes, everybody else stops being an outsider; after the first has come, they
    // begin to be.
    const auto everybodyElse = [&](Direction which) {
        for (const auto& [key, other] : m_members) {
            if (key.cluster == cluster && key != member.row->key)
                countOutsider(other, which, change);
        }
    };
    if (turns && !up) everybodyElse(Direction::Out);
    raftMembers += up ? 1U : 0U;
    raftMembers -= up ? 0U : 1U;
    if (turns && up) everybodyElse(Direction::In);
    if (!turns) return;
    change.raftTurned = true;
    if (!up) m_raftMembers.erase(cluster);
}

void Catalog::settle(Change& change)
{
    auto& services = change.services;
    std::sort(services.begin(), services.end());
    services.erase(std::unique(services.begin(), services.end()), services.end());
    for (const auto& key : services) {
        const auto at = m_services.find(key);
        if (at != m_services.end() && at->second.members.empty()) m_services.erase(at);
    }
}

const Service* Catalog::find(const ServiceKey& key) const
{
    const auto at = m_services.find(key);
    return at == m_services.end() ? nullptr : &at->second;
}

bool Catalog::hasRaft(ClusterId cluster) const
{
    return m_raftMembers.contains(cluster);
}

bool Catalog::hasRaft() const
{
    return !m_raftMembers.empty();
}

Tally Catalog::tally(const ServiceKey& key, const std::optional<std::string>& zone,
                     bool withOutsiders) const
{
    const auto* service = find(key);
    if (service == nullptr) return {};
    const auto* counts = &service->whole;
    if (zone) {
        const auto at = service->zones.find(*zone);
        if (at == service->zones.end()) return {};
        counts = &at->second;
    }
    Tally out = counts->raft;
    if (withOutsiders || !hasRaft(key.cluster)) out += counts->other;
    return out;
}

Instance Catalog::instanceOf(const Member& member, const TagReading::Offer& offer)
{
    Instance out;
    out.key = {member.row->key, offer.rule, offer.tag};
    out.row = member.row;
    out.health = member.health;
    out.address = offer.address;
    out.zone = member.reading.zone;
    out.maintenance = member.reading.maintenance;
    out.meta = offer.meta;
    out.isRaftMember = member.reading.isRaftMember;
    return out;
}

Instance Catalog::outsiderOf(const Member& member)
{
    TagReading::Offer offer;
    offer.address = gossipAddress(*member.row->facts);
    return instanceOf(member, offer);
}

std::vector<Instance> Catalog::instances(const ServiceKey& key) const
{
    std::vector<Instance> out;
    const auto* service = find(key);
    if (service == nullptr) return out;
    for (const auto& member : service->members) {
        auto some = instances(key, member);
        std::move(some.begin(), some.end(), std::back_inserter(out));
    }
    return out;
}

std::vector<Instance> Catalog::instances(const ServiceKey& key, const MemberKey& memberKey) const
{
    std::vector<Instance> out;
    const auto at = m_members.find(memberKey);
    if (at == m_members.end() || memberKey.cluster != key.cluster) return out;
    const auto& member = at->second;
    if (key.isOutsiders) {
        if (!member.reading.isRaftMember && hasRaft(key.cluster)) out.push_back(outsiderOf(member));
        return out;
    }
    for (const auto& offer : member.reading.offers) {
        if (offer.service == key.name && offer.group == key.group)
            out.push_back(instanceOf(member, offer));
    }
    return out;
}

std::vector<std::string_view> Catalog::serviceNames(const MemberKey& member) const
{
    std::vector<std::string_view> out;
    const auto* found = reading(member);
    if (found == nullptr) return out;
    for (const auto& offer : found->offers) {
        if (std::find(out.begin(), out.end(), offer.service) == out.end())
            out.push_back(offer.service);
    }
    return out;
}

const TagReading* Catalog::reading(const MemberKey& member) const
{
    const auto at = m_members.find(member);
    return at == m_members.end() ? nullptr : &at->second.reading;
}

link::MemberRowPtr Catalog::row(const MemberKey& member) const
{
    const auto at = m_members.find(member);
    return at == m_members.end() ? nullptr : at->second.row;
}

std::vector<MemberKey> Catalog::members() const
{
    std::vector<MemberKey> out;
    out.reserve(m_members.size());
    for (const auto& [key, member] : m_members)
        out.push_back(key);
    std::sort(out.begin(), out.end());
    return out;
}

Counters Catalog::counters() const
{
    Counters out;
    if (m_offersDropped > 0) out.add("catalog.instances-dropped", m_offersDropped);
    return out;
}

} // namespace grapevine::catalog
