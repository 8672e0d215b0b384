#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/entry_filter.h"
#include "core/base/expected.h"

namespace grapevine::cli {

/// One program that `watch` runs, and for what.
struct HandlerRule {
    EntryFilter filter;
    std::vector<std::string> words; ///< The program and its arguments.
    std::string label;              ///< What it is called on standard error.
    bool responds = false;          ///< Its standard output is the answer to the query.
};

/// `KIND[:NAME][,..]=COMMAND`, the command split into words by us. Errors are one sentence without
/// a full stop.
[[nodiscard]] Expected<HandlerRule, std::string> handlerRule(std::string_view text);
/// The same, the command handed to `sh -c` as it is.
[[nodiscard]] Expected<HandlerRule, std::string> shellRule(std::string_view text);
/// `NAME=COMMAND`: answers queries of that name.
[[nodiscard]] Expected<HandlerRule, std::string> responderRule(std::string_view text);

} // namespace grapevine::cli
