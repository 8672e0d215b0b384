#include "core/wire/framing.h"

#include <array>
#include <cassert>

#include "core/wire/limits.h"
#include "core/wire/messages.h"

namespace grapevine::wire {

namespace {

// Read by assertions only.
[[maybe_unused]] constexpr std::size_t kCompoundPartsMost = 255;
[[maybe_unused]] constexpr std::size_t kCompoundPartLongest = 65'535;
constexpr std::size_t kCrcSlices = 8;

using CrcTables = std::array<std::array<std::uint32_t, 256>, kCrcSlices>;

/// Slicing by 8: table k is table 0 advanced by k zero bytes.
constexpr CrcTables crcTables()
{
    CrcTables tables{};
    for (std::uint32_t i = 0; i < 256; ++i) {
        std::uint32_t value = i;
        for (int bit = 0; bit < 8; ++bit) {
            value = (value & 1U) != 0 ? value >> 1U ^ 0xEDB88320U : value >> 1U;
        }
        tables[0][i] = value;
    }
    for (std::size_t k = 1; k < kCrcSlices; ++k) {
        for (std::size_t i = 0; i < 256; ++i) {
            const auto before = tables[k - 1][i];
            tables[k][i] = before >> 8U ^ tables[0][before & 255U];
        }
    }
    return tables;
}

constexpr CrcTables kCrcTables = crcTables();

std::size_t bigEndian16(ByteView at)
{
    return std::to_integer<std::size_t>(at[0]) << 8U | std::to_integer<std::size_t>(at[1]);
}

std::byte typeByte(MessageType type)
{
    return static_cast<std::byte>(type);
}

} // namespace

Expected<CompoundWalk, DecodeError> CompoundWalk::over(ByteView body)
{
    if (body.empty()) return failure(DecodeError::Truncated);
    const auto table = std::to_integer<std::size_t>(body[0]) * 2;
    body = body.subspan(1);
    if (body.size() < table) return failure(DecodeError::Truncated);
    return CompoundWalk(body.first(table), body.subspan(table));
}

std::optional<ByteView> CompoundWalk::next()
{
    if (m_lengths.empty()) return std::nullopt;
    const auto length = bigEndian16(m_lengths);
    if (length > m_bodies.size()) return std::nullopt;
    const auto part = m_bodies.first(length);
    m_bodies = m_bodies.subspan(length);
    m_lengths = m_lengths.subspan(2);
    return part;
}

Expected<CompoundParts, DecodeError> decodeCompound(ByteView body)
{
    auto walk = CompoundWalk::over(body);
    if (!walk) return failure(walk.error());
    CompoundParts found;
    found.parts.reserve(walk->left());
    while (const auto part = walk->next())
        found.parts.push_back(*part);
    found.truncated = walk->left();
    return found;
}

Bytes encodeCompound(const std::vector<ByteView>& parts)
{
    assert(parts.size() <= kCompoundPartsMost && "the count is one byte");
    std::size_t total = 2 + parts.size() * 2;
    for (const auto part : parts) {
        assert(part.size() <= kCompoundPartLongest && "a length is two bytes");
        total += part.size();
    }
    Bytes out;
    out.reserve(total);
    out.push_back(typeByte(MessageType::Compound));
    out.push_back(static_cast<std::byte>(parts.size()));
    for (const auto part : parts) {
        out.push_back(static_cast<std::byte>(part.size() >> 8U & 255U));
        out.push_back(static_cast<std::byte>(part.size() & 255U));
    }
    for (const auto part : parts)
        append(out, part);
    return out;
}

std::uint32_t crc32(ByteView bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    const auto at = [&](std::size_t i) { return std::to_integer<std::uint32_t>(bytes[i]); };
    while (bytes.size() >= kCrcSlices) {
        crc ^= at(0) | at(1) << 8U | at(2) << 16U | at(3) << 24U;
        crc = kCrcTables[7][crc & 255U] ^ kCrcTables[6][crc >> 8U & 255U] ^
              kCrcTables[5][crc >> 16U & 255U] ^ kCrcTables[4][crc >> 24U] ^ kCrcTables[3][at(4)] ^
              kCrcTables[2][at(5)] ^ kCrcTables[1][at(6)] ^ kCrcTables[0][at(7)];
        bytes = bytes.subspan(kCrcSlices);
    }
    for (const auto b : bytes) {
        crc = crc >> 8U ^ kCrcTables[0][(crc ^ std::to_integer<std::uint32_t>(b)) & 255U];
    }
    return ~crc;
}

Bytes wrapCrc(ByteView inner)
{
    const auto sum = crc32(inner);
    Bytes out;
    out.reserve(inner.size() + 5);
    out.push_back(typeByte(MessageType::HasCrc));
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        out.push_back(static_cast<std::byte>(sum >> shift & 255U));
    }
    append(out, inner);
    return out;
}

Expected<LabelSplit, DecodeError> splitLabel(ByteView bytes)
{
    if (bytes.empty() || bytes[0] != typeByte(MessageType::Label)) return LabelSplit{{}, bytes};
    if (bytes.size() < 2) return failure(DecodeError::BadLabel);
    const auto length = std::to_integer<std::size_t>(bytes[1]);
    if (length == 0 || bytes.size() - 2 < length) return failure(DecodeError::BadLabel);
    return LabelSplit{asText(bytes.subspan(2, length)), bytes.subspan(2 + length)};
}

Expected<Bytes, DecodeError> addLabel(std::string_view label, ByteView bytes)
{
    if (label.size() > kLabelLongest) return failure(DecodeError::TooLarge);
    Bytes out;
    out.reserve(2 + label.size() + bytes.size());
    if (!label.empty()) {
        out.push_back(typeByte(MessageType::Label));
        out.push_back(static_cast<std::byte>(label.size()));
        append(out, asBytes(label));
    }
    append(out, bytes);
    return out;
}

} // namespace grapevine::wire
