#include <nlohmann/json.hpp>

#include "app/cli/commands.h"
#include "app/cli/member_json.h"
#include "app/cli/member_text.h"
#include "app/cli/print.h"

namespace grapevine::cli {

namespace {

/// Chosen rows, as text or JSON.
std::string listing(const CommonOptions& options, const std::vector<link::MemberRowPtr>& rows,
                    bool detailed)
{
    if (options.format != Format::Json) return memberTable(rows, detailed, options.colored);
    Json json{{"members", Json::array()}};
    for (const auto& row : rows)
        json["members"].push_back(detailed ? detailedJson(*row) : serfJson(*row));
    return pretty(json) + "\n";
}

} // namespace

ExitCode runMembers(const CommonOptions& options, const Ways& ways, const MemberChoice& choice,
                    bool detailed, EndGuard& guard)
{
    return look(options, ways, choice, detailed, guard, [&](const MemberLook& seen) {
        return printOut(listing(options, seen.rows, detailed)) ? ExitCode::Ok : ExitCode::Other;
    });
}

} // namespace grapevine::cli
