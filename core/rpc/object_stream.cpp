#include "core/rpc/object_stream.h"

#include <utility>

namespace grapevine::rpc {

namespace {

/// A list of all members was here; the records that follow are small.
constexpr std::size_t kBufferKept = 1024 * 1024;

} // namespace

void ObjectStream::feed(ByteView bytes)
{
    m_begin += std::exchange(m_taken, 0);
    m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin));
    m_begin = 0;
    if (m_buffer.empty() && m_buffer.capacity() > kBufferKept) m_buffer = {};
    append(m_buffer, bytes);
}

Expected<std::optional<ByteView>, wire::DecodeError> ObjectStream::next(std::size_t largest)
{
    m_begin += std::exchange(m_taken, 0);
    const auto rest = ByteView{m_buffer}.subspan(m_begin);
    const auto progress = m_skipper.advance(rest);
    if (!progress) return failure(progress.error());
    if (m_skipper.offset() > largest) return failure(wire::DecodeError::TooLarge);
    if (*progress == wire::ValueSkipper::Progress::NeedMore) return std::optional<ByteView>{};
    m_taken = m_skipper.offset();
    m_skipper.restart();
    return std::optional{rest.first(m_taken)};
}

} // namespace grapevine::rpc
