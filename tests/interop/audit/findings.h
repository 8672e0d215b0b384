#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "tests/interop/audit/flight.h"

namespace grapevine::audit {

/// One thing that an observer must not say. `kind` is stable: the tests ask for it by name.
struct Violation {
    std::string kind;
    double time = 0.0;
    std::string to;
    std::string text;
};

/// What the audit has counted and what it holds against the observer.
class Findings {
public:
    static constexpr std::size_t kViolationsKept = 200; ///< Enough to read; the counts go on.

    void count(std::string_view group, std::string_view name);
    void object(std::string_view kind, const Flight& flight, std::string text);

    using Counts = std::map<std::string, std::map<std::string, std::uint64_t>>;
    [[nodiscard]] const Counts& counts() const { return m_counts; }
    [[nodiscard]] const std::vector<Violation>& violations() const { return m_violations; }
    [[nodiscard]] std::uint64_t violationCount() const { return m_violationCount; }

private:
    Counts m_counts;
    std::vector<Violation> m_violations;
    std::uint64_t m_violationCount = 0;
};

} // namespace grapevine::audit
