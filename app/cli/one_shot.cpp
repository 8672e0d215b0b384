#include "app/cli/one_shot.h"
#include "app/cli/print.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>

#include "app/cli/refusal_text.h"

namespace grapevine::cli {

ExitCode reportFailures(const std::vector<net::SeedAnswer>& answers)
{
    bool answered = false;
    auto worst = ExitCode::Ok;
    for (const auto& answer : answers) {
        if (answer.result.answer) {
            answered = true;
            if (answer.result.answer->serfPartBroken) {
                printErr("{}: Serf's part of its answer cannot be read; statuses may say failed "
                         "where left is true.\n",
                         answer.where.text());
            }
            continue;
        }
        const auto& problem = answer.result.answer.error();
        printErr("{}\n", sentenceFor(problem.refusal, answer.where.text(), problem.detail));
        worst = std::max(worst, exitCodeFor(problem.refusal));
    }
    return answered ? ExitCode::Ok : worst;
}

std::optional<std::string> askedName(const net::SeedAnswer& answer)
{
    if (!answer.result.answer) return std::nullopt;
    for (const auto& member : answer.result.answer->members) {
        if (member.facts->endpoint == answer.result.remote) return member.facts->name;
    }
    return std::nullopt;
}

void printStats(const Counters& counters)
{
    for (const auto& [name, value] : counters.values())
        printErr("{} {}\n", name, value);
}

} // namespace grapevine::cli
