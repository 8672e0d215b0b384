#pragma once

#include <functional>
#include <optional>

#include "app/cli/asking.h"
#include "app/cli/query_report.h"
#include "core/link/command.h"

namespace grapevine::cli {

/// How one query went.
struct QueryRun {
    QueryReport report;
    bool interrupted = false; ///< A person or the deadline ended it.
};

/// Sends it and waits for its end, the guard's included. `onSent` is called once it is on its way,
/// `onReply` with each first ack and response as it comes. Nothing when it was refused, and
/// standard error says why.
[[nodiscard]] std::optional<QueryRun>
runToEnd(Asking& asking, const link::SendQuery& query, const std::function<void()>& onSent,
         const std::function<void(const link::QueryReply&)>& onReply);

} // namespace grapevine::cli
