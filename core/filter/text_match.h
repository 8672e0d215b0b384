#pragma once

#include <string>
#include <string_view>

namespace grapevine::filter {

/// ASCII letters in lower case; everything else as it is.
[[nodiscard]] std::string lowered(std::string_view text);

/// `small` is in lower case already.
[[nodiscard]] bool containsIgnoringCase(std::string_view text, std::string_view small);
[[nodiscard]] bool equalsIgnoringCase(std::string_view text, std::string_view small);

/// Two texts by their numbers where they have some: `1.10.0` stands after `1.9`. Below zero when a
/// stands before b.
[[nodiscard]] int compareVersions(std::string_view a, std::string_view b);

} // namespace grapevine::filter
