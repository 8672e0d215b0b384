#include "ui/models/content_pool.h"

#include <functional>
#include <string_view>
#include <utility>

namespace grapevine::models {

namespace {

bool same(const NodeFactsPtr& a, const NodeFactsPtr& b)
{
    return a == b || (a && b && *a == *b);
}

void mix(std::size_t& seed, std::size_t more)
{
    seed ^= more + 0x9E3779B97F4A7C15U + (seed << 6U) + (seed >> 2U);
}

std::size_t hashOf(const TimelineContent& content)
{
    const auto text = [](std::string_view of) { return std::hash<std::string_view>{}(of); };
    std::size_t seed = content.cluster.value();
    mix(seed, text(content.name));
    mix(seed, text(asText(content.payload)));
    mix(seed, text(content.text));
    if (content.from) mix(seed, text(*content.from));
    if (content.queryId) mix(seed, content.queryId->value());
    mix(seed, content.members.size());
    if (!content.members.empty()) {
        const auto& first = content.members.front();
        mix(seed, text(first.facts->name));
        mix(seed, first.facts->endpoint.port);
        mix(seed,
            static_cast<std::size_t>(first.status) << 8U | static_cast<std::size_t>(first.state));
    }
    return seed;
}

std::size_t bytesOf(const NodeFactsPtr& facts)
{
    if (!facts) return 0;
    std::size_t bytes = sizeof(NodeFacts) + facts->name.size() + facts->rawAddress.size();
    for (const auto& [key, value] : facts->tags)
        bytes += 2 * sizeof(std::string) + key.size() + value.size();
    return bytes;
}

std::size_t bytesOf(const TimelineContent& content)
{
    // 64 for the hash table's node and what the allocator adds.
    std::size_t bytes = sizeof(TimelineContent) + 64 + content.name.size() +
                        content.payload.size() + content.text.size() +
                        (content.from ? content.from->size() : 0) +
                        content.members.size() * sizeof(TimelineMember);
    for (const auto& address : content.addresses)
        bytes += sizeof(std::string) + address.size();
    // Facts of a whole picture are the member table's; those of one member may outlive it.
    if (content.members.size() == 1) {
        bytes += bytesOf(content.members.front().facts) + bytesOf(content.members.front().before);
    }
    return bytes;
}

} // namespace

bool TimelineMember::operator==(const TimelineMember& other) const
{
    return id == other.id && status == other.status && state == other.state &&
           same(facts, other.facts) && same(before, other.before);
}

ContentPool::ContentPool()
    : m_known(16, Hash{&m_slots}, Equal{&m_slots})
{
}

std::uint32_t ContentPool::freeSlot()
{
    if (m_free.empty()) {
        m_slots.emplace_back();
        return static_cast<std::uint32_t>(m_slots.size() - 1);
    }
    const auto number = m_free.back();
    m_free.pop_back();
    return number;
}

std::uint32_t ContentPool::take(TimelineContent content)
{
    const auto number = freeSlot();
    auto& slot = m_slots[number];
    slot.hash = hashOf(content);
    slot.content = std::move(content);
    slot.lines = 0;
    const auto [known, isNew] = m_known.insert(number);
    if (isNew) {
        slot.bytes = bytesOf(slot.content);
        m_bytes += slot.bytes;
    } else {
        slot.content = {};
        m_free.push_back(number);
    }
    ++m_slots[*known].lines;
    return *known;
}

void ContentPool::release(std::uint32_t number)
{
    auto& slot = m_slots[number];
    if (--slot.lines > 0) return;
    m_known.erase(number);
    m_bytes -= slot.bytes;
    slot.content = {};
    m_free.push_back(number);
}

void ContentPool::clear()
{
    m_known.clear();
    m_slots.clear();
    m_free.clear();
    m_bytes = 0;
}

} // namespace grapevine::models
