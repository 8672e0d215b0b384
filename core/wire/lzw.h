#pragma once

#include <cstddef>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/wire/decode_error.h"

namespace grapevine::wire {

/// Appends the LZW stream, byte-identical to Go's compress/lzw (LSB, literal width 8).
void lzwCompress(Bytes& to, ByteView plain);

/// Room beyond the output that the decoder uses for copying in whole words.
inline constexpr std::size_t kLzwSlack = 32;

/// Appends the plain bytes. Fails with BadCompression on an invalid code or a missing end, and
/// with TooLarge as soon as one byte more than `limit` would come out; memory grows only as
/// output does. After a failure `to` keeps what came out before it.
///
/// `to` stays where it is when its capacity covers its size, `limit` and kLzwSlack.
[[nodiscard]] Expected<void, DecodeError> lzwDecompress(Bytes& to, ByteView compressed,
                                                        std::size_t limit);

} // namespace grapevine::wire
