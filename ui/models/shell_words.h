#pragma once

#include <string>
#include <string_view>

namespace grapevine::models {

/// Text as one word of a POSIX shell, in quotes where it needs them. Nothing in it is ever run.
[[nodiscard]] std::string shellWord(std::string_view text);

/// A regular expression in Go's syntax that matches this text and no other. It is printable,
/// whatever stands in the text: a terminal that it is pasted into sees no control character.
[[nodiscard]] std::string exactPattern(std::string_view text);

/// True for what every tool takes for a host's name, and none for an option or a pattern.
[[nodiscard]] bool isHostName(std::string_view text);

} // namespace grapevine::models
