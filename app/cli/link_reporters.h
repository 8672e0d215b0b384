#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/cli/exit_code.h"
#include "core/link/link_status.h"
#include "core/net/live_cluster.h"

namespace grapevine::cli {

/// Says once per address and reason why it gives nothing.
class SeedReporter {
public:
    void report(const link::LinkStatus& status);

private:
    std::vector<std::optional<link::Refusal>> m_said;
};

/// Says on standard error under which name and where we join, and what changed by itself.
class SelfReporter {
public:
    void report(const link::LinkStatus& status);

private:
    std::string m_said;
    std::string m_notice;
};

/// What a link that ended, or never began, exits with.
[[nodiscard]] ExitCode codeFor(const link::LinkStatus& status);

/// Before the first answer one gives up when every address has failed once: a script that got the
/// address wrong must hear of it.
[[nodiscard]] bool nobodyThere(const link::LinkStatus& status);

/// What an observer that could not begin exits with; nothing when it could.
[[nodiscard]] std::optional<ExitCode> codeFor(net::ObserveProblem problem);

} // namespace grapevine::cli
