#include "core/sim/run_hash.h"

#include <cstring>

namespace grapevine::sim {

namespace {

// FNV-1a's step over words of eight bytes, with a fold so that high bits reach the low ones.
std::uint64_t mixed(std::uint64_t state, std::uint64_t word)
{
    state = (state ^ word) * 0x00000100000001B3ULL;
    return state ^ state >> 29U;
}

std::uint64_t mixed(std::uint64_t state, ByteView bytes)
{
    while (bytes.size() >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, bytes.data(), 8);
        state = mixed(state, word);
        bytes = bytes.subspan(8);
    }
    std::uint64_t word = bytes.size() + 1;
    for (const auto byte : bytes)
        word = word << 8U | std::to_integer<std::uint64_t>(byte);
    return mixed(state, word);
}

} // namespace

void RunHash::add(TimePoint at, Node from, Node to, ByteView bytes)
{
    add(static_cast<std::uint64_t>(at.time_since_epoch().count()));
    add(static_cast<std::uint64_t>(from.value()) << 32U | to.value());
    m_state = mixed(m_state, bytes);
}

void RunHash::add(std::uint64_t word)
{
    m_state = mixed(m_state, word);
}

std::uint64_t hashOf(ByteView bytes)
{
    return mixed(mixed(0xCBF29CE484222325ULL, bytes), bytes.size());
}

} // namespace grapevine::sim
