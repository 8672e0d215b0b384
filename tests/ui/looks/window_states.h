#pragma once

#include <QString>
#include <QStringList>

#include "tests/ui/window_bench.h"

namespace grapevine::test {

/// Names of all states of the window that are looked at: each place, what UX calls states, menus
/// and dialogs.
[[nodiscard]] QStringList windowStates();

/// Brings a fresh window into the state of that name, at 1100 by 640. Menus and dialogs are open
/// then, as windows of their own.
void reach(WindowBench& bench, const QString& state);

// Parts of it, each with a family of states.
[[nodiscard]] QStringList askStates();
void reachAsk(WindowBench& bench, const QString& state);
[[nodiscard]] QStringList placeStates();
void reachPlace(WindowBench& bench, const QString& state);
[[nodiscard]] QStringList keysStates();
void reachKeys(WindowBench& bench, const QString& state);
[[nodiscard]] QStringList sheetStates();
void reachSheet(WindowBench& bench, const QString& state);
[[nodiscard]] QStringList diagnosticsStates();
void reachDiagnostics(WindowBench& bench, const QString& state);
[[nodiscard]] QStringList settingsStates();
void reachSettings(WindowBench& bench, const QString& state);

/// All windows that are open: the bench's own and what hangs over it.
[[nodiscard]] QList<QWidget*> openWindows();

} // namespace grapevine::test
