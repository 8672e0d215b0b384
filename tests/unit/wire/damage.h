#pragma once

#include <QtGlobal>
#include <cstdint>
#include <random>
#include <string>

#include "core/base/bytes.h"
#include "core/base/expected.h"
#include "core/wire/decode_error.h"
#include "core/wire/scratch.h"

/// Spoils sample bytes in ways a hostile or broken peer would.
namespace grapevine::damage {

/// $GRAPEVINE_SEED, or else a fixed one; printed so that a failing run can be had again.
inline std::uint64_t seed()
{
    bool given = false;
    const auto chosen = qEnvironmentVariable("GRAPEVINE_SEED").toULongLong(&given);
    const std::uint64_t value = given ? chosen : 20240917;
    qInfo("GRAPEVINE_SEED=%llu", static_cast<unsigned long long>(value));
    return value;
}

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
    std::mt19937_64 random{seedValue};
    std::size_t refused = 0;
    for (std::size_t i = 0; i < rounds; ++i) {
        auto spoilt = exactly(sample);
        for (auto flips = 1 + random() % 4; flips > 0 && !spoilt.empty(); --flips) {
            const auto at = random() % spoilt.size();
            const auto value = static_cast<std::byte>(random() & 0xffU);
            const auto here = spoilt.begin() + static_cast<std::ptrdiff_t>(at);
            switch (random() % 4) {
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
