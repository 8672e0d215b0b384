#include "tests/interop/audit/findings.h"

#include <utility>

namespace grapevine::audit {

void Findings::count(std::string_view group, std::string_view name)
{
    ++m_counts[std::string(group)][std::string(name)];
}

void Findings::object(std::string_view kind, const Flight& flight, std::string text)
{
    ++m_violationCount;
    count("violations", kind);
    if (m_violations.size() == kViolationsKept) return;
    m_violations.push_back({.kind = std::string(kind),
                            .time = flight.began,
                            .to = flight.to.text(),
                            .text = std::move(text)});
}

} // namespace grapevine::audit
