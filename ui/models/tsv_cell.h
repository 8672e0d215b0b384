#pragma once

#include <QString>

namespace grapevine::models {

/// One cell among tabs: no tabs or line ends of its own, and nothing that a spreadsheet takes for a
/// formula.
[[nodiscard]] QString tsvCell(QString text);

} // namespace grapevine::models
