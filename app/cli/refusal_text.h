#pragma once

#include <string>
#include <string_view>

#include "core/link/link_status.h"

namespace grapevine::cli {

/// One sentence: what happened at `address` and what to do next.
[[nodiscard]] std::string sentenceFor(link::Refusal refusal, std::string_view address,
                                      std::string_view detail);

/// The same of an agent's RPC.
[[nodiscard]] std::string rpcSentenceFor(link::Refusal refusal, std::string_view address,
                                         std::string_view detail);

} // namespace grapevine::cli
