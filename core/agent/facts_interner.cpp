#include "core/agent/facts_interner.h"

#include <algorithm>

#include "core/wire/serf_messages.h"

namespace grapevine::agent {

namespace {

ProtocolVersions versionsFrom(ByteView bytes)
{
    ProtocolVersions out;
    if (bytes.size() < 6) return out;
    const auto at = [&](std::size_t i) { return std::to_integer<std::uint8_t>(bytes[i]); };
    out.protocolMin = at(0);
    out.protocolMax = at(1);
    out.protocolCurrent = at(2);
    out.delegateMin = at(3);
    out.delegateMax = at(4);
    out.delegateCurrent = at(5);
    return out;
}

} // namespace

NodeFactsPtr readFacts(const wire::PushNodeState& node)
{
    auto facts = std::make_shared<NodeFacts>();
    facts->name = std::string{node.name};
    facts->rawAddress.assign(node.address.begin(), node.address.end());
    if (auto address = IpAddress::fromBytes(node.address)) facts->endpoint.address = *address;
    facts->endpoint.port = node.port;
    auto tags = wire::decodeTags(node.meta);
    facts->tags = std::move(tags.tags);
    facts->tagsBroken = tags.broken;
    facts->versions = versionsFrom(node.versions);
    return facts;
}

NodeFactsPtr FactsInterner::intern(const wire::PushNodeState& node)
{
    const auto versions = versionsFrom(node.versions);
    const auto at = m_known.find(node.name);
    auto& known = at != m_known.end() ? at->second : m_known[std::string{node.name}];
    if (known.facts && std::ranges::equal(known.meta, node.meta) &&
        std::ranges::equal(known.facts->rawAddress, node.address) &&
        known.facts->endpoint.port == node.port && known.facts->versions == versions) {
        return known.facts;
    }
    known.meta.assign(node.meta.begin(), node.meta.end());
    known.facts = readFacts(node);
    return known.facts;
}

} // namespace grapevine::agent
