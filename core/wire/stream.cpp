#include "core/wire/stream.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "core/wire/framing.h"
#include "core/wire/limits.h"
#include "core/wire/lzw.h"

namespace grapevine::wire {

namespace {

constexpr std::size_t kEncryptedHeader = 5;
constexpr std::uint8_t kLzwAlgorithm = 0;
// LZW grows what it cannot shrink by less than half; Go's own bound is the decompressed size.
constexpr std::size_t kEnvelopeLargest = kStreamPlainLargest + kStreamPlainLargest / 2;

constexpr std::uint8_t number(MessageType type)
{
    return static_cast<std::uint8_t>(type);
}

std::uint8_t firstOf(ByteView bytes)
{
    return std::to_integer<std::uint8_t>(bytes[0]);
}

/// What decode<Compress> can accept at all: a map, an array or nil. Said early, because garbage
/// would otherwise keep us waiting for an end that never comes.
bool canBeEnvelope(std::byte header)
{
    const auto h = std::to_integer<unsigned>(header);
    return (h >= 0x80 && h < 0xA0) || h == 0xC0 || (h >= 0xDC && h <= 0xDF);
}

/// Appends, and once real bytes have come in numbers moves to the limit at once: growing by copies
/// keeps two large blocks alive, while pages nobody has written to cost no memory.
void appendLarge(Bytes& to, ByteView bytes, std::size_t limit)
{
    constexpr std::size_t kJumpAbove = 1024 * 1024;
    if (to.size() + bytes.size() > kJumpAbove && to.capacity() < limit &&
        to.size() + bytes.size() <= limit) {
        to.reserve(limit);
    }
    append(to, bytes);
}

/// Additional bytes of an encrypted frame: its header, then the label, on both sides.
Bytes additionalBytes(ByteView header, std::string_view label)
{
    Bytes out(header.begin(), header.end());
    append(out, asBytes(label));
    return out;
}

} // namespace

StreamReader::StreamReader(StreamSide side, std::string label, crypto::Sealer* sealer)
    : m_label(std::move(label))
    , m_sealer(sealer)
    , m_stage(side == StreamSide::Accepted ? Stage::Label : Stage::First)
{
}

Expected<void, DecodeError> StreamReader::feed(ByteView bytes)
{
    if (m_failure) return failure(*m_failure);
    if (m_stage == Stage::Done) return {};
    Expected<void, DecodeError> result;
    if (m_stage == Stage::Plain) {
        result = appendPlain(bytes);
    } else {
        // Bounded by the stages: each refuses a frame that would need more than it may have.
        appendLarge(m_raw, bytes, kEnvelopeLargest);
        result = advance();
    }
    if (!result) {
        m_failure = result.error();
        m_raw = Bytes{};
        m_plain = Bytes{};
    }
    return result;
}

ByteView StreamReader::plain() const
{
    return m_plain;
}

bool StreamReader::frameComplete() const
{
    return m_stage == Stage::Done;
}

std::optional<std::uint8_t> StreamReader::firstByte() const
{
    return m_firstByte;
}

bool StreamReader::keyed() const
{
    return m_sealer != nullptr && m_sealer->hasKeys();
}

Expected<void, DecodeError> StreamReader::advance()
{
    for (;;) {
        Step step = Next::Wait;
        switch (m_stage) {
        case Stage::Label: step = takeLabel(); break;
        case Stage::First: step = takeFirst(); break;
        case Stage::Encrypted: step = takeEncrypted(); break;
        case Stage::Compressed: step = takeCompressed(); break;
        case Stage::Plain:
        case Stage::Done: break;
        }
        if (!step) return failure(step.error());
        if (*step == Next::Wait) return {};
    }
}

StreamReader::Step StreamReader::takeLabel()
{
    if (m_raw.empty()) return Next::Wait;
    if (firstOf(m_raw) != number(MessageType::Label)) {
        if (!m_label.empty()) return failure(DecodeError::LabelMismatch);
        m_stage = Stage::First;
        return Next::Again;
    }
    if (m_label.empty()) return failure(DecodeError::LabelMismatch);
    if (m_raw.size() < 2) return Next::Wait;
    const auto length = std::to_integer<std::size_t>(m_raw[1]);
    if (length == 0) return failure(DecodeError::BadLabel);
    if (length != m_label.size()) return failure(DecodeError::LabelMismatch);
    if (m_raw.size() - 2 < length) return Next::Wait;
    if (asText(ByteView(m_raw).subspan(2, length)) != m_label) {
        return failure(DecodeError::LabelMismatch);
    }
    m_raw.erase(m_raw.begin(), m_raw.begin() + static_cast<std::ptrdiff_t>(2 + length));
    m_stage = Stage::First;
    return Next::Again;
}

StreamReader::Step StreamReader::takeFirst()
{
    if (m_raw.empty()) return Next::Wait;
    const auto first = firstOf(m_raw);
    m_firstByte = first;
    if (!isGossipFirstByte(first)) return failure(DecodeError::UnknownType);
    if (first == number(MessageType::Encrypt)) {
        if (!keyed()) return failure(DecodeError::KeyNeeded);
        m_stage = Stage::Encrypted;
        return Next::Again;
    }
    if (keyed()) return failure(DecodeError::NotEncrypted);
    if (first == number(MessageType::Compress)) {
        m_stage = Stage::Compressed;
        return Next::Again;
    }
    m_stage = Stage::Plain;
    if (m_raw.size() > kStreamPlainLargest) return failure(DecodeError::TooLarge);
    m_plain = std::exchange(m_raw, Bytes{});
    return Next::Wait;
}

/// `0x0A, u32 length, version..tag`: nothing is reserved for the length, it only says when to act.
StreamReader::Step StreamReader::takeEncrypted()
{
    if (m_raw.size() < kEncryptedHeader) return Next::Wait;
    const ByteView raw(m_raw);
    std::size_t length = 0;
    for (const auto digit : raw.subspan(1, 4)) {
        length = length << 8U | std::to_integer<std::size_t>(digit);
    }
    if (length > kStreamFrameLargest) return failure(DecodeError::TooLarge);
    if (raw.size() - kEncryptedHeader < length) return Next::Wait;
    const auto additional = additionalBytes(raw.first(kEncryptedHeader), m_label);
    Bytes opened;
    const auto content =
        m_sealer->openInto(opened, raw.subspan(kEncryptedHeader, length), additional);
    if (!content) return failure(DecodeError::CannotOpen);
    m_raw = Bytes{};
    // Authenticated and empty all the same: Go dies of it (R33).
    if (content->empty()) return failure(DecodeError::Empty);
    const auto type = firstOf(*content);
    if (!isGossipFirstByte(type) || type == number(MessageType::Encrypt)) {
        return failure(DecodeError::UnknownType);
    }
    if (type == number(MessageType::Compress)) {
        if (const auto done = inflate(*content); !done) return failure(done.error());
    } else {
        m_plain = std::move(opened);
    }
    m_stage = Stage::Done;
    return Next::Wait;
}

StreamReader::Step StreamReader::takeCompressed()
{
    const auto envelope = ByteView(m_raw).subspan(1);
    if (envelope.empty()) return Next::Wait;
    if (!canBeEnvelope(envelope[0])) return failure(DecodeError::WrongType);
    const auto progress = m_envelope.advance(envelope);
    if (!progress) return failure(progress.error());
    if (m_envelope.offset() > kEnvelopeLargest) return failure(DecodeError::TooLarge);
    if (*progress == ValueSkipper::Progress::NeedMore) return Next::Wait;
    const auto whole = ByteView(m_raw).first(1 + m_envelope.offset());
    if (const auto done = inflate(whole); !done) return failure(done.error());
    m_raw = Bytes{};
    m_stage = Stage::Done;
    return Next::Wait;
}

/// `envelope` begins with the type byte 9.
Expected<void, DecodeError> StreamReader::inflate(ByteView envelope)
{
    Scratch scratch;
    const auto compressed = decode<Compress>(envelope.subspan(1), scratch);
    if (!compressed) return failure(compressed.error());
    if (compressed->algorithm != kLzwAlgorithm) return failure(DecodeError::UnknownCompression);
    if (const auto done = lzwDecompress(m_plain, compressed->buffer, kStreamPlainLargest); !done) {
        return failure(done.error());
    }
    if (m_plain.empty()) return failure(DecodeError::Empty);
    const auto type = firstOf(m_plain);
    // One level only: compression or encryption inside is no message.
    if (!isGossipFirstByte(type) || type == number(MessageType::Compress) ||
        type == number(MessageType::Encrypt)) {
        return failure(DecodeError::UnknownType);
    }
    return {};
}

Expected<void, DecodeError> StreamReader::appendPlain(ByteView bytes)
{
    if (bytes.size() > kStreamPlainLargest - m_plain.size()) return failure(DecodeError::TooLarge);
    appendLarge(m_plain, bytes, kStreamPlainLargest);
    return {};
}

Bytes wrapStream(ByteView content, StreamSide side, std::string_view label, crypto::Sealer* sealer,
                 bool compress)
{
    assert(label.size() <= kLabelLongest && "the label's length is one byte");
    Bytes compressed;
    if (compress) {
        // Even when it gets longer, as Go does on streams.
        Bytes buffer;
        lzwCompress(buffer, content);
        encode(compressed, Compress{kLzwAlgorithm, buffer});
        content = compressed;
    }
    Bytes frame;
    if (sealer != nullptr && sealer->hasKeys()) {
        constexpr std::size_t kOverhead = 1 + crypto::kNonceSize + crypto::kTagSize;
        const auto length = content.size() + kOverhead;
        frame.push_back(static_cast<std::byte>(MessageType::Encrypt));
        for (const unsigned shift : {24U, 16U, 8U, 0U}) {
            frame.push_back(static_cast<std::byte>(length >> shift & 255U));
        }
        const auto sealed = sealer->seal(content, additionalBytes(frame, label));
        if (sealed.empty()) return {};
        append(frame, sealed);
        content = frame;
    }
    const auto header = side == StreamSide::Dialled ? label : std::string_view{};
    return addLabel(header, content).value_or(Bytes{});
}

bool isGossipFirstByte(std::uint8_t byte)
{
    return byte <= number(MessageType::Err);
}

} // namespace grapevine::wire
