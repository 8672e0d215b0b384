#include "ui/widgets/theme.h"

#include <QApplication>

#include "ui/widgets/window_style.h"

namespace grapevine::widgets {

namespace {

bool isDark(const QPalette& palette)
{
    return palette.color(QPalette::Window).lightness() <
           palette.color(QPalette::WindowText).lightness();
}

} // namespace

const Theme& Theme::light()
{
    static const Theme theme{.dark = false,
                             .window = QColor(0xF4, 0xF5, 0xF7),
                             .base = QColor(0xFF, 0xFF, 0xFF),
                             .alternate = QColor(0xF8, 0xF9, 0xFA),
                             .text = QColor(0x1B, 0x1D, 0x21),
                             .quiet = QColor(0x5C, 0x63, 0x6B),
                             .line = QColor(0xD8, 0xDC, 0xE1),
                             .accent = QColor(0x0F, 0x4F, 0xA8),
                             .onAccent = QColor(0xFF, 0xFF, 0xFF),
                             .selection = QColor(0xDC, 0xE8, 0xF8),
                             .noticeInfo = QColor(0xE8, 0xEF, 0xF9),
                             .noticeWarn = QColor(0xFC, 0xEF, 0xDC),
                             .demo = QColor(0xEE, 0xE7, 0xFA),
                             .demoMark = QColor(0x68, 0x3F, 0xB5),
                             .production = QColor(0xF6, 0xE3, 0xDE),
                             .productionMark = QColor(0x8E, 0x2F, 0x1B),
                             .alive = QColor(0x0F, 0x4F, 0xA8),
                             .suspect = QColor(0xB2, 0x5F, 0x00),
                             .failed = QColor(0x6E, 0x10, 0x20),
                             .left = QColor(0x73, 0x73, 0x73)};
    return theme;
}

const Theme& Theme::dusk()
{
    static const Theme theme{.dark = true,
                             .window = QColor(0x27, 0x29, 0x2D),
                             .base = QColor(0x1E, 0x1F, 0x22),
                             .alternate = QColor(0x23, 0x24, 0x28),
                             .text = QColor(0xE4, 0xE6, 0xEA),
                             .quiet = QColor(0xA2, 0xA9, 0xB2),
                             .line = QColor(0x3C, 0x40, 0x46),
                             .accent = QColor(0x5C, 0xC6, 0xFF),
                             .onAccent = QColor(0x10, 0x22, 0x30),
                             .selection = QColor(0x26, 0x3C, 0x54),
                             .noticeInfo = QColor(0x22, 0x32, 0x44),
                             .noticeWarn = QColor(0x42, 0x35, 0x1E),
                             .demo = QColor(0x35, 0x2B, 0x4B),
                             .demoMark = QColor(0xBD, 0x9D, 0xFA),
                             .production = QColor(0x3A, 0x20, 0x1A),
                             .productionMark = QColor(0xC4, 0x5A, 0x40),
                             .alive = QColor(0x5C, 0xC6, 0xFF),
                             .suspect = QColor(0xFF, 0xDD, 0x80),
                             .failed = QColor(0xE8, 0x69, 0x4A),
                             .left = QColor(0x84, 0x8A, 0x90)};
    return theme;
}

const Theme& Theme::behind(const QPalette& palette)
{
    return isDark(palette) ? dusk() : light();
}

QColor Theme::of(models::StatusKind kind) const
{
    switch (kind) {
    case models::StatusKind::Alive:
    case models::StatusKind::Leaving: return alive;
    case models::StatusKind::Suspect: return suspect;
    case models::StatusKind::Failed: return failed;
    case models::StatusKind::Left:
    case models::StatusKind::NoData: return left;
    }
    return left;
}

QPalette Theme::palette() const
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, alternate);
    palette.setColor(QPalette::ToolTipBase, dark ? line : base);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, quiet);
    palette.setColor(QPalette::Button, dark ? QColor(0x33, 0x36, 0x3B) : QColor(0xFB, 0xFB, 0xFC));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, failed);
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Highlight, selection);
    palette.setColor(QPalette::HighlightedText, text);
    palette.setColor(QPalette::Light, dark ? QColor(0x3A, 0x3D, 0x43) : QColor(0xFF, 0xFF, 0xFF));
    palette.setColor(QPalette::Midlight,
                     dark ? QColor(0x33, 0x36, 0x3B) : QColor(0xEC, 0xEE, 0xF1));
    palette.setColor(QPalette::Mid, line);
    palette.setColor(QPalette::Dark, dark ? QColor(0x17, 0x18, 0x1A) : QColor(0xB4, 0xBA, 0xC2));
    palette.setColor(QPalette::Shadow, dark ? QColor(0x0C, 0x0D, 0x0E) : QColor(0x8A, 0x92, 0x9C));
    const QColor disabled = mixed(quiet, window, 0.75);
    palette.setColor(QPalette::Disabled, QPalette::Text, disabled);
    palette.setColor(QPalette::Disabled, QPalette::WindowText, disabled);
    palette.setColor(QPalette::Disabled, QPalette::ButtonText, disabled);
    return palette;
}

void applyTheme(ThemeChoice choice)
{
    // Before ours is set for the first time, the platform's own palette is still there to ask.
    static const bool systemIsDark = isDark(QApplication::palette());
    const bool wantsDark =
        choice == ThemeChoice::Dark || (choice == ThemeChoice::System && systemIsDark);
    if (qobject_cast<WindowStyle*>(QApplication::style()) == nullptr) {
        QApplication::setStyle(new WindowStyle);
    }
    QApplication::setPalette((wantsDark ? Theme::dusk() : Theme::light()).palette());
}

QColor mixed(const QColor& ink, const QColor& ground, double strength)
{
    const auto blend = [strength](int a, int b) {
        return static_cast<int>(a * strength + b * (1.0 - strength) + 0.5);
    };
    return {blend(ink.red(), ground.red()), blend(ink.green(), ground.green()),
            blend(ink.blue(), ground.blue())};
}

} // namespace grapevine::widgets
