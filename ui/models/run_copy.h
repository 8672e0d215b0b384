#pragma once

#include <QString>

#include "ui/models/answer_fold.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// A run as lines for a ticket: what was asked and when, groups with their members (folded as
/// they are shown), who is silent.
/// Every string of the cluster has been through `clusterText`.
[[nodiscard]] QString runAsText(const AskRun& run, const AnswerFold& fold = {});

/// The same as JSON, with the names that `grapevine-cli query` prints: Serf's own `Acks` and
/// `Responses` (`serf query -format=json`), and beside them `groups`, `silent`, `latency_ms`, ..
[[nodiscard]] QString runAsJson(const AskRun& run, const AnswerFold& fold = {});

} // namespace grapevine::models
