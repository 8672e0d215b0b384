#pragma once

#include <QtGlobal>
#include <cstdint>
#include <string>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/base/random.h"
#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"
#include "tests/unit/wire/hostile_input.h"

/// Spoils sample bytes in ways a hostile or broken peer would.
namespace grapevine::damage {

/// A copy of exactly its own size, so that a sanitizer sees a read past the end.
inline Bytes exactly(ByteView bytes)
{
    return {bytes.begin(), bytes.end()};
}

/// Every proper prefix of `sample`. True when `decode` calls each of them Truncated.
template<class Decode> bool everyPrefixIsTruncated(ByteView sample, std::size_t from, Decode decode)
{
    for (std::size_t size = from; size < sample.size(); ++size) {
        const auto part = exactly(sample.first(size));
        const auto result = decode(ByteView{part});
        if (result || result.error() != wire::DecodeError::Truncated) {
            qWarning("cut after %zu of %zu bytes", size, sample.size());
            return false;
        }
    }
    return true;
}

/// Random bytes of `sample` change, go or come. The decoder must answer; what, is its business.
/// Returns how many of the damaged ones it refused.
template<class Decode>
std::size_t refusedAmongDamaged(ByteView sample, std::uint64_t seedValue, std::size_t rounds,
                                Decode decode)
{
    SeededRandom random{seedValue};
    std::size_t refused = 0;
    for (std::size_t i = 0; i < rounds; ++i) {
        auto spoilt = exactly(sample);
        for (auto flips = 1 + random.below(4); flips > 0 && !spoilt.empty(); --flips) {
            const auto at = random.below(spoilt.size());
            const auto value = static_cast<std::byte>(random.below(256));
            const auto here = spoilt.begin() + static_cast<std::ptrdiff_t>(at);
            switch (random.below(4)) {
            case 0: spoilt.erase(here); break;
            case 1: spoilt.insert(here, value); break;
            default: *here = value; break;
            }
        }
        spoilt.shrink_to_fit();
        if (!decode(ByteView{spoilt})) ++refused;
    }
    return refused;
}

} // namespace grapevine::damage
