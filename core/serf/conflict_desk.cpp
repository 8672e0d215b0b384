#include "core/serf/conflict_desk.h"

#include "core/wire/serf_messages.h"

namespace grapevine::serf {

std::optional<Bytes> ConflictDesk::handle(ByteView payload) const
{
    const auto name = asText(payload);
    if (name == m_statuses.self()) return std::nullopt;
    wire::ConflictResponse response;
    wire::DecodedTags meta;
    const auto* known = m_statuses.find(name);
    response.known = known != nullptr && known->record != nullptr;
    if (response.known) {
        const auto& record = *known->record;
        meta = wire::decodeTags(record.meta);
        response.name = record.name;
        response.address = record.address;
        response.port = record.port;
        response.tags.assign(meta.tags.begin(), meta.tags.end());
        response.status = static_cast<std::int64_t>(known->status);
        response.protocolMin = record.versions[0];
        response.protocolMax = record.versions[1];
        response.protocolCurrent = record.versions[2];
        response.delegateMin = record.versions[3];
        response.delegateMax = record.versions[4];
        response.delegateCurrent = record.versions[5];
    }
    Bytes out;
    wire::encodeSerf(out, response);
    return out;
}

} // namespace grapevine::serf
