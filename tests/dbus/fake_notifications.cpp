#include "tests/dbus/fake_notifications.h"

#include <algorithm>

namespace grapevine::test {

bool FakeNotifications::appearOn(QDBusConnection bus)
{
    return bus.registerObject(QStringLiteral("/org/freedesktop/Notifications"), this,
                              QDBusConnection::ExportAllSlots |
                                  QDBusConnection::ExportAllSignals) &&
           bus.registerService(QStringLiteral("org.freedesktop.Notifications"));
}

int FakeNotifications::fresh() const
{
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [](const Shown& one) { return one.replaces == 0; }));
}

void FakeNotifications::click(uint id)
{
    Q_EMIT ActionInvoked(id, QStringLiteral("default"));
}

QStringList FakeNotifications::GetCapabilities()
{
    return capabilities;
}

uint FakeNotifications::Notify(const QString& program, uint replaces, const QString& icon,
                               const QString& headline, const QString& body,
                               const QStringList& actions, const QVariantMap& hints, int timeout)
{
    Q_UNUSED(program);
    Q_UNUSED(icon);
    Q_UNUSED(timeout);
    const uint id = replaces != 0 ? replaces : ++m_last;
    all.append({id, replaces, headline, body, actions, hints});
    return id;
}

void FakeNotifications::CloseNotification(uint id)
{
    closed.append(id);
    Q_EMIT NotificationClosed(id, 3);
}

} // namespace grapevine::test
