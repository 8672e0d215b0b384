#include "core/wire/value_skipper.h"

#include <algorithm>

#include "core/wire/big_endian.h"

namespace grapevine::wire {

namespace {

/// What the first byte of a value says about it.
struct Head {
    std::uint8_t lengthBytes = 0; ///< Big endian length that follows the first byte.
    std::uint64_t fixed = 0;      ///< Bytes (or children) besides those the length counts.
    std::uint8_t children = 0;    ///< 0: the length counts bytes; 1: values; 2: pairs of them.
    bool reserved = false;
};

Head headOf(std::uint8_t first)
{
    if (first < 0x80 || first >= 0xe0) return {};
    if (first < 0x90) return {.fixed = (first & 0x0fU) * 2U, .children = 2};
    if (first < 0xa0) return {.fixed = first & 0x0fU, .children = 1};
    if (first < 0xc0) return {.fixed = first & 0x1fU};
    switch (first) {
    case 0xc1: return {.reserved = true};
    case 0xc4:
    case 0xd9: return {.lengthBytes = 1};
    case 0xc5:
    case 0xda: return {.lengthBytes = 2};
    case 0xc6:
    case 0xdb: return {.lengthBytes = 4};
    case 0xc7: return {.lengthBytes = 1, .fixed = 1};
    case 0xc8: return {.lengthBytes = 2, .fixed = 1};
    case 0xc9: return {.lengthBytes = 4, .fixed = 1};
    case 0xcc:
    case 0xd0: return {.fixed = 1};
    case 0xcd:
    case 0xd1:
    case 0xd4: return {.fixed = 2};
    case 0xd5: return {.fixed = 3};
    case 0xca:
    case 0xce:
    case 0xd2: return {.fixed = 4};
    case 0xd6: return {.fixed = 5};
    case 0xcb:
    case 0xcf:
    case 0xd3: return {.fixed = 8};
    case 0xd7: return {.fixed = 9};
    case 0xd8: return {.fixed = 17};
    case 0xdc: return {.lengthBytes = 2, .children = 1};
    case 0xdd: return {.lengthBytes = 4, .children = 1};
    case 0xde: return {.lengthBytes = 2, .children = 2};
    case 0xdf: return {.lengthBytes = 4, .children = 2};
    default: return {}; // 0xc0, 0xc2 and 0xc3.
    }
}

} // namespace

ValueSkipper::ValueSkipper(std::size_t depthMost) // NOLINT: m_left is set as it is used.
    : m_depthMost(std::min(depthMost, kMsgpackDepthDeepest))
{
    restart();
}

void ValueSkipper::restart()
{
    m_offset = 0;
    m_depth = 0;
    m_left[0] = 1;
}

Expected<ValueSkipper::Progress, DecodeError> ValueSkipper::advance(ByteView bytes)
{
    while (true) {
        if (m_left[m_depth] == 0) {
            if (m_depth == 0) break;
            --m_depth;
            continue;
        }
        if (m_offset >= bytes.size()) return Progress::NeedMore;
        const auto head = headOf(std::to_integer<std::uint8_t>(bytes[m_offset]));
        if (head.reserved) return failure(DecodeError::WrongType);
        if (bytes.size() - m_offset - 1 < head.lengthBytes) return Progress::NeedMore;
        const auto length = bigEndian(bytes.subspan(m_offset + 1, head.lengthBytes));
        m_offset += 1U + head.lengthBytes;
        --m_left[m_depth];
        if (head.children == 0) {
            m_offset += length + head.fixed; // May point beyond `bytes`: those are still to come.
        } else {
            if (m_depth == m_depthMost) return failure(DecodeError::TooDeep);
            m_left[++m_depth] = length * head.children + head.fixed;
        }
    }
    return m_offset <= bytes.size() ? Progress::Done : Progress::NeedMore;
}

} // namespace grapevine::wire
