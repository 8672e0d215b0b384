#include "core/wire/lzw.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace grapevine::wire {

// Codes of 9 to 12 bits, least significant bit first (memberlist.md 8):
//
//   0..255 literal | 256 clear | 257 end | 258..4095 phrases, in the order they were met

namespace {

constexpr std::uint32_t kClear = 256;
constexpr std::uint32_t kEnd = 257;
constexpr std::uint32_t kCodeLargest = 4095;
constexpr unsigned kWidthNarrowest = 9;
constexpr unsigned kWidthWidest = 12;

/// Packs codes into bytes; a small stage spares the vector a call per byte.
class BitWriter {
public:
    explicit BitWriter(Bytes& to)
        : m_to(to)
    {
    }

    void put(std::uint32_t code, unsigned width)
    {
        m_bits |= static_cast<std::uint64_t>(code) << m_count;
        m_count += width;
        if (m_count >= 32) {
            if (m_filled + 4 > m_stage.size()) flush();
            for (unsigned i = 0; i < 4; ++i) {
                m_stage[m_filled + i] = static_cast<std::byte>(m_bits >> (8U * i) & 255U);
            }
            m_filled += 4;
            m_bits >>= 32U;
            m_count -= 32;
        }
    }

    void finish()
    {
        flush();
        for (; m_count > 0; m_count -= std::min(m_count, 8U)) {
            m_to.push_back(static_cast<std::byte>(m_bits & 255U));
            m_bits >>= 8U;
        }
    }

private:
    void flush()
    {
        append(m_to, ByteView(m_stage).first(m_filled));
        m_filled = 0;
    }

    Bytes& m_to;
    std::uint64_t m_bits = 0;
    unsigned m_count = 0;
    std::size_t m_filled = 0;
    std::array<std::byte, 2048> m_stage;
};

/// Finds "phrase plus one byte" among the phrases so far. An entry packs key and code into one
/// word (20 + 12 bits); at most 3837 of 8192 slots are taken, so chains stay short.
class PhraseTable {
public:
    void clear() { m_slots.fill(0); }

    /// The phrase's code, or 0; `slot` is then where it belongs. Code 0 is never a phrase.
    [[nodiscard]] std::uint32_t find(std::uint32_t key, std::uint32_t& slot) const
    {
        slot = (key >> 12U ^ key) & (kSlots - 1);
        for (;; slot = (slot + 1) & (kSlots - 1)) {
            const auto entry = m_slots[slot];
            if (entry == 0) return 0;
            if (entry >> 12U == key) return entry & kCodeLargest;
        }
    }

    void put(std::uint32_t slot, std::uint32_t key, std::uint32_t code)
    {
        m_slots[slot] = key << 12U | code;
    }

private:
    static constexpr unsigned kSlotBits = 13;
    static constexpr std::uint32_t kSlots = 1U << kSlotBits;
    std::array<std::uint32_t, kSlots> m_slots;
};

/// Counts codes the way both sides do, and knows how wide the next one is.
struct CodeCounter {
    std::uint32_t highest = kEnd;
    unsigned width = kWidthNarrowest;

    void restart() { *this = {}; }
};

/// What both ends do after each code but a clear. True when the codes have run out.
bool advance(CodeCounter& codes, BitWriter& out)
{
    ++codes.highest;
    if (codes.highest == 1U << codes.width) ++codes.width;
    if (codes.highest < kCodeLargest) return false;
    out.put(kClear, codes.width);
    codes.restart();
    return true;
}

std::uint64_t loadLittleEndian(const std::byte* at)
{
    std::array<std::byte, 8> raw;
    std::memcpy(raw.data(), at, raw.size());
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        value |= std::to_integer<std::uint64_t>(raw[i]) << (8U * i);
    }
    return value;
}

/// Where a phrase stands in the output.
struct Phrase {
    std::uint32_t offset;
    std::uint32_t length;
};

/// Every byte value once, and room for a wide copy behind the last.
constexpr std::array<std::byte, kClear + kLzwSlack> kLiterals = [] {
    std::array<std::byte, kClear + kLzwSlack> all{};
    for (std::size_t i = 0; i < kClear; ++i)
        all[i] = static_cast<std::byte>(i);
    return all;
}();

constexpr std::array<Phrase, kClear> kLiteralPhrases = [] {
    std::array<Phrase, kClear> all{};
    for (std::uint32_t i = 0; i < kClear; ++i)
        all[i] = {i, 1};
    return all;
}();

class BitReader {
public:
    explicit BitReader(ByteView in)
        : m_at(in.data())
        , m_end(in.data() + in.size())
    {
    }

    /// False when fewer than `width` bits are left.
    bool take(unsigned width, std::uint32_t& code)
    {
        if (m_count < width && !refill(width)) return false;
        code = static_cast<std::uint32_t>(m_bits) & ((1U << width) - 1U);
        m_bits >>= width;
        m_count -= width;
        return true;
    }

private:
    bool refill(unsigned width)
    {
        if (m_end - m_at >= 8) {
            // Bits above the counted ones are loaded again next time, with the same value.
            m_bits |= loadLittleEndian(m_at) << m_count;
            m_at += (63U - m_count) / 8U;
            m_count |= 56U;
            return true;
        }
        while (m_count <= 48 && m_at != m_end) {
            // Bits above the count may be stale copies of this very byte: OR changes nothing.
            m_bits |= std::to_integer<std::uint64_t>(*m_at++) << m_count;
            m_count += 8;
        }
        return m_count >= width;
    }

    const std::byte* m_at;
    const std::byte* m_end;
    std::uint64_t m_bits = 0;
    unsigned m_count = 0;
};

