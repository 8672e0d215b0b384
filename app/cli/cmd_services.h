#pragma once

#include <string>

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/member_choice.h"
#include "app/cli/member_look.h"
#include "core/base/expected.h"
#include "core/catalog/rule_set.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

struct ServicesWords {
    std::string format = "table";
    std::string rules; ///< A file's name; empty: the shipped rules.
};

/// For `services`, whose `--format` has one more than the common one.
void addServicesOptions(CLI::App& command, ServicesWords& words);

struct ServicesOptions {
    enum class Format { Table, Json, Plain };
    Format format = Format::Table;
    catalog::RuleSet rules;
};
/// Reads the file of rules. The error is one sentence that names the rule and the place; a usage
/// error.
[[nodiscard]] Expected<ServicesOptions, std::string> understand(const ServicesWords& words);

/// Looks once and prints what the members' tags tell of services. `choice` chooses instances: a
/// service is listed when it has one of them, and counted over all it has.
[[nodiscard]] ExitCode runServices(const CommonOptions& options, const Ways& ways,
                                   const MemberChoice& choice, const ServicesOptions& wanted,
                                   EndGuard& guard);

} // namespace grapevine::cli
