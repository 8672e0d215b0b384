#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/wire/decode_error.h"
#include "core/wire/limits.h"

namespace grapevine::wire {

/// Finds where one MessagePack value ends, whatever it holds, and can go on when more bytes come.
///
/// Looks at each byte once over all calls, allocates nothing and does not recurse, so that
/// neither a slow sender nor a deeply nested unknown field costs more than its own bytes.
class ValueSkipper {
public:
    /// `depthMost`: containers that may stand inside each other.
    explicit ValueSkipper(std::size_t depthMost = kMsgpackDepthDeepest);

    enum class Progress : std::uint8_t { NeedMore, Done };

    /// `bytes` starts at the value and begins with the same bytes each time.
    /// Fails with WrongType on a reserved byte and with TooDeep.
    [[nodiscard]] Expected<Progress, DecodeError> advance(ByteView bytes);

    /// Done: the size of the value. Before: how many bytes it has at the very least.
    [[nodiscard]] std::size_t offset() const { return m_offset; }

    void restart();

private:
    std::size_t m_depthMost;
    std::size_t m_offset = 0;
    std::size_t m_depth = 0;
    /// Values still to come, per open container; [0] is the value itself. Only [0..m_depth] are
    /// set: clearing all of it would cost more than most values that are skipped.
    std::array<std::uint64_t, kMsgpackDepthDeepest + 1> m_left;
};

} // namespace grapevine::wire