/// Copies in words of 16 bytes; up to 15 bytes behind the copy are overwritten, and both sides
/// may overlap there only.
void copyWide(std::byte* to, const std::byte* from, std::size_t length)
{
    std::array<std::byte, 16> word;
    for (std::size_t done = 0; done < length; done += word.size()) {
        std::memcpy(word.data(), from + done, word.size());
        std::memcpy(to + done, word.data(), word.size());
    }
}

/// Where a vector is filled through a pointer: sized ahead of the output, cut at the end.
class Output {
public:
    Output(Bytes& to, std::size_t limit, std::size_t compressedSize)
        : m_to(to)
        , m_start(to.size())
        // A code of 12 bits stands for at most 3838 bytes, which bounds what can come.
        , m_largest(std::min(limit, compressedSize > limit / 4096 ? limit : compressedSize * 4096))
    {
        grow(std::min(m_largest, std::max<std::size_t>(compressedSize * 3, 256)));
    }
    Output(const Output&) = delete;
    Output& operator=(const Output&) = delete;
    ~Output() { m_to.resize(m_start + m_size); }

    [[nodiscard]] bool makeRoom(std::size_t length)
    {
        if (m_size + length <= m_room) return true;
        if (m_size + length > m_largest) return false;
        grow(std::min(m_largest, std::max(m_room * 2, m_size + length)));
        return true;
    }

    [[nodiscard]] std::byte* base() { return m_base; }
    [[nodiscard]] std::size_t size() const { return m_size; }
    void advance(std::size_t length) { m_size += length; }

private:
    // Above this the vector moves to its final, untouched home at once: growing it by copies
    // would keep two large blocks alive, while untouched pages cost no memory.
    static constexpr std::size_t kJumpAbove = 1024 * 1024;
    static constexpr std::size_t kStepLargest = 1024 * 1024;

    void grow(std::size_t room)
    {
        if (m_start + room + kLzwSlack > m_to.capacity() && room > kJumpAbove) {
            m_to.reserve(m_start + m_largest + kLzwSlack);
        }
        room = std::min(room, m_size + std::max(kStepLargest, kCodeLargest + std::size_t{1}));
        m_to.resize(m_start + room + kLzwSlack);
        m_room = room;
        m_base = m_to.data() + m_start;
    }

    Bytes& m_to;
    std::size_t m_start;
    std::size_t m_largest;
    std::size_t m_size = 0;
    std::size_t m_room = 0;
    std::byte* m_base = nullptr;
};

} // namespace

void lzwCompress(Bytes& to, ByteView plain)
{
    BitWriter out(to);
    CodeCounter codes;
    out.put(kClear, codes.width);
    if (!plain.empty()) {
        PhraseTable table;
        table.clear();
        auto phrase = std::to_integer<std::uint32_t>(plain[0]);
        for (const auto next : plain.subspan(1)) {
            const auto literal = std::to_integer<std::uint32_t>(next);
            const auto key = phrase << 8U | literal;
            std::uint32_t slot = 0;
            if (const auto known = table.find(key, slot); known != 0) {
                phrase = known;
                continue;
            }
            out.put(phrase, codes.width);
            phrase = literal;
            if (advance(codes, out)) {
                table.clear();
            } else {
                table.put(slot, key, codes.highest);
            }
        }
        out.put(phrase, codes.width);
        advance(codes, out);
    }
    out.put(kEnd, codes.width);
    out.finish();
}

Expected<void, DecodeError> lzwDecompress(Bytes& to, ByteView compressed, std::size_t limit)
{
    // A phrase is the one before it plus one byte, and both stand side by side in the output:
    // an entry is only where it stands, and decoding is copying. Literals are entries of length 1
    // into a table of their own: telling them apart by a branch would cost more than the copy.
    std::array<Phrase, kCodeLargest + 2> phrases;
    std::copy(kLiteralPhrases.begin(), kLiteralPhrases.end(), phrases.begin());
    constexpr std::uint32_t kNowhere = kCodeLargest + 1;
    limit = std::min(limit, std::size_t{1} << 31U);
    BitReader in(compressed);
    Output out(to, limit, compressed.size());
    CodeCounter codes;
    Phrase last{0, 0}; // Length 0: no phrase since the clear, or the table is full.

    for (;;) {
        std::uint32_t code = 0;
        if (!in.take(codes.width, code)) return failure(DecodeError::BadCompression);
        if (code == kClear) {
            codes.restart();
            last.length = 0;
            continue;
        }
        if (code == kEnd) return {};
        // Right after a clear `highest` is 257, so that only literals pass; in a full table it is
        // 4095 and everything passes.
        if (code > codes.highest) return failure(DecodeError::BadCompression);
        const bool grows = last.length != 0;
        phrases[grows ? codes.highest : kNowhere] = {last.offset, last.length + 1};
        const auto phrase = phrases[code];
        if (!out.makeRoom(phrase.length)) return failure(DecodeError::TooLarge);
        const auto* const source = code < kClear ? kLiterals.data() : out.base();
        auto* const target = out.base() + out.size();
        copyWide(target, source + phrase.offset, phrase.length);
        // The phrase in the making ends with its own first byte, which was not there to copy.
        if (code == codes.highest && grows) target[phrase.length - 1] = target[0];
        last = {static_cast<std::uint32_t>(out.size()), phrase.length};
        out.advance(phrase.length);
        ++codes.highest;
        if (codes.highest == 1U << codes.width) {
            if (codes.width == kWidthWidest) {
                --codes.highest; // Frozen: 4095 stays the last phrase until a clear.
                last.length = 0;
            } else {
                ++codes.width;
            }
        }
    }
}

} // namespace grapevine::wire
