#include "core/dns/discovery.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "core/dns/decode.h"
#include "core/dns/encode.h"

namespace grapevine::dns {

struct Discovery::Hearing {
    std::map<Name, std::set<IpAddress>> addresses;
    std::set<std::string> located; ///< Keys of instances whose SRV it tells.
};

namespace {

constexpr std::size_t kQuestionRest = 5; ///< Bytes of a question beside its name's labels.

/// One that a member can be joined at.
bool isUsable(const IpAddress& address)
{
    const auto bytes = address.bytes();
    const bool unspecified =
        std::all_of(bytes.begin(), bytes.end(), [](std::byte b) { return b == std::byte{0}; });
    const auto first = std::to_integer<unsigned>(bytes[0]);
    const bool toMany = address.isV4() ? first >= 224 : first == 0xFF;
    return !unspecified && !toMany;
}

bool isLinkLocal(const IpAddress& address)
{
    const auto bytes = address.bytes();
    return !address.isV4() && bytes[0] == std::byte{0xFE} &&
           (bytes[1] & std::byte{0xC0}) == std::byte{0x80};
}

/// Smaller is better to join at.
int worth(const IpAddress& address)
{
    return address.isV4() ? 0 : isLinkLocal(address) ? 2 : 1;
}

Question ask(const Name& name, RecordType type)
{
    Question out;
    out.name = name;
    out.type = type;
    out.unicastWanted = true;
    return out;
}

std::vector<Bytes> packed(const std::vector<Question>& questions)
{
    std::vector<Bytes> out;
    Message message;
    std::size_t bytes = 0;
    const auto close = [&] {
        if (const auto datagram = encode(message)) out.push_back(*datagram);
        message.questions.clear();
        bytes = 0;
    };
    for (const auto& question : questions) {
        const auto size = question.name.wire().size() + kQuestionRest;
        if (!message.questions.empty() && bytes + size > Discovery::kQuestionBytesMost) close();
        message.questions.push_back(question);
        bytes += size;
    }
    if (!message.questions.empty()) close();
    return out;
}

} // namespace

Discovery::Discovery(TimePoint now, std::span<const std::string> clusters)
    : m_now(now)
    , m_roundAt(now)
    , m_followUpsAt(now)
{
    for (const auto& cluster : clusters) {
        if (const auto service = serfService(cluster)) {
            addService(*service, TimePoint::max());
        } else {
            m_counters.add("discovery.bad-cluster-name");
        }
    }
}

bool Discovery::handleDatagram(TimePoint now, ByteView bytes, std::string_view zone)
{
    m_now = now;
    m_changed = false;
    const auto message = decode(bytes);
    if (!message) {
        m_counters.add(counterName(message.error()));
    } else if (!message->header.response) {
        m_counters.add("discovery.questions-heard");
    } else if (message->header.opcode != 0 || message->header.code != 0) {
        m_counters.add("discovery.not-an-answer");
    } else {
        m_counters.add("discovery.answers");
        hear(*message, zone);
    }
    return m_changed;
}

void Discovery::hear(const Message& message, std::string_view zone)
{
    // The order of records means nothing: an instance is known first, then where it is.
    Hearing hearing;
    const std::array sections{&message.answers, &message.extras};
    for (const auto* section : sections) {
        for (const auto& record : *section) {
            if (record.recordClass != kClassInternet) continue;
            if (const auto* ptr = std::get_if<Ptr>(&record.data)) hearPointer(record, ptr->target);
            hearAddress(record, hearing, zone);
        }
    }
    for (const auto* section : sections) {
        for (const auto& record : *section) {
            if (record.recordClass == kClassInternet) hearInstance(record, hearing);
        }
    }
    apply(std::move(hearing));
}

void Discovery::hearPointer(const Record& record, const Name& target)
{
    if (record.name == serviceListName()) {
        if (record.ttl > 0 && clusterOfService(target))
            addService(target, std::max(expiry(record), m_now + kServiceShortest));
        return;
    }
    const auto words = instanceWords(target, record.name);
    if (!words) {
        if (record.name == clusterfunkService()) m_counters.add("discovery.not-gossip");
        return;
    }
    auto at = m_instances.find(target.wire());
    if (at == m_instances.end()) {
        if (record.ttl == 0) return;
        if (m_instances.size() >= kInstancesMost) {
            m_counters.add("discovery.instances-dropped");
            return;
        }
        at = m_instances.emplace(target.wire(), Instance{}).first;
        at->second.name = target;
        at->second.words = *words;
        at->second.followUpAt = m_now + kFollowUpFirst;
    }
    at->second.lastSeen = m_now;
    at->second.expiresAt = expiry(record);
    m_changed = true;
}

void Discovery::hearInstance(const Record& record, Hearing& hearing)
{
    const auto* srv = std::get_if<Srv>(&record.data);
    const auto* txt = std::get_if<Txt>(&record.data);
    if (srv == nullptr && txt == nullptr) return;
    const auto at = m_instances.find(record.name.wire());
    if (at == m_instances.end()) return;
    auto& instance = at->second;
    instance.lastSeen = m_now;
    m_changed = true;
    if (srv != nullptr) {
        instance.expiresAt = expiry(record);
        if (record.ttl == 0) return;
        const bool moved = instance.port != srv->port || !(instance.host == srv->target);
        if (moved && instance.complete()) m_counters.add("discovery.instances-moved");
        if (moved) instance.addresses.clear();
        instance.port = srv->port;
        instance.host = srv->target;
        hearing.located.insert(at->first);
        return;
    }
    instance.txt.clear();
    std::size_t bytes = 0;
    for (const auto& text : txt->strings) {
        bytes += text.size() + 1;
        if (bytes > kTxtBytesMost) {
            m_counters.add("discovery.txt-dropped");
            break;
        }
        instance.txt.push_back(text);
    }
}

void Discovery::hearAddress(const Record& record, Hearing& hearing, std::string_view zone)
{
    auto address = addressOf(record);
    if (!address || record.ttl == 0) return;
    if (!isUsable(*address)) {
        m_counters.add("discovery.addresses-useless");
        return;
    }
    if (isLinkLocal(*address) && !zone.empty()) {
        auto zoned = IpAddress::fromText(address->text() + '%' + std::string{zone});
        if (zoned) address = std::move(zoned);
    }
    auto& known = hearing.addresses[record.name];
    if (known.size() >= kAddressesMost && !known.contains(*address)) {
        m_counters.add("discovery.addresses-dropped");
        return;
    }
    known.insert(std::move(*address));
}

void Discovery::apply(Hearing hearing)
{
    // Two agents on one machine share its host name but not their addresses: what comes with an
    // instance's own SRV counts; what comes alone only fills a gap.
    std::set<Name> told;
    for (const auto& key : hearing.located) {
        auto& instance = m_instances.at(key);
        const auto at = hearing.addresses.find(instance.host);
        if (at == hearing.addresses.end()) continue;
        instance.addresses = at->second;
        told.insert(instance.host);
    }
    for (const auto& host : told)
        hearing.addresses.erase(host);
    if (hearing.addresses.empty()) return;
    for (auto& [key, instance] : m_instances) {
        if (instance.host.isRoot() || !instance.addresses.empty()) continue;
        const auto at = hearing.addresses.find(instance.host);
        if (at == hearing.addresses.end()) continue;
        instance.addresses = at->second;
        m_changed = true;
    }
}

void Discovery::addService(const Name& name, TimePoint expiresAt)
{
    const auto at = m_services.find(name.wire());
    if (at != m_services.end()) {
        at->second.expiresAt = std::max(at->second.expiresAt, expiresAt);
        return;
    }
    if (m_services.size() >= kServicesMost) {
        m_counters.add("discovery.services-dropped");
        return;
    }
    m_services.emplace(name.wire(), Service{name, expiresAt});
    m_askSoon.push_back(name);
}

TimePoint Discovery::expiry(const Record& record) const
{
    if (record.ttl == 0) return m_now + kGoodbye;
    return m_now + std::min<Duration>(std::chrono::seconds{record.ttl}, kTimeToLiveLongest);
}

bool Discovery::handleTimeout(TimePoint now)
{
    m_now = now;
    std::erase_if(m_services, [&](const auto& entry) { return entry.second.expiresAt <= now; });
    return std::erase_if(m_instances,
                         [&](const auto& entry) { return entry.second.expiresAt <= now; }) > 0;
}

std::vector<Bytes> Discovery::pollQuestions(TimePoint now)
{
    m_now = now;
    std::vector<Question> questions;
    if (m_roundAt <= now) {
        addRound(questions);
    } else {
        for (const auto& name : m_askSoon)
            questions.push_back(ask(name, RecordType::Ptr));
    }
    m_askSoon.clear();
    if (m_followUpsAt <= now) addFollowUps(questions);
    return packed(questions);
}

void Discovery::addRound(std::vector<Question>& to)
{
    to.push_back(ask(serviceListName(), RecordType::Ptr));
    to.push_back(ask(clusterfunkService(), RecordType::Ptr));
    for (const auto& [key, service] : m_services)
        to.push_back(ask(service.name, RecordType::Ptr));
    m_roundAt = m_now + m_roundWait;
    m_roundWait = std::min(m_roundWait * 2, kRoundLongest);
}

void Discovery::addFollowUps(std::vector<Question>& to)
{
    std::size_t asked = 0;
    for (auto& [key, instance] : m_instances) {
        if (!instance.asksMore() || instance.followUpAt > m_now) continue;
        if (++asked > kFollowUpsAtOnce) break;
        // Serf's library answers no PTR question for an instance, but this one.
        to.push_back(ask(instance.name, RecordType::Any));
        if (!instance.host.isRoot()) {
            to.push_back(ask(instance.host, RecordType::A));
            to.push_back(ask(instance.host, RecordType::Aaaa));
        }
        ++instance.followUps;
        instance.followUpAt = m_now + kFollowUpFirst * (1 << instance.followUps);
    }
    if (asked > 0) m_followUpsAt = m_now + kFollowUpFirst;
}

TimePoint Discovery::nextTimeout() const
{
    if (!m_askSoon.empty()) return m_now;
    auto out = m_roundAt;
    for (const auto& [key, service] : m_services)
        out = std::min(out, service.expiresAt);
    for (const auto& [key, instance] : m_instances) {
        out = std::min(out, instance.expiresAt);
        if (instance.asksMore()) out = std::min(out, std::max(instance.followUpAt, m_followUpsAt));
    }
    return out;
}

std::vector<DiscoveredMember> Discovery::members() const
{
    std::vector<DiscoveredMember> out;
    for (const auto& [key, instance] : m_instances) {
        if (!instance.complete()) continue;
        DiscoveredMember member;
        member.cluster = instance.words.cluster;
        member.kind = instance.words.kind;
        member.name = instance.words.node;
        member.host = instance.host.before(Name{}).value_or("");
        member.addresses.assign(instance.addresses.begin(), instance.addresses.end());
        std::stable_sort(member.addresses.begin(), member.addresses.end(),
                         [](const auto& a, const auto& b) { return worth(a) < worth(b); });
        member.port = instance.port;
        member.txt = instance.txt;
        member.lastSeen = instance.lastSeen;
        out.push_back(std::move(member));
    }
    const auto rank = [](const auto& member) {
        return std::tie(member.cluster, member.kind, member.name, member.port);
    };
    std::sort(out.begin(), out.end(),
              [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return out;
}

std::size_t Discovery::incomplete() const
{
    return static_cast<std::size_t>(
        std::count_if(m_instances.begin(), m_instances.end(),
                      [](const auto& entry) { return !entry.second.complete(); }));
}

} // namespace grapevine::dns
