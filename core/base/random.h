#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

namespace grapevine {

/// Where chance comes from: passed in by hand, so that a seed replays a run.
class Random {
public:
    virtual ~Random() = default;

    /// Uniform over all 64-bit values.
    [[nodiscard]] virtual std::uint64_t next() = 0;

    /// Uniform in [0, bound); 0 when `bound` is 0. The bias for small bounds is below 2^-32.
    [[nodiscard]] std::uint64_t below(std::uint64_t bound)
    {
        return bound == 0 ? 0 : next() % bound;
    }

    void fill(std::span<std::byte> out)
    {
        std::uint64_t word = 0;
        for (std::size_t i = 0; i < out.size(); ++i) {
            if (i % 8 == 0) word = next();
            out[i] = static_cast<std::byte>(word >> (8U * (i % 8)) & 255U);
        }
    }
};

/// Deterministic (SplitMix64), for tests, the simulator and fuzzing: never for nonces.
class SeededRandom final : public Random {
public:
    explicit SeededRandom(std::uint64_t seed)
        : m_state(seed)
    {
    }

    [[nodiscard]] std::uint64_t next() override
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }

private:
    std::uint64_t m_state;
};

} // namespace grapevine
