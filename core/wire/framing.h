#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/wire/decode_error.h"

namespace grapevine::wire {

// Compound, CRC and label: the layers that are plain framing.

/// Walks a compound's parts where they stand; copies nothing and allocates nothing.
class CompoundWalk {
public:
    /// `body` is what follows the type byte 0x07. Fails with Truncated when the length table is
    /// cut.
    [[nodiscard]] static Expected<CompoundWalk, DecodeError> over(ByteView body);

    /// The next part; nothing at the end, or where the bytes of one are missing.
    [[nodiscard]] std::optional<ByteView> next();
    /// Parts not handed out yet. After the end: those announced whose bytes are missing.
    [[nodiscard]] std::size_t left() const { return m_lengths.size() / 2; }

private:
    CompoundWalk(ByteView lengths, ByteView bodies)
        : m_lengths(lengths)
        , m_bodies(bodies)
    {
    }

    ByteView m_lengths;
    ByteView m_bodies;
};

struct CompoundParts {
    std::vector<ByteView> parts;
    std::size_t truncated = 0; ///< Parts announced whose bytes are missing.
};

/// `body` is what follows the type byte 0x07. Fails with Truncated when the length table is cut.
[[nodiscard]] Expected<CompoundParts, DecodeError> decodeCompound(ByteView body);

/// One compound of at most 255 parts, each at most 65535 bytes (asserted).
[[nodiscard]] Bytes encodeCompound(const std::vector<ByteView>& parts);

[[nodiscard]] std::uint32_t crc32(ByteView bytes); ///< IEEE.

/// `0x0C, crc32 big endian, inner`.
[[nodiscard]] Bytes wrapCrc(ByteView inner);

struct LabelSplit {
    std::string_view label; ///< Empty when there is no header.
    ByteView rest;
};

/// Takes one label header off the front, if there is one.
[[nodiscard]] Expected<LabelSplit, DecodeError> splitLabel(ByteView bytes);

/// Prefixes the header; an empty label adds nothing. Fails with TooLarge above 255 bytes.
[[nodiscard]] Expected<Bytes, DecodeError> addLabel(std::string_view label, ByteView bytes);

} // namespace grapevine::wire
