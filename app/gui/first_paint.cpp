#include "app/gui/first_paint.h"

#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace grapevine::gui {

FirstPaint::FirstPaint(QObject& application, Clock::time_point startedAt)
    : QObject(&application)
    , m_startedAt(startedAt)
{
    application.installEventFilter(this);
}

void FirstPaint::measure(QObject& application, Clock::time_point startedAt)
{
    if (qEnvironmentVariableIsSet("GRAPEVINE_BENCH")) new FirstPaint(application, startedAt);
}

bool FirstPaint::eventFilter(QObject* watched, QEvent* event)
{
    if (!m_seen && event->type() == QEvent::Paint && watched->isWidgetType()) {
        m_seen = true;
        // The turn after this one: by then all of the window is painted and handed over.
        QTimer::singleShot(0, this, &FirstPaint::tell);
    }
    return QObject::eventFilter(watched, event);
}

void FirstPaint::tell()
{
    const std::chrono::duration<double, std::milli> took = Clock::now() - m_startedAt;
    std::fprintf(stderr, "first-paint-ms %.1f\n", took.count());
    deleteLater();
}

} // namespace grapevine::gui
