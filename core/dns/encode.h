#pragma once

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/dns/codec_error.h"
#include "core/dns/message.h"

namespace grapevine::dns {

/// Writes one message; the counts come from the lists. Names are compressed, but for the target of
/// an SRV, which older readers want whole. Fails with TooLarge and BadText.
[[nodiscard]] Expected<Bytes, EncodeError> encode(const Message& message);

} // namespace grapevine::dns
