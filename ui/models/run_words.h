#pragma once

#include <QString>

#include "ui/models/ask_run.h"

namespace grapevine::models {

/// `query “version”`, `event “deploy”`.
[[nodiscard]] QString runTitle(const AskRun& run);

/// What came of it, short: `24 of 25 answered, 1 silent`, `refused: ..`.
[[nodiscard]] QString runSummary(const AskRun& run);

/// True when the person should look: it was refused, or somebody expected kept silent.
[[nodiscard]] bool isTrouble(const AskRun& run);

/// Why the link did not do it, as one sentence with a full stop, and what can be done about it.
[[nodiscard]] QString refusalText(const link::CommandOutcome& outcome);

/// How the query ended, or what it waits for, as one sentence.
[[nodiscard]] QString endText(const AskRun& run);

/// `answered`, `acked only`, `silent`.
[[nodiscard]] QString replyWord(ReplyState state);

/// How one member stands: the word, and `late`, `2 duplicates` behind it.
[[nodiscard]] QString replyText(const AskRun& run, const std::string& member);

} // namespace grapevine::models
