#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace grapevine {

/// The one gateway for every string that comes from a cluster, before a terminal or a widget.
///
/// Control characters, ESC sequences' introducers, bidirectional marks, zero-width characters
/// and line separators become visible marks such as `<U+202E>` or `<ESC>`; bytes that are no UTF-8
/// become `<0xFF>`; runs of more than 4 combining marks are cut; text longer than `limit`
/// code points ends in `…`. The result is one line of valid UTF-8 and is never rich text.
[[nodiscard]] std::string plainText(std::string_view untrusted, std::size_t limit = 4096);

} // namespace grapevine
