#pragma once

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/dns/codec_error.h"
#include "core/dns/message.h"

namespace grapevine::dns {

/// Reads one message of DNS or mDNS; all of it, or nothing. `used`: how many bytes it took; what
/// follows them is left alone. The work is bounded by limits.h: a pointer leads backwards only.
[[nodiscard]] Expected<Message, DecodeError> decode(ByteView bytes, std::size_t* used = nullptr);

} // namespace grapevine::dns
