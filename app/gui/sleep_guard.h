#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>

namespace grapevine::gui {

/// Holds the computer's sleep up for the moment that a leave takes, by logind's delay inhibitor.
///
/// ```
/// hold() --Inhibit--> fd held --PrepareForSleep(true)--> aboutToSleep() .. letSleep(): fd closed
///   ^                                                                              |
///   `------------- PrepareForSleep(false): wokeUp(), a new fd <--------------------'
/// ```
/// Without a bus or without logind nothing happens, quietly.
/// Source: systemd's "Inhibitor Locks" and org.freedesktop.login1(5).
class SleepGuard final : public QObject {
    Q_OBJECT
public:
    explicit SleepGuard(QDBusConnection bus, QObject* parent = nullptr);
    ~SleepGuard() override;

    /// From now on there is something to do before a sleep.
    void hold();
    /// Nothing to do any more.
    void drop();
    /// What was to do is done: the computer may sleep now.
    void letSleep();

    /// True while logind waits for us.
    [[nodiscard]] bool isHolding() const { return m_lock.isValid(); }

Q_SIGNALS:
    /// Call `letSleep` soon; logind waits five seconds unless set otherwise.
    void aboutToSleep();
    void wokeUp();

private Q_SLOTS:
    void handlePrepareForSleep(bool begins);

private:
    void askForLock();

    QDBusConnection m_bus;
    QDBusUnixFileDescriptor m_lock;
    bool m_wanted = false;
    bool m_asking = false;
    bool m_asleep = false;
};

} // namespace grapevine::gui
