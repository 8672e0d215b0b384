#pragma once

#include <string>
#include <string_view>

namespace grapevine::models {

/// A key whose byte order is the order people expect: `web-2` before `web-10`, case folded for
/// ASCII. Equal keys mean equal to the eye, not equal bytes.
[[nodiscard]] std::string naturalKey(std::string_view text);

/// ASCII letters lowered, everything else as it is.
[[nodiscard]] std::string foldCase(std::string_view text);

} // namespace grapevine::models
