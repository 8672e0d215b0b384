#pragma once

#include <QString>
#include <QStringList>

namespace grapevine::models {

/// One line of a Markdown table of GitHub's kind. Nothing in a cell becomes markup, a link or a
/// picture.
[[nodiscard]] QString markdownLine(const QStringList& cells);
/// The line between the heading and the rest.
[[nodiscard]] QString markdownRule(int columns);

} // namespace grapevine::models
