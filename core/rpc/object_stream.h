#pragma once

#include <cstddef>
#include <optional>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/rpc/limits.h"
#include "core/wire/decode_error.h"
#include "core/wire/value_skipper.h"

namespace grapevine::rpc {

/// Cuts a connection's bytes into MessagePack objects, which stand there without any length. Looks
/// at each byte once, however slowly they come.
class ObjectStream {
public:
    void feed(ByteView bytes);

    /// The next whole object, valid until the next call of anything here; nothing: more bytes are
    /// to come. Fails with WrongType, TooDeep, and with TooLarge as soon as the object claims, or
    /// has, more than `largest` bytes; after a failure there is no way on.
    [[nodiscard]] Expected<std::optional<ByteView>, wire::DecodeError> next(std::size_t largest);

    [[nodiscard]] std::size_t buffered() const { return m_buffer.size() - m_begin; }

private:
    Bytes m_buffer;
    std::size_t m_begin = 0; ///< Of what was not handed out yet.
    std::size_t m_taken = 0; ///< Size of the object that was handed out last, at m_begin.
    wire::ValueSkipper m_skipper{kDepthDeepest};
};

} // namespace grapevine::rpc
