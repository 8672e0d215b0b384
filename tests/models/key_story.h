#pragma once

#include <string>
#include <vector>

#include "core/link/key_report.h"

namespace grapevine::test {

/// What one member says in a story of keys.
struct Holding {
    std::string member;
    std::vector<std::string> keys;
    std::string primary;
    std::string message{};
    bool failed = false;
};

/// A report of a listing that is over, put together as an agent's desk does it.
inline link::KeyReport keyReport(const std::vector<Holding>& holdings,
                                 std::vector<std::string> silent = {},
                                 link::CommandId command = link::CommandId{1})
{
    link::KeyReport report;
    report.command = command;
    report.complete = true;
    report.end =
        silent.empty() ? link::QueryProgress::End::Everybody : link::QueryProgress::End::TimedOut;
    report.members = holdings.size() + silent.size();
    report.responses = holdings.size();
    report.silent = std::move(silent);
    for (const auto& one : holdings) {
        report.errors += one.failed ? 1U : 0U;
        report.holders[one.member] = {one.keys, one.primary, one.failed, one.message};
        for (const auto& key : one.keys)
            ++report.keys[key].members;
        if (!one.primary.empty()) ++report.keys[one.primary].primaries;
    }
    return report;
}

/// A rotation stuck half-way: a new key that two do not have, and one who says nothing.
inline link::KeyReport stuckRotation(link::CommandId command = link::CommandId{1})
{
    return keyReport({{"web-1", {"1a2b3c4d", "9f8e7d6c"}, "1a2b3c4d"},
                      {"web-2", {"1a2b3c4d", "9f8e7d6c"}, "1a2b3c4d"},
                      {"web-10", {"1a2b3c4d", "9f8e7d6c"}, "1a2b3c4d"},
                      {"db-1", {"1a2b3c4d"}, "1a2b3c4d"},
                      {"db-2", {"1a2b3c4d"}, "1a2b3c4d"},
                      {"grapevine-lap7-3f2a", {"1a2b3c4d", "9f8e7d6c"}, "1a2b3c4d"}},
                     {"cache-3"}, command);
}

/// What the members of a cluster without encryption say.
inline link::KeyReport noKeyrings(link::CommandId command = link::CommandId{1})
{
    const std::string words = "Keyring is empty (encryption not enabled)";
    return keyReport({{"n1", {}, {}, words, true}, {"n2", {}, {}, words, true}}, {}, command);
}

} // namespace grapevine::test
