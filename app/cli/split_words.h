#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/expected.h"

namespace grapevine::cli {

/// Splits a command into words without a shell: blanks separate, '..' keeps everything, ".."
/// keeps blanks and '..', and a backslash keeps the next character outside of '..'. Nothing is
/// ever expanded: $, `, *, ~, ;, | and > are ordinary characters. The error is one sentence.
[[nodiscard]] Expected<std::vector<std::string>, std::string> splitWords(std::string_view command);

} // namespace grapevine::cli
