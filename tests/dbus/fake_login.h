#pragma once

#include <QDBusConnection>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QStringList>

namespace grapevine::test {

/// What logind answers about sleep, on a bus of the test's own.
class FakeLogin final : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    ~FakeLogin() override;

    /// Takes logind's name and path on that bus; false when somebody else has them.
    [[nodiscard]] bool appearOn(QDBusConnection bus);

    int asked = 0;    ///< Locks that were given out.
    QStringList last; ///< What, who, why and mode of the last one.

    /// True while somebody holds the lock that was given out last.
    [[nodiscard]] bool isHeld() const;

public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString& what, const QString& who, const QString& why,
                                    const QString& mode);

Q_SIGNALS:
    void PrepareForSleep(bool begins);

private:
    void forget();

    int m_readEnd = -1; ///< Of the pipe whose other end is the lock.
};

} // namespace grapevine::test
