#include <chrono>
#include <csignal>
#include <cstdio>
#include <fmt/format.h>
#include <memory>

#include "app/gui/first_paint.h"
#include "app/gui/guarded_application.h"
#include "app/gui/gui_options.h"
#include "app/gui/internal_errors.h"
#include "app/gui/net_launcher.h"
#include "app/gui/program.h"
#include "app/gui/signal_watch.h"
#include "app/gui/stall_watch.h"
#include "core/base/log_ring.h"
#include "ui/bridge/desk_clock.h"
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
    gui::InternalErrors errors;
    gui::GuardedApplication application(qtArguments, argv, errors);
    QApplication::setApplicationName(QStringLiteral("grapevine"));
    QApplication::setApplicationVersion(QStringLiteral(GRAPEVINE_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("grapevine"));
    gui::FirstPaint::measure(application, startedAt);
    // Before the first widget: style and palette are then what it is built with.
    widgets::applyTheme(widgets::ThemeChoice::System);
    LogRing lastLines;
    const Log log(LogLevel::Info, [&lastLines](LogLevel level, std::string_view line) {
        // Called from the gossip thread too, and must not throw when nobody reads.
        lastLines.put(bridge::readDeskClock().wall, level, line);
        if (level > LogLevel::Warning) return;
        const std::string text = fmt::format("grapevine: {}: {}\n", name(level), line);
        std::fwrite(text.data(), 1, text.size(), stderr);
    });
    auto launcher = std::make_unique<gui::NetLauncher>(log, [&errors](std::string_view what) {
        errors.report(gui::InternalErrors::Where::Network, what);
    });
    gui::StallWatch stalls(
        {.readClock = bridge::readDeskClock, .told = [&log](const gui::StallWatch::Stall& stall) {
             log.info(fmt::format("the window stood still for {} ms",
                                  stall.lasted / std::chrono::milliseconds{1}));
         }});
    application.setStallWatch(&stalls);
    gui::Program program(std::move(*options), std::move(launcher), log);
    program.tell(errors, lastLines, &stalls);
    const gui::SignalWatch signalWatch;
    QObject::connect(&signalWatch, &gui::SignalWatch::asked, &program, &gui::Program::quit);
    program.start();
    const int code = QApplication::exec();
    application.setStallWatch(nullptr);
    return code;
}
