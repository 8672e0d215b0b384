#pragma once

#include <QStringList>

class QWidget;

namespace grapevine::test {

/// What does not fit in that window, one line each; empty where all is well: letters that are cut,
/// painted over each other or over by something, cut short without a tooltip that has the whole,
/// widgets over each other or beyond their parent.
[[nodiscard]] QStringList misfits(QWidget& window);

/// Names of widgets that can have the focus by Tab but do not get it.
[[nodiscard]] QStringList unreachedByTab(QWidget& window);

} // namespace grapevine::test
