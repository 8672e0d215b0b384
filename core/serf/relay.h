#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "core/base/bytes.h"
#include "core/base/counters.h"
#include "core/serf/outbox.h"

namespace grapevine::serf {

/// A relay is a response on a detour: a member sends it to another one, which sends what is inside
/// on to where the header says, byte for byte.
///
///     09 | header: address, port, name | 05 response ...
///
/// Source: serf, serf.go (relayResponse), delegate.go.

/// What a relay asks us to send. Nothing when it cannot be read, holds anything but a response,
/// has no usable address or is larger than `largest`: we are no way around a firewall
/// (`serf.relay-refused`).
[[nodiscard]] std::optional<DirectMessage> unwrapRelay(ByteView message, std::size_t largest,
                                                       Counters& counters);

/// A relay around `response`, for somebody else to send on.
[[nodiscard]] Bytes wrapRelay(ByteView address, std::uint16_t port, std::string_view name,
                              ByteView response);

} // namespace grapevine::serf
