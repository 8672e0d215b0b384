#include "core/dns/decode.h"

#include <algorithm>

#include "core/dns/limits.h"

namespace grapevine::dns {

namespace {

constexpr std::uint16_t kTopBit = 0x8000;
constexpr std::size_t kHeaderSize = 12;
constexpr std::size_t kPointerKind = 0xC0; ///< Both top bits of a length byte.

/// Walks over a message. The first failure sticks and reads give zero from then on, so that a
/// caller asks once at the end of a record.
class Reader {
public:
    explicit Reader(ByteView whole)
        : m_whole(whole)
        , m_end(whole.size())
    {
    }

    [[nodiscard]] std::optional<DecodeError> error() const { return m_error; }
    [[nodiscard]] std::size_t at() const { return m_at; }
    [[nodiscard]] std::size_t left() const { return m_end - m_at; }

    void fail(DecodeError error)
    {
        if (!m_error) m_error = error;
        m_at = m_end;
    }

    ByteView take(std::size_t count)
    {
        if (m_error || count > left()) {
            fail(DecodeError::Truncated);
            return {};
        }
        const auto out = m_whole.subspan(m_at, count);
        m_at += count;
        return out;
    }

    std::uint8_t u8() { return static_cast<std::uint8_t>(number(1)); }
    std::uint16_t u16() { return static_cast<std::uint16_t>(number(2)); }
    std::uint32_t u32() { return static_cast<std::uint32_t>(number(4)); }

    Name name()
    {
        Name out;
        std::size_t at = m_at;
        std::size_t after = 0; // Where reading goes on, once a pointer was followed.
        std::size_t end = m_end;
        std::size_t lowest = m_at; // A pointer leads below the name it stands in.
        std::size_t pointers = 0;
        while (true) {
            if (at >= end) return broken(DecodeError::Truncated);
            const auto length = std::to_integer<std::size_t>(m_whole[at]);
            if (length == 0) break;
            if ((length & kPointerKind) == kPointerKind) {
                if (at + 1 >= end) return broken(DecodeError::Truncated);
                const auto target =
                    (length & ~kPointerKind) << 8U | std::to_integer<std::size_t>(m_whole[at + 1]);
                if (after == 0) after = at + 2;
                if (target < kHeaderSize || target >= lowest || ++pointers > kPointersMost)
                    return broken(DecodeError::BadPointer);
                // A pointer may lead out of the record, but not behind the name it began in.
                end = lowest;
                at = lowest = target;
                continue;
            }
            if ((length & kPointerKind) != 0) return broken(DecodeError::BadLabel);
            if (length + 1 > end - at) return broken(DecodeError::Truncated);
            if (!out.append(asText(m_whole.subspan(at + 1, length))))
                return broken(DecodeError::NameTooLong);
            at += 1 + length;
        }
        m_at = after != 0 ? after : at + 1;
        return out;
    }

    /// Reads `body` as a record's data of `length` bytes, which it has to use up.
    template<class F> void within(std::size_t length, F body)
    {
        if (m_error || length > left()) return fail(DecodeError::Truncated);
        const auto outer = m_end;
        m_end = m_at + length;
        body();
        // What is too short or too long for a record is wrong in itself, whatever follows.
        if (m_error == DecodeError::Truncated || (!m_error && m_at != m_end))
            m_error = DecodeError::BadRecord;
        m_end = outer;
    }

private:
    Name broken(DecodeError error)
    {
        fail(error);
        return {};
    }

    std::uint64_t number(std::size_t size)
    {
        std::uint64_t value = 0;
        for (const auto b : take(size))
            value = value << 8U | std::to_integer<std::uint64_t>(b);
        return value;
    }

