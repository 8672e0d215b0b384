#include "core/wire/push_pull.h"

#include <algorithm>
#include <cassert>

#include "core/wire/limits.h"

namespace grapevine::wire {

namespace {

Expected<void, DecodeError> checkHeader(const PushPullHeader& header)
{
    if (header.nodes < 0 || header.userStateLength < 0) return failure(DecodeError::OutOfRange);
    if (header.nodes > kPushPullNodesMost ||
        header.userStateLength > static_cast<std::int64_t>(kUserStateLargest)) {
        return failure(DecodeError::TooLarge);
    }
    return {};
}

} // namespace

template<class M, class Use>
Expected<bool, DecodeError> PushPullReader::withNext(ByteView plain, Use use)
{
    const auto rest = plain.subspan(m_offset);
    const auto bytes = rest.first(std::min(rest.size(), kObjectLargest));
    if (m_unfinished) {
        // Decoding again on every arrival would let a sender of single bytes cost us the square
        // of them. So the end is looked for first, each byte once.
        const auto found = m_skipper.advance(bytes);
        if (!found) return failure(found.error());
        if (*found == ValueSkipper::Progress::NeedMore) {
            if (m_skipper.offset() > kObjectLargest || bytes.size() == kObjectLargest) {
                return failure(DecodeError::TooLarge);
            }
            return false;
        }
    }
    std::size_t consumed = 0;
    m_scratch.clear();
    const auto object = decode<M>(bytes, m_scratch, &consumed);
    if (object) {
        m_unfinished = false;
        m_offset += consumed;
        use(*object);
        return true;
    }
    if (object.error() != DecodeError::Truncated) return failure(object.error());
    assert(!m_unfinished && "reader and skipper agree on the end");
    if (m_unfinished) return failure(DecodeError::WrongType);
    m_unfinished = true;
    m_skipper.restart();
    return withNext<M>(plain, use);
}

Expected<PushPullReader::Progress, DecodeError> PushPullReader::advance(ByteView plain)
{
    if (plain.empty()) return Progress::NeedMore;
    if (plain[0] != static_cast<std::byte>(MessageType::PushPull)) {
        return failure(DecodeError::UnknownType);
    }
    assert(plain.size() >= m_offset && "what was there once stays there");
    if (!m_headerKnown) {
        const auto read =
            withNext<PushPullHeader>(plain, [this](const auto& header) { m_header = header; });
        if (!read) return failure(read.error());
        if (!*read) return Progress::NeedMore;
        m_headerKnown = true;
    }
    const auto checked = checkHeader(m_header);
    if (!checked) return failure(checked.error());
    while (m_nodesRead < m_header.nodes) {
        const auto read = withNext<PushNodeState>(plain, [this](const auto& node) {
            ++m_nodesRead;
            m_sink(node);
        });
        if (!read) return failure(read.error());
        if (!*read) return Progress::NeedMore;
    }
    const auto length = static_cast<std::size_t>(m_header.userStateLength);
    if (plain.size() - m_offset < length) return Progress::NeedMore;
    m_userState = plain.subspan(m_offset, length);
    return Progress::Done;
}

Bytes encodePeekRequest()
{
    Bytes request;
    encode(request, PushPullHeader{});
    return request;
}

} // namespace grapevine::wire
