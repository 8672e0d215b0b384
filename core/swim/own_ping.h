#pragma once

#include <string_view>

#include "core/base/bytes.h"
#include "core/base/ids.h"
#include "core/swim/announced.h"
#include "core/swim/self.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// A ping of ours: it says where the ack shall go. Bytes, type byte first.
[[nodiscard]] inline Bytes ownPing(const Self& self, SequenceNumber sequence, std::string_view node)
{
    Bytes body;
    body.reserve(64 + node.size() + self.name.size());
    wire::encode(body, wire::Ping{sequence, node, orNil(self.address), self.port, self.name});
    return body;
}

} // namespace grapevine::swim
