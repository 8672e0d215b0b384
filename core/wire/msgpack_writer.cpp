#include "core/wire/msgpack_writer.h"

#include <bit>
#include <cassert>
#include <limits>
#include <msgpack/pack.hpp>

namespace grapevine::wire {

namespace {

// One byte says it all: most of what is written, so it takes no way round by the packer.
constexpr std::uint64_t kFixNumberMost = 0x7f;
constexpr std::size_t kFixRaw = 0xa0;
constexpr std::size_t kFixRawLongest = 31;

/// What msgpack-c's packer writes to.
struct Sink {
    Bytes& to;

    void write(const char* data, std::size_t size) { append(to, asBytes({data, size})); }
};

std::uint32_t checkedLength(std::size_t length)
{
    assert(length <= std::numeric_limits<std::uint32_t>::max() && "no message is that long");
    return static_cast<std::uint32_t>(length);
}

template<class Write> void pack(Bytes& to, Write write)
{
    Sink sink{to};
    msgpack::packer<Sink> packer{sink};
    write(packer);
}

} // namespace

void MsgpackWriter::map(std::size_t pairs)
{
    pack(m_to, [&](auto& packer) { packer.pack_map(checkedLength(pairs)); });
}

void MsgpackWriter::array(std::size_t values)
{
    pack(m_to, [&](auto& packer) { packer.pack_array(checkedLength(values)); });
}

void MsgpackWriter::nil()
{
    pack(m_to, [](auto& packer) { packer.pack_nil(); });
}

void MsgpackWriter::boolean(bool value)
{
    pack(m_to, [&](auto& packer) { value ? packer.pack_true() : packer.pack_false(); });
}

void MsgpackWriter::number(std::uint64_t value)
{
    if (value <= kFixNumberMost) {
        m_to.push_back(static_cast<std::byte>(value));
        return;
    }
    pack(m_to, [&](auto& packer) { packer.pack_uint64(value); });
}

void MsgpackWriter::signedNumber(std::int64_t value)
{
    pack(m_to, [&](auto& packer) { packer.pack_int64(value); });
}

void MsgpackWriter::real(double value)
{
    // Not pack_double: that one writes whole numbers as integers.
    m_to.push_back(std::byte{0xcb});
    const auto bits = std::bit_cast<std::uint64_t>(value);
    for (unsigned shift = 64; shift > 0;) {
        shift -= 8;
        m_to.push_back(static_cast<std::byte>(bits >> shift & 0xffU));
    }
}

void MsgpackWriter::text(std::string_view value)
{
    if (value.size() <= kFixRawLongest) {
        m_to.push_back(static_cast<std::byte>(kFixRaw | value.size()));
    } else {
        pack(m_to, [&](auto& packer) { packer.pack_v4raw(checkedLength(value.size())); });
    }
    append(m_to, asBytes(value));
}

void MsgpackWriter::bytes(ByteView value)
{
    if (value.data() == nullptr) {
        nil();
    } else {
        text(asText(value));
    }
}

} // namespace grapevine::wire
