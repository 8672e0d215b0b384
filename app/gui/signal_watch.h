#pragma once

#include <QObject>

class QSocketNotifier;

namespace grapevine::gui {

/// Turns the first SIGINT or SIGTERM into a Qt signal, so that the program can leave its cluster.
/// The second one ends it as if we were not there. One at a time in a process.
class SignalWatch final : public QObject {
    Q_OBJECT
public:
    explicit SignalWatch(QObject* parent = nullptr);
    ~SignalWatch() override;

Q_SIGNALS:
    void asked();

private:
    QSocketNotifier* m_notifier = nullptr;
};

} // namespace grapevine::gui
