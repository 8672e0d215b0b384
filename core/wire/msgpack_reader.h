#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string_view>

#include "core/base/bytes.h"
#include "core/wire/big_endian.h"
#include "core/wire/decode_error.h"
#include "core/wire/limits.h"
#include "core/wire/scratch.h"

namespace grapevine::wire {

/// Reads the MessagePack dialect of memberlist.md 7 from left to right.
///
/// Ours rather than msgpack-c's visitor, as measured over 100 000 push/pull nodes of 113 bytes: the
/// visitor takes 108 ns and one allocation a node (its parse stack) before any range is checked,
/// this reader 37 ns and none, where 86 ns and none are the target. What we write goes through
/// msgpack-c's packer, and a test holds this reader to msgpack-c's parser.
///
/// The first failure stays: everything read after it is zero or empty, so a caller may read a
/// whole message and ask once. Nil reads as zero or empty everywhere, as in Go.
class MsgpackReader {
public:
    MsgpackReader(ByteView bytes, Scratch& scratch)
        : m_begin(bytes.data())
        , m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
        , m_scratch(scratch)
    {
    }

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] DecodeError error() const { return m_error; }
    /// Bytes read so far; meaningless after a failure.
    [[nodiscard]] std::size_t consumed() const { return static_cast<std::size_t>(m_at - m_begin); }
    [[nodiscard]] std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }

    /// What has not been read.
    [[nodiscard]] ByteView rest() const { return {m_at, left()}; }

    /// Books list entries; false when all lists of this message claim more than kEntriesMost.
    [[nodiscard]] bool spend(std::size_t entries)
    {
        if (entries > m_entriesLeft) return false;
        m_entriesLeft -= entries;
        return true;
    }

    void fail(DecodeError error)
    {
        if (m_failed) return;
        m_failed = true;
        m_error = error;
        m_at = m_end;
    }

    /// True, and past it, when a nil stands here.
    [[nodiscard]] bool takeNil()
    {
        if (m_at == m_end || byteAt(0) != 0xc0) return false;
        ++m_at;
        return true;
    }

    /// True, and past it, when exactly this key stands here as Go writes it (below 32 bytes).
    /// Inlined so that the compiler knows the length and compares without a call.
    [[nodiscard, gnu::always_inline]] inline bool takeKey(std::string_view name)
    {
        if (left() <= name.size() || byteAt(0) != (0xa0U | name.size()) ||
            std::memcmp(m_at + 1, name.data(), name.size()) != 0) {
            return false;
        }
        m_at += 1 + name.size();
        return true;
    }

    /// Fails with OutOfRange below 0 and above `most`.
    [[nodiscard]] std::uint64_t readUnsigned(std::uint64_t most)
    {
        if (m_at != m_end && byteAt(0) < 0x80 && byteAt(0) <= most) {
            return std::to_integer<std::uint64_t>(*m_at++);
        }
        if (left() >= 3 && byteAt(0) == 0xcd && most >= 0xffff) { // Every port, most incarnations.
            m_at += 3;
            return bigEndian({m_at - 2, 2});
        }
        return readUnsignedSlowly(most);
    }

    [[nodiscard]] std::int64_t readSigned();
    [[nodiscard]] bool readBool();   ///< 0 and 1 count as well.
    [[nodiscard]] double readReal(); ///< Integers count as well.

    /// Any of the string and binary forms, or an array of small numbers (copied to the scratch).
    /// Nil gives null data, an empty value does not. Fails with TooLarge above `most` bytes,
    /// as soon as the length is known.
    [[nodiscard]] ByteView readBytes(std::size_t most)
    {
        if (m_at != m_end && (byteAt(0) & 0xe0U) == 0xa0U) {
            const std::size_t length = byteAt(0) & 0x1fU;
            if (left() > length) {
                const ByteView bytes{m_at + 1, length};
                m_at += 1 + length;
                return bytes;
            }
        }
        return readBytesSlowly(most);
    }

    [[nodiscard]] std::string_view readText() { return asText(readBytes(kNameLongest)); }

    enum class Shape : std::uint8_t { Nil, Array, Map };
    struct Opening {
        Shape shape = Shape::Nil;
        std::uint32_t count = 0; ///< Values of an array, pairs of a map: as claimed.
    };

    /// Enters an array or a map (or passes a nil); pairs with close() unless it is Nil.
    [[nodiscard]] Opening open()
    {
        if (m_at != m_end && (byteAt(0) & 0xf0U) == 0x80U) {
            ++m_depth;
            return {Shape::Map, std::to_integer<std::uint32_t>(*m_at++) & 0x0fU};
        }
        return openSlowly();
    }
    void close() { --m_depth; }

    /// Passes one value of any kind.
    void skip();

private:
    struct Number {
        bool negative = false;
        std::uint64_t bits = 0; ///< Two's complement when negative.
    };

    [[nodiscard]] std::uint8_t byteAt(std::size_t i) const
    {
        return std::to_integer<std::uint8_t>(m_at[i]);
    }
    /// The next `size` bytes, or nothing and Truncated.
    [[nodiscard]] ByteView take(std::size_t size);
    [[nodiscard]] std::uint8_t takeByte();
    [[nodiscard]] Number readNumber(std::uint8_t first);
    [[nodiscard]] std::uint64_t readUnsignedSlowly(std::uint64_t most);
    [[nodiscard]] ByteView readBytesSlowly(std::size_t most);
    [[nodiscard]] ByteView readByteArray(std::size_t count, std::size_t most);
    [[nodiscard]] Opening openSlowly();

    const std::byte* m_begin;
    const std::byte* m_at;
    const std::byte* m_end;
    Scratch& m_scratch;
    std::size_t m_depth = 0;
    std::size_t m_entriesLeft = kEntriesMost;
    bool m_failed = false;
    DecodeError m_error = DecodeError::Truncated;
};

} // namespace grapevine::wire
