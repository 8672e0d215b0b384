#pragma once

#include <QColor>
#include <QPalette>

#include <cstdint>

#include "ui/models/status_kind.h"

namespace grapevine::widgets {

enum class ThemeChoice : std::uint8_t { System, Light, Dark };

/// Every colour the window draws with; two tables, measured in tests/ui/tst_theme.cpp.
struct Theme {
    bool dark = false;
    QColor window;    ///< Bars and the start page.
    QColor base;      ///< Tables and fields.
    QColor alternate; ///< Every second row.
    QColor text;
    QColor quiet;  ///< Secondary words; still 4.5:1 on window and base.
    QColor line;   ///< Hairlines and frames.
    QColor accent; ///< Links, the frame of the focused field, the main button.
    QColor onAccent;
    QColor selection;      ///< A tint, so that the glyphs keep their colours on it.
    QColor noticeInfo;     ///< Ground of a bar that tells.
    QColor noticeWarn;     ///< Ground of a bar that warns: stale, refused.
    QColor demo;           ///< Ground of the strip that says "demo".
    QColor demoMark;       ///< Violet, for nothing but the demo.
    QColor production;     ///< Ground of the frame around a production cluster.
    QColor productionMark; ///< Its stripes.
    QColor alive;
    QColor suspect;
    QColor failed;
    QColor left;

    [[nodiscard]] QColor of(models::StatusKind kind) const;
    [[nodiscard]] QPalette palette() const;

    [[nodiscard]] static const Theme& light();
    [[nodiscard]] static const Theme& dusk();
    /// The table a palette was made from, told by its lightness.
    [[nodiscard]] static const Theme& behind(const QPalette& palette);
};

/// Sets `WindowStyle` and our palette on the application. `System` follows the lightness of the
/// palette the platform brought along at the start.
void applyTheme(ThemeChoice choice);

/// `strength` of `ink` on `ground`: 1 is all ink.
[[nodiscard]] QColor mixed(const QColor& ink, const QColor& ground, double strength);

} // namespace grapevine::widgets
