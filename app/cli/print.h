#pragma once

#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace grapevine::cli {

/// Writes to standard output; false (and a sentence on standard error) when that failed.
[[nodiscard]] bool printOut(std::string_view text);

/// Writes to standard error as far as that takes it: a closed or full one changes nothing else.
void printErrText(std::string_view text);

template<class... A> void printErr(fmt::format_string<A...> format, A&&... values)
{
    printErrText(fmt::format(format, std::forward<A>(values)...));
}

} // namespace grapevine::cli