    ByteView m_whole;
    std::size_t m_at = 0;
    std::size_t m_end;
    std::optional<DecodeError> m_error;
};

Header readHeader(Reader& in)
{
    Header out;
    out.id = in.u16();
    const unsigned flags = in.u16();
    out.response = (flags & 0x8000U) != 0;
    out.opcode = static_cast<std::uint8_t>(flags >> 11U & 15U);
    out.authoritative = (flags & 0x0400U) != 0;
    out.truncated = (flags & 0x0200U) != 0;
    out.recursionDesired = (flags & 0x0100U) != 0;
    out.recursionAvailable = (flags & 0x0080U) != 0;
    out.reserved = static_cast<std::uint8_t>(flags >> 4U & 7U);
    out.code = static_cast<std::uint8_t>(flags & 15U);
    return out;
}

Question readQuestion(Reader& in)
{
    Question out;
    out.name = in.name();
    out.type = static_cast<RecordType>(in.u16());
    const unsigned both = in.u16();
    out.questionClass = static_cast<std::uint16_t>(both & ~unsigned{kTopBit});
    out.unicastWanted = (both & kTopBit) != 0;
    return out;
}

template<class T> void readAddress(Reader& in, T& to)
{
    const auto bytes = in.take(to.address.size());
    std::copy(bytes.begin(), bytes.end(), to.address.begin());
}

Soa readSoa(Reader& in)
{
    Soa out;
    out.primary = in.name();
    out.mailbox = in.name();
    for (auto* field : {&out.serial, &out.refresh, &out.retry, &out.expire, &out.minimum})
        *field = in.u32();
    return out;
}

Srv readSrv(Reader& in)
{
    Srv out;
    out.priority = in.u16();
    out.weight = in.u16();
    out.port = in.u16();
    out.target = in.name();
    return out;
}

Txt readTxt(Reader& in)
{
    Txt out;
    while (in.left() > 0) {
        const auto length = in.u8();
        out.strings.emplace_back(asText(in.take(length)));
    }
    return out;
}

RecordData readData(Reader& in, RecordType type)
{
    switch (type) {
    case RecordType::A: {
        A out;
        readAddress(in, out);
        return out;
    }
    case RecordType::Aaaa: {
        Aaaa out;
        readAddress(in, out);
        return out;
    }
    case RecordType::Ns: return Ns{in.name()};
    case RecordType::Cname: return Cname{in.name()};
    case RecordType::Ptr: return Ptr{in.name()};
    case RecordType::Soa: return readSoa(in);
    case RecordType::Srv: return readSrv(in);
    case RecordType::Txt: return readTxt(in);
    case RecordType::Any: break;
    }
    const auto bytes = in.take(in.left());
    return Raw{static_cast<std::uint16_t>(type), Bytes(bytes.begin(), bytes.end())};
}

Record readRecord(Reader& in)
{
    Record out;
    out.name = in.name();
    const auto type = static_cast<RecordType>(in.u16());
    const unsigned both = in.u16();
    out.recordClass = static_cast<std::uint16_t>(both & ~unsigned{kTopBit});
    out.cacheFlush = (both & kTopBit) != 0;
    out.ttl = in.u32();
    const std::size_t length = in.u16();
    in.within(length, [&] {
        // An update of RFC 2136 has records without data; so it stays readable, as raw.
        if (length == 0 && type != RecordType::Txt) {
            out.data = Raw{static_cast<std::uint16_t>(type), {}};
        } else {
            out.data = readData(in, type);
        }
    });
    return out;
}

} // namespace

Expected<Message, DecodeError> decode(ByteView bytes, std::size_t* used)
{
    if (bytes.size() > kMessageLargest) return failure(DecodeError::TooLarge);
    Reader in(bytes);
    Message out;
    out.header = readHeader(in);
    const std::size_t questions = in.u16();
    const std::array<std::size_t, 3> counts{in.u16(), in.u16(), in.u16()};
    if (in.error()) return failure(*in.error());
    if (questions > kQuestionsMost || counts[0] + counts[1] + counts[2] > kRecordsMost)
        return failure(DecodeError::TooLarge);
    for (std::size_t i = 0; i < questions && !in.error(); ++i)
        out.questions.push_back(readQuestion(in));
    const std::array sections{&out.answers, &out.authorities, &out.extras};
    for (std::size_t section = 0; section < sections.size(); ++section) {
        for (std::size_t i = 0; i < counts[section] && !in.error(); ++i)
            sections[section]->push_back(readRecord(in));
    }
    if (in.error()) return failure(*in.error());
    if (used != nullptr) *used = in.at();
    return out;
}

} // namespace grapevine::dns
