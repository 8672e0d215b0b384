#pragma once

#include <QIcon>
#include <QPalette>
#include <QString>

namespace grapevine::widgets {

/// One of resources/icons in the palette's text colour, crisp at 100 and 200 %.
[[nodiscard]] QIcon tintedIcon(const QString& name, const QPalette& palette);
/// The same in the colours that the program has when it is drawn.
[[nodiscard]] QIcon themedIcon(const QString& name);

/// The program's own picture, in its own colours.
[[nodiscard]] QIcon programIcon();

/// The same for title bars and task bars: below 32 pixels a drawing with less in it.
[[nodiscard]] QIcon taskbarIcon();

} // namespace grapevine::widgets
