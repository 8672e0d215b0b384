#include <QApplication>

#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "app/gui/first_paint.h"
#include "app/gui/gui_options.h"
#include "app/gui/language.h"
#include "app/gui/net_launcher.h"
#include "app/gui/program.h"
#include "app/gui/signal_watch.h"
#include "ui/widgets/theme.h"

int main(int argc, char** argv)
{
    using namespace grapevine;
    const auto startedAt = gui::FirstPaint::Clock::now();
    std::signal(SIGPIPE, SIG_IGN);
    auto options = gui::parseCommandLine(argc, argv);
    if (!options) return options.error().code;

    // Ours are read above; Qt takes its own from the environment.
    int qtArguments = 1;
    QApplication application(qtArguments, argv);
    QApplication::setApplicationName(QStringLiteral("grapevine"));
    QApplication::setApplicationVersion(QStringLiteral(GRAPEVINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("grapevine"));
    gui::installLanguage(application);
    gui::FirstPaint::measure(application, startedAt);
    // Before the first widget: style and palette are then what it is built with.
    widgets::applyTheme(widgets::ThemeChoice::System);
    const Log log(LogLevel::Warning, [](LogLevel level, std::string_view line) {
        // Called from the gossip thread too, and must not throw when nobody reads.
        const std::string text = fmt::format("grapevine: {}: {}\n", name(level), line);
        std::fwrite(text.data(), 1, text.size(), stderr);
    });
    gui::Program program(std::move(*options), std::make_unique<gui::NetLauncher>(log), log);
    const gui::SignalWatch signalWatch;
    QObject::connect(&signalWatch, &gui::SignalWatch::asked, &program, &gui::Program::quit);
    program.start();
    return QApplication::exec();
}
