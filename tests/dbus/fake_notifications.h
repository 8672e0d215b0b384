#pragma once

#include <QDBusConnection>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

namespace grapevine::test {

/// A desktop's notification service, on a bus of the test's own.
class FakeNotifications final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Shown {
        uint id = 0;
        uint replaces = 0;
        QString headline;
        QString body;
        QStringList actions;
        QVariantMap hints;
    };

    /// Takes the service's name and path on that bus; false when somebody else has them.
    [[nodiscard]] bool appearOn(QDBusConnection bus);

    QStringList capabilities{QStringLiteral("body"), QStringLiteral("actions")};
    QList<Shown> all;
    QList<uint> closed;

    /// Those that took no other's place.
    [[nodiscard]] int fresh() const;
    void click(uint id);

public Q_SLOTS:
    QStringList GetCapabilities();
    uint Notify(const QString& program, uint replaces, const QString& icon, const QString& headline,
                const QString& body, const QStringList& actions, const QVariantMap& hints,
                int timeout);
    void CloseNotification(uint id);

Q_SIGNALS:
    void ActionInvoked(uint id, const QString& action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 0;
};

} // namespace grapevine::test
