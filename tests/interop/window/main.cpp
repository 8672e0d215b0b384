#include <QApplication>
#include <QElapsedTimer>
#include <QSocketNotifier>

#include <csignal>
#include <cstdio>
#include <iostream>
#include <memory>
#include <string>
#include <unistd.h>

#include "app/gui/gui_options.h"
#include "app/gui/net_launcher.h"
#include "app/gui/program.h"
#include "app/gui/signal_watch.h"

// The window with one thing more: the line `block SECONDS` on stdin keeps its thread busy for that
// long, as a view that draws too much would. `blocked` and `free` on stdout tell when.
int main(int argc, char** argv)
{
    using namespace grapevine;
    std::signal(SIGPIPE, SIG_IGN);
    auto options = gui::parseCommandLine(argc, argv);
    if (!options) return options.error().code;

    int qtArguments = 1;
    QApplication application(qtArguments, argv);
    const Log log(LogLevel::Warning, [](LogLevel, std::string_view line) {
        std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
    });
    gui::Program program(std::move(*options), std::make_unique<gui::NetLauncher>(log), log);
    const gui::SignalWatch signalWatch;
    QObject::connect(&signalWatch, &gui::SignalWatch::asked, &program, &gui::Program::quit);

    QSocketNotifier commands(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&commands, &QSocketNotifier::activated, &program, [&commands] {
        std::string word;
        int seconds = 0;
        if (!(std::cin >> word >> seconds) || word != "block") {
            commands.setEnabled(false);
            return;
        }
        std::cout << "blocked" << std::endl;
        QElapsedTimer clock;
        clock.start();
        while (clock.elapsed() < seconds * 1000) {
        }
        std::cout << "free" << std::endl;
    });
    program.start();
    return QApplication::exec();
}
