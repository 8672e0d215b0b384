#include "app/gui/guarded_application.h"

#include <exception>

#include "app/gui/internal_errors.h"
#include "app/gui/stall_watch.h"

namespace grapevine::gui {

GuardedApplication::GuardedApplication(int& argc, char** argv, InternalErrors& errors)
    : QApplication(argc, argv)
    , m_errors(errors)
{
}

bool GuardedApplication::notify(QObject* receiver, QEvent* event)
{
    const StallWatch::Step step(m_watch.load(std::memory_order_relaxed));
    try {
        return QApplication::notify(receiver, event);
    } catch (const std::exception& mistake) {
        m_errors.report(InternalErrors::Where::Window, mistake.what());
    } catch (...) {
        m_errors.report(InternalErrors::Where::Window, "an exception of an unknown kind");
    }
    return false;
}

} // namespace grapevine::gui
