#pragma once

#include <QApplication>

#include <atomic>

namespace grapevine::gui {

class InternalErrors;
class StallWatch;

/// The event loop, which goes on when what it called throws: the window stays usable, and says so.
class GuardedApplication final : public QApplication {
    Q_OBJECT
public:
    /// `errors` must outlive it.
    GuardedApplication(int& argc, char** argv, InternalErrors& errors);

    /// Told of whatever is handed out from then on. Null before it goes.
    void setStallWatch(StallWatch* watch) { m_watch = watch; }

    bool notify(QObject* receiver, QEvent* event) override;

private:
    InternalErrors& m_errors;
    std::atomic<StallWatch*> m_watch{nullptr}; ///< Other threads' loops come by here too.
};

} // namespace grapevine::gui
