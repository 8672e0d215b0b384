#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/base/clock.h"

namespace grapevine::sim {

/// One promise that a run broke.
struct Violation {
    std::uint64_t seed = 0;
    TimePoint at;     ///< Virtual time.
    std::string node; ///< At whom it was seen.
    std::string words;

    /// `seed 17, 93.250 s, node00003: ..`.
    [[nodiscard]] std::string text() const;
};

/// Where all checkers of a run report. The first violation ends the run; a few more may follow
/// from the same input.
class ViolationLog {
public:
    /// A broken run repeats itself: later violations are counted only.
    static constexpr std::size_t kMost = 32;

    explicit ViolationLog(std::uint64_t seed)
        : m_seed(seed)
    {
    }

    void report(TimePoint at, std::string node, std::string words);

    [[nodiscard]] bool empty() const { return m_violations.empty(); }
    [[nodiscard]] const std::vector<Violation>& violations() const { return m_violations; }
    [[nodiscard]] std::size_t notKept() const { return m_notKept; }
    /// All of them, a line each; empty when there are none.
    [[nodiscard]] std::string text() const;

private:
    std::uint64_t m_seed;
    std::vector<Violation> m_violations;
    std::size_t m_notKept = 0;
};

} // namespace grapevine::sim
