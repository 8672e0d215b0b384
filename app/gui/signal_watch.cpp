#include "app/gui/signal_watch.h"

#include <QSocketNotifier>

#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace grapevine::gui {

namespace {

constexpr int kSignals[] = {SIGINT, SIGTERM};
int pipeEnds[2] = {-1, -1};

void handleSignal(int number)
{
    // Only what a signal handler may do.
    const char byte = static_cast<char>(number);
    [[maybe_unused]] const auto written = write(pipeEnds[1], &byte, 1);
    std::signal(number, SIG_DFL);
}

void setHandlers(void (*handler)(int))
{
    for (const int number : kSignals)
        std::signal(number, handler);
}

} // namespace

SignalWatch::SignalWatch(QObject* parent)
    : QObject(parent)
{
    if (pipe2(pipeEnds, O_CLOEXEC | O_NONBLOCK) != 0) return;
    m_notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        char byte = 0;
        while (read(pipeEnds[0], &byte, 1) > 0) {
        }
        setHandlers(SIG_DFL);
        Q_EMIT asked();
    });
    setHandlers(handleSignal);
}

SignalWatch::~SignalWatch()
{
    if (m_notifier == nullptr) return;
    setHandlers(SIG_DFL);
    delete m_notifier;
    for (int& end : pipeEnds) {
        close(end);
        end = -1;
    }
}

} // namespace grapevine::gui
