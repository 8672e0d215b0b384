#pragma once

#include <cstdint>
#include <string_view>

#include "core/base/bytes.h"

namespace grapevine::wire {

/// Appends the MessagePack dialect that Go peers write: shortest unsigned numbers (positive signed
/// ones too), the old raw family for text and bytes alike, never str8 or bin.
class MsgpackWriter {
public:
    explicit MsgpackWriter(Bytes& to)
        : m_to(to)
    {
    }

    void map(std::size_t pairs);
    void array(std::size_t values);
    void nil();
    void boolean(bool value);
    void number(std::uint64_t value);
    void signedNumber(std::int64_t value);
    void real(double value); ///< Always eight bytes.
    void text(std::string_view value);
    void bytes(ByteView value); ///< Null data is written as nil.

private:
    Bytes& m_to;
};

} // namespace grapevine::wire
