#include "core/dns/encode.h"

#include <map>

#include "core/dns/limits.h"

namespace grapevine::dns {

namespace {

constexpr std::size_t kPointerReach = 0x4000; ///< A pointer has 14 bits.
constexpr unsigned kTopBit = 0x8000;

class Writer {
public:
    void u8(unsigned value) { m_out.push_back(static_cast<std::byte>(value & 255U)); }
    void u16(unsigned value)
    {
        u8(value >> 8U);
        u8(value);
    }
    void u32(std::uint32_t value)
    {
        u16(value >> 16U);
        u16(value);
    }
    void bytes(ByteView value) { append(m_out, value); }

    /// Points at an earlier place that ends alike, letters' case included, so that a name comes
    /// back as it was written.
    void name(const Name& name, bool compress = true)
    {
        const std::string& wire = name.wire();
        for (std::size_t at = 0; at < wire.size();) {
            const auto suffix = wire.substr(at);
            const auto known = m_places.find(suffix);
            if (known != m_places.end() && compress) {
                u16(0xC000U | static_cast<unsigned>(known->second));
                return;
            }
            if (known == m_places.end() && m_out.size() < kPointerReach)
                m_places.emplace(suffix, m_out.size());
            const auto length = static_cast<std::size_t>(wire[at]);
            bytes(asBytes(std::string_view{wire}.substr(at, 1 + length)));
            at += 1 + length;
        }
        u8(0);
    }

    /// The length of what follows, to be filled in by closeLength().
    [[nodiscard]] std::size_t openLength()
    {
        u16(0);
        return m_out.size();
    }
    void closeLength(std::size_t start)
    {
        const auto length = m_out.size() - start;
        if (length > 0xFFFF) fail(EncodeError::TooLarge);
        m_out[start - 2] = static_cast<std::byte>(length >> 8U & 255U);
        m_out[start - 1] = static_cast<std::byte>(length & 255U);
    }

    void fail(EncodeError error)
    {
        if (!m_error) m_error = error;
    }
    [[nodiscard]] bool tooLarge() const { return m_out.size() > kMessageLargest; }
    [[nodiscard]] std::optional<EncodeError> error() const { return m_error; }
    [[nodiscard]] Bytes take() { return std::move(m_out); }

private:
    Bytes m_out;
    std::map<std::string, std::size_t> m_places; ///< Where a name or its end was written.
    std::optional<EncodeError> m_error;
};

/// Data of a record. The target of an SRV stays whole, as RFC 2782 wants it.
struct DataWriter {
    Writer& out;

    void operator()(const A& a) const { out.bytes(a.address); }
    void operator()(const Aaaa& a) const { out.bytes(a.address); }
    void operator()(const Ns& ns) const { out.name(ns.host); }
    void operator()(const Cname& cname) const { out.name(cname.target); }
    void operator()(const Ptr& ptr) const { out.name(ptr.target); }
    void operator()(const Soa& soa) const
    {
        out.name(soa.primary);
        out.name(soa.mailbox);
        for (const auto field : {soa.serial, soa.refresh, soa.retry, soa.expire, soa.minimum})
            out.u32(field);
    }
    void operator()(const Srv& srv) const
    {
        out.u16(srv.priority);
        out.u16(srv.weight);
        out.u16(srv.port);
        out.name(srv.target, false);
    }
    void operator()(const Txt& txt) const
    {
        for (const auto& text : txt.strings) {
            if (text.size() > kTextLongest) return out.fail(EncodeError::BadText);
            out.u8(static_cast<unsigned>(text.size()));
            out.bytes(asBytes(text));
        }
    }
    void operator()(const Raw& raw) const { out.bytes(raw.bytes); }
};

unsigned flagsOf(const Header& header)
{
    const auto bit = [](bool set, unsigned mask) { return set ? mask : 0U; };
    return bit(header.response, 0x8000) | (header.opcode & 15U) << 11U |
           bit(header.authoritative, 0x0400) | bit(header.truncated, 0x0200) |
           bit(header.recursionDesired, 0x0100) | bit(header.recursionAvailable, 0x0080) |
           (header.reserved & 7U) << 4U | (header.code & 15U);
}

void write(Writer& out, const Question& question)
{
    out.name(question.name);
    out.u16(static_cast<std::uint16_t>(question.type));
    out.u16(question.questionClass | (question.unicastWanted ? kTopBit : 0U));
}

void write(Writer& out, const Record& record)
{
    out.name(record.name);
    out.u16(static_cast<std::uint16_t>(record.type()));
    out.u16(record.recordClass | (record.cacheFlush ? kTopBit : 0U));
    out.u32(record.ttl);
    const auto start = out.openLength();
    std::visit(DataWriter{out}, record.data);
    out.closeLength(start);
}

} // namespace

Expected<Bytes, EncodeError> encode(const Message& message)
{
    Writer out;
    out.u16(message.header.id);
    out.u16(flagsOf(message.header));
    const std::array sections{&message.answers, &message.authorities, &message.extras};
    out.u16(static_cast<unsigned>(message.questions.size()));
    if (message.questions.size() > 0xFFFF) return failure(EncodeError::TooLarge);
    for (const auto* section : sections) {
        if (section->size() > 0xFFFF) return failure(EncodeError::TooLarge);
        out.u16(static_cast<unsigned>(section->size()));
    }
    for (const auto& question : message.questions)
        write(out, question);
    for (const auto* section : sections) {
        for (const auto& record : *section) {
            write(out, record);
            if (out.tooLarge()) return failure(EncodeError::TooLarge);
        }
    }
    if (out.tooLarge()) return failure(EncodeError::TooLarge);
    if (out.error()) return failure(*out.error());
    return out.take();
}

} // namespace grapevine::dns
