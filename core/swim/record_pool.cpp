#include "core/swim/record_pool.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <utility>

namespace grapevine::swim {

namespace {

std::size_t hashOf(const wire::Alive& alive)
{
    const std::hash<std::string_view> hash;
    std::size_t mixed = hash(alive.node);
    for (const auto part : {alive.address, alive.meta, alive.versions}) {
        mixed = mixed * 1'099'511'628'211U ^ hash(asText(part));
    }
    return mixed * 1'099'511'628'211U ^ alive.port;
}

/// memberlist reads six bytes or none.
ByteView sixVersions(ByteView versions)
{
    return versions.size() < Versions{}.size() ? ByteView{} : versions.first(Versions{}.size());
}

bool same(const NodeRecord& record, const wire::Alive& alive)
{
    const auto versions = sixVersions(alive.versions);
    return record.port == alive.port && record.name == alive.node &&
           asText(record.address) == asText(alive.address) &&
           asText(record.meta) == asText(alive.meta) && record.versionsKnown == !versions.empty() &&
           (versions.empty() ||
            asText(std::as_bytes(std::span{record.versions})) == asText(versions));
}

NodeRecord recordOf(const wire::Alive& alive)
{
    NodeRecord record;
    record.name = alive.node;
    record.address.assign(alive.address.begin(), alive.address.end());
    record.port = alive.port;
    record.meta.assign(alive.meta.begin(), alive.meta.end());
    const auto versions = sixVersions(alive.versions);
    std::transform(versions.begin(), versions.end(), record.versions.begin(),
                   [](std::byte value) { return std::to_integer<std::uint8_t>(value); });
    record.versionsKnown = !versions.empty();
    if (auto address = IpAddress::fromBytes(alive.address)) {
        record.endpoint = {std::move(*address), alive.port};
    }
    return record;
}

} // namespace

NodeRecordPtr RecordPool::intern(const wire::Alive& alive)
{
    auto announced = alive;
    announced.versions = sixVersions(alive.versions);
    const auto hash = hashOf(announced);
    const auto [first, last] = m_records.equal_range(hash);
    for (auto at = first; at != last; ++at) {
        if (auto known = at->second.lock(); known && same(*known, announced)) return known;
    }
    if (m_records.size() >= m_sweepAt) sweep();
    auto record = std::make_shared<const NodeRecord>(recordOf(announced));
    m_records.emplace(hash, record);
    return record;
}

NodeRecordPtr RecordPool::intern(const wire::PushNodeState& node, const NodeRecordPtr& known)
{
    const wire::Alive announced{node.incarnation, node.name, node.address,
                                node.port,        node.meta, node.versions};
    if (known && same(*known, announced)) return known;
    return intern(announced);
}

void RecordPool::sweep()
{
    std::erase_if(m_records, [](const auto& entry) { return entry.second.expired(); });
    m_sweepAt = std::max<std::size_t>(1024, m_records.size() * 2);
}

} // namespace grapevine::swim
