#include "tests/dbus/fake_login.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

namespace grapevine::test {

FakeLogin::~FakeLogin()
{
    forget();
}

bool FakeLogin::appearOn(QDBusConnection bus)
{
    return bus.registerObject(QStringLiteral("/org/freedesktop/login1"), this,
                              QDBusConnection::ExportAllSlots |
                                  QDBusConnection::ExportAllSignals) &&
           bus.registerService(QStringLiteral("org.freedesktop.login1"));
}

bool FakeLogin::isHeld() const
{
    if (m_readEnd < 0) return false;
    pollfd look{m_readEnd, POLLIN, 0};
    return poll(&look, 1, 0) == 0;
}

QDBusUnixFileDescriptor FakeLogin::Inhibit(const QString& what, const QString& who,
                                           const QString& why, const QString& mode)
{
    ++asked;
    last = {what, who, why, mode};
    forget();
    int ends[2] = {-1, -1};
    if (pipe2(ends, O_CLOEXEC) != 0) return {};
    m_readEnd = ends[0];
    const QDBusUnixFileDescriptor lock(ends[1]);
    close(ends[1]);
    return lock;
}

void FakeLogin::forget()
{
    if (m_readEnd >= 0) close(m_readEnd);
    m_readEnd = -1;
}

} // namespace grapevine::test
