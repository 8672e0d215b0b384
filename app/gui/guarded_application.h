#pragma once

#include <QApplication>

namespace grapevine::gui {

class InternalErrors;

/// The event loop, which goes on when what it called throws: the window stays usable, and says so.
class GuardedApplication final : public QApplication {
    Q_OBJECT
public:
    /// `errors` must outlive it.
    GuardedApplication(int& argc, char** argv, InternalErrors& errors);

    bool notify(QObject* receiver, QEvent* event) override;

private:
    InternalErrors& m_errors;
};

} // namespace grapevine::gui
