#include "core/wire/msgpack_reader.h"

#include <algorithm>
#include <bit>

#include "core/wire/big_endian.h"
#include "core/wire/value_skipper.h"

namespace grapevine::wire {

namespace {

constexpr auto kSignedMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

} // namespace

ByteView MsgpackReader::take(std::size_t size)
{
    if (left() < size) {
        fail(DecodeError::Truncated);
        return {};
    }
    const ByteView bytes{m_at, size};
    m_at += size;
    return bytes;
}

std::uint8_t MsgpackReader::takeByte()
{
    const auto one = take(1);
    return one.empty() ? std::uint8_t{0} : std::to_integer<std::uint8_t>(one[0]);
}

MsgpackReader::Number MsgpackReader::readNumber(std::uint8_t first)
{
    if (first < 0x80) return {.bits = first};
    if (first >= 0xe0) return {.negative = true, .bits = 0xffffffffffffff00U | first};
    if (first >= 0xcc && first <= 0xcf) return {.bits = bigEndian(take(1U << (first - 0xccU)))};
    if (first >= 0xd0 && first <= 0xd3) {
        const unsigned size = 1U << (first - 0xd0U);
        const unsigned unused = 64U - 8U * size;
        const auto bits = bigEndian(take(size)) << unused;
        const auto value = static_cast<std::int64_t>(bits) >> unused;
        return {.negative = value < 0, .bits = static_cast<std::uint64_t>(value)};
    }
    fail(DecodeError::WrongType);
    return {};
}

std::uint64_t MsgpackReader::readUnsignedSlowly(std::uint64_t most)
{
    if (takeNil()) return 0;
    const auto first = takeByte();
    if (m_failed) return 0;
    const auto number = readNumber(first);
    if (m_failed) return 0;
    if (number.negative || number.bits > most) {
        fail(DecodeError::OutOfRange);
        return 0;
    }
    return number.bits;
}

std::int64_t MsgpackReader::readSigned()
{
    if (takeNil()) return 0;
    const auto first = takeByte();
    if (m_failed) return 0;
    const auto number = readNumber(first);
    if (!number.negative && number.bits > kSignedMost) fail(DecodeError::OutOfRange);
    return m_failed ? 0 : static_cast<std::int64_t>(number.bits);
}

bool MsgpackReader::readBool()
{
    const auto first = takeByte();
    if (m_failed) return false;
    switch (first) {
    case 0x00:
    case 0xc0:
    case 0xc2: return false;
    case 0x01:
    case 0xc3: return true;
    default: fail(DecodeError::WrongType); return false;
    }
}

double MsgpackReader::readReal()
{
    if (takeNil()) return 0.0;
    const auto first = takeByte();
    if (m_failed) return 0.0;
    if (first == 0xca) {
        return double{std::bit_cast<float>(static_cast<std::uint32_t>(bigEndian(take(4))))};
    }
    if (first == 0xcb) return std::bit_cast<double>(bigEndian(take(8)));
    const auto number = readNumber(first);
    if (!number.negative && number.bits > kSignedMost) fail(DecodeError::OutOfRange);
    return m_failed ? 0.0 : static_cast<double>(static_cast<std::int64_t>(number.bits));
}

ByteView MsgpackReader::readBytesSlowly(std::size_t most)
{
    if (takeNil()) return {};
    const auto first = takeByte();
    if (m_failed) return {};
    std::size_t length = 0;
    if (first >= 0xa0 && first <= 0xbf) {
        length = first & 0x1fU;
    } else if (first == 0xc4 || first == 0xd9) {
        length = bigEndian(take(1));
    } else if (first == 0xc5 || first == 0xda) {
        length = bigEndian(take(2));
    } else if (first == 0xc6 || first == 0xdb) {
        length = bigEndian(take(4));
    } else if (first >= 0x90 && first <= 0x9f) {
        return readByteArray(first & 0x0fU, most);
    } else if (first == 0xdc || first == 0xdd) {
        return readByteArray(bigEndian(take(first == 0xdc ? 2 : 4)), most);
    } else {
        fail(DecodeError::WrongType);
    }
    if (length > most) fail(DecodeError::TooLarge);
    return m_failed ? ByteView{} : take(length);
}

ByteView MsgpackReader::readByteArray(std::size_t count, std::size_t most)
{
    if (count > most) fail(DecodeError::TooLarge);
    if (m_failed) return {};
    if (count == 0) return {m_at, 0};
    auto& kept = m_scratch.fresh();
    kept.reserve(std::min(count, left()));
    for (std::size_t i = 0; i < count && !m_failed; ++i) {
        if (takeNil()) fail(DecodeError::WrongType);
        kept.push_back(static_cast<std::byte>(readUnsigned(0xff)));
    }
    return m_failed ? ByteView{} : ByteView{kept};
}

MsgpackReader::Opening MsgpackReader::openSlowly()
{
    if (takeNil()) return {};
    const auto first = takeByte();
    if (m_failed) return {};
    Opening opening;
    if (first >= 0x90 && first <= 0x9f) {
        opening = {Shape::Array, first & 0x0fU};
    } else if (first == 0xdc || first == 0xdd) {
        opening = {Shape::Array,
                   static_cast<std::uint32_t>(bigEndian(take(first == 0xdc ? 2 : 4)))};
    } else if (first == 0xde || first == 0xdf) {
        opening = {Shape::Map, static_cast<std::uint32_t>(bigEndian(take(first == 0xde ? 2 : 4)))};
    } else {
        fail(DecodeError::WrongType);
    }
    if (m_failed) return {};
    ++m_depth;
    return opening;
}

void MsgpackReader::skip()
{
    if (m_failed) return;
    ValueSkipper skipper{kMsgpackDepthDeepest - std::min(m_depth, kMsgpackDepthDeepest)};
    const auto progress = skipper.advance({m_at, left()});
    if (!progress) {
        fail(progress.error());
    } else if (*progress == ValueSkipper::Progress::NeedMore) {
        fail(DecodeError::Truncated);
    } else {
        m_at += skipper.offset();
    }
}

} // namespace grapevine::wire
