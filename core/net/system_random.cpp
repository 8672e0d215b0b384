#include "core/net/system_random.h"

#include <sys/random.h>

namespace grapevine::net {

std::uint64_t SystemRandom::next()
{
    std::uint64_t out = 0;
    // Below 256 bytes getrandom neither fails nor returns short once the pool is ready.
    if (getrandom(&out, sizeof out, 0) != static_cast<ssize_t>(sizeof out)) out = 0;
    return out;
}

} // namespace grapevine::net
