#pragma once

#include <string>
#include <vector>

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/member_choice.h"
#include "app/cli/member_look.h"
#include "core/base/expected.h"
#include "core/snapshot/row_writer.h"

namespace CLI {
class App;
}

namespace grapevine::cli {

struct ExportWords {
    std::string output;
    std::string format; ///< Empty: csv.
    std::string columns;
};

/// For `export`, where `--format` is the file's.
void addExportOptions(CLI::App& command, ExportWords& words);

struct ExportOptions {
    std::string path;
    snapshot::Format format = snapshot::Format::Csv;
    std::vector<snapshot::Column> columns; ///< None: what the rows have.
};
/// The error is one sentence; a usage error.
[[nodiscard]] Expected<ExportOptions, std::string> understand(const ExportWords& words);

/// Looks once and writes the wanted members into a file; says how many on standard error.
[[nodiscard]] ExitCode runExport(const CommonOptions& options, const Ways& ways,
                                 const MemberChoice& choice, const ExportOptions& wanted,
                                 EndGuard& guard);

} // namespace grapevine::cli
