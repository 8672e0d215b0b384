#pragma once

#include <string>
#include <string_view>

#include "app/manual/option_tree.h"
#include "core/base/expected.h"

namespace grapevine::manual {

/// Fills the hand-written page `prose` with what the tree knows. The page is roff; lines of it that
/// begin with `@` are ours:
///
/// ```
/// @options            the program's own options
/// @command NAME       a section's head: usage and description of that command
/// @options NAME       the options of that command
/// @shared             options that several commands take
/// ```
/// `@VERSION@` stands for the version. No date is told, so that the same sources make the same
/// page. The error is a sentence: a command that the page forgets, or names though there is none.
[[nodiscard]] Expected<std::string, std::string>
manPage(const Command& program, std::string_view prose, std::string_view version);

} // namespace grapevine::manual
