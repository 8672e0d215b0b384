#pragma once

#include <QString>

#include <string_view>

namespace grapevine::widgets {

/// A sentence of the link's own (why it changed its mode, why the picture starts afresh) in the
/// reader's language where the catalogue knows it, else as it came; plain text in any case.
[[nodiscard]] QString engineSentence(std::string_view text);

} // namespace grapevine::widgets
