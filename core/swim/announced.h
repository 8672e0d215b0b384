#pragma once

#include <span>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/swim/node_record.h"
#include "core/swim/self.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

// What is announced, as a message; all of it views.

/// Nil where there is nothing, as Go writes it.
[[nodiscard]] inline ByteView orNil(const Bytes& bytes)
{
    return bytes.empty() ? ByteView{} : ByteView{bytes};
}

[[nodiscard]] inline ByteView versionBytes(const NodeRecord& record)
{
    return record.versionsKnown ? std::as_bytes(std::span{record.versions})
                                : std::span<const std::byte>{};
}

[[nodiscard]] inline wire::Alive aliveOf(const NodeRecord& record, Incarnation incarnation)
{
    return {incarnation, record.name,        orNil(record.address),
            record.port, orNil(record.meta), versionBytes(record)};
}

[[nodiscard]] inline wire::Alive aliveOf(const Self& self, Incarnation incarnation)
{
    return {incarnation, self.name,        orNil(self.address),
            self.port,   orNil(self.meta), std::as_bytes(std::span{self.versions})};
}

/// Peers compare the raw bytes, and so do we.
[[nodiscard]] inline bool sameAddress(const NodeRecord& record, const wire::Alive& alive)
{
    return record.port == alive.port && asText(record.address) == asText(alive.address);
}

} // namespace grapevine::swim
