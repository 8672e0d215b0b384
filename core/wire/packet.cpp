#include "core/wire/packet.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/crypto/secret_text.h"
#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"

namespace grapevine::wire {

namespace {

constexpr std::size_t kCrcHeader = 5;
constexpr std::uint8_t kLzwAlgorithm = 0;

MessageType typeOf(ByteView body)
{
    return static_cast<MessageType>(std::to_integer<std::uint8_t>(body[0]));
}

/// Ping and indirect ping look like ciphertext by their first byte (0 and 1). What follows them in
/// a plain cluster is a map whose first key begins with a capital letter, and hardly ever a nonce.
bool looksPlain(ByteView datagram)
{
    if (datagram.empty()) return false;
    const auto at = [&](std::size_t i) { return std::to_integer<unsigned>(datagram[i]); };
    if (at(0) > 1) return true;
    return datagram.size() >= 4 && at(1) >= 0x80 && at(1) <= 0x8F && at(2) > 0xA0 &&
           at(2) <= 0xBF && at(3) >= 'A' && at(3) <= 'Z';
}

} // namespace

PacketReader::PacketReader(std::string label, crypto::Sealer* sealer)
    : m_label(std::move(label))
    , m_sealer(sealer)
{
}

Expected<std::span<const PacketPart>, DecodeError> PacketReader::read(ByteView datagram,
                                                                      Counters& counters)
{
    m_parts.clear();
    if (m_sealer != nullptr) {
        // Key queries travel like any other: no tail of the last datagram stays behind a shorter
        // one.
        crypto::wipe(m_opened);
        // Inflating copies in wide strides, a little beyond the end.
        m_inflated.resize(std::min(m_inflated.size() + kLzwSlack, m_inflated.capacity()));
        crypto::wipe(m_inflated);
    }
    m_inflated.clear();
    m_scratch.clear();
    m_firstRefusal.reset();
    if (const auto body = outerLayersOff(datagram)) {
        peel(*body, 0, counters);
    } else {
        refuse(body.error(), counters);
    }
    if (m_parts.empty() && m_firstRefusal) return failure(*m_firstRefusal);
    return std::span<const PacketPart>(m_parts);
}

/// Label, encryption and crc: each at most once, in this order.
Expected<ByteView, DecodeError> PacketReader::outerLayersOff(ByteView datagram)
{
    if (datagram.empty()) return failure(DecodeError::Empty);
    const auto split = splitLabel(datagram);
    if (!split) return failure(split.error());
    if (split->label != m_label) return failure(DecodeError::LabelMismatch);
    auto body = split->rest;
    if (m_sealer != nullptr && m_sealer->hasKeys()) {
        const auto opened = m_sealer->openInto(m_opened, body, asBytes(m_label));
        if (!opened) {
            return failure(looksPlain(body) ? DecodeError::NotEncrypted : DecodeError::CannotOpen);
        }
        body = *opened;
    }
    if (body.size() >= kCrcHeader && typeOf(body) == MessageType::HasCrc) {
        std::uint32_t wanted = 0;
        for (const auto digit : body.subspan(1, 4)) {
            wanted = wanted << 8U | std::to_integer<std::uint32_t>(digit);
        }
        body = body.subspan(kCrcHeader);
        if (crc32(body) != wanted) return failure(DecodeError::BadChecksum);
    }
    return body;
}

void PacketReader::peel(ByteView body, std::size_t depth, Counters& counters)
{
    if (body.empty()) return refuse(DecodeError::Empty, counters);
    const auto inner = body.subspan(1);
    switch (typeOf(body)) {
    case MessageType::Ping:
    case MessageType::IndirectPing:
    case MessageType::Ack:
    case MessageType::Suspect:
    case MessageType::Alive:
    case MessageType::Dead:
    case MessageType::User:
    case MessageType::Nack:
        if (m_parts.size() == kPacketPartsMost) return refuse(DecodeError::TooLarge, counters);
        m_parts.push_back({typeOf(body), inner});
        return;
    case MessageType::Compound:
        if (depth == kNestingDeepest) return refuse(DecodeError::TooDeep, counters);
        return peelCompound(inner, depth, counters);
    case MessageType::Compress:
        if (depth == kNestingDeepest) return refuse(DecodeError::TooDeep, counters);
        return peelCompress(inner, depth, counters);
    case MessageType::PushPull:
    case MessageType::Encrypt:
    case MessageType::HasCrc:
    case MessageType::Err:
    case MessageType::Label: break;
    }
    refuse(DecodeError::UnknownType, counters);
}

void PacketReader::peelCompound(ByteView body, std::size_t depth, Counters& counters)
{
    auto walk = CompoundWalk::over(body);
    if (!walk) return refuse(walk.error(), counters);
    while (const auto part = walk->next())
        peel(*part, depth + 1, counters);
    if (walk->left() > 0) refuse(DecodeError::Truncated, counters, walk->left());
}

void PacketReader::peelCompress(ByteView body, std::size_t depth, Counters& counters)
{
    const auto envelope = decode<Compress>(body, m_scratch);
    if (!envelope) return refuse(envelope.error(), counters);
    if (envelope->algorithm != kLzwAlgorithm) {
        return refuse(DecodeError::UnknownCompression, counters);
    }
    // Reserved once, so that parts already found stay where they are.
    if (m_inflated.capacity() == 0) m_inflated.reserve(kPacketPlainLargest + kLzwSlack);
    const auto start = m_inflated.size();
    const auto inflated = lzwDecompress(m_inflated, envelope->buffer, kPacketPlainLargest - start);
    // A failed attempt leaves its output in place: the work counts against the budget all the same.
    if (!inflated) return refuse(inflated.error(), counters);
    peel(ByteView(m_inflated).subspan(start), depth + 1, counters);
}

void PacketReader::refuse(DecodeError error, Counters& counters, std::size_t times)
{
    counters.add(counterName(error), times);
    if (!m_firstRefusal) m_firstRefusal = error;
}

Bytes wrapPacket(ByteView body, std::string_view label, crypto::Sealer* sealer,
                 PacketOptions options)
{
    assert(label.size() <= kLabelLongest && "the label's length is one byte");
    Bytes compressed;
    if (options.compress) {
        Bytes buffer;
        lzwCompress(buffer, body);
        encode(compressed, Compress{kLzwAlgorithm, buffer});
        if (compressed.size() < body.size()) body = compressed;
    }
    Bytes checked;
    if (options.crc) {
        checked = wrapCrc(body);
        body = checked;
    }
    Bytes sealed;
    if (sealer != nullptr && sealer->hasKeys()) {
        sealed = sealer->seal(body, asBytes(label));
        if (sealed.empty()) return {};
        body = sealed;
    }
    return addLabel(label, body).value_or(Bytes{});
}

} // namespace grapevine::wire
