#include "app/gui/sleep_guard.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace grapevine::gui {

namespace {

QString service()
{
    return QStringLiteral("org.freedesktop.login1");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/login1");
}

QString manager()
{
    return QStringLiteral("org.freedesktop.login1.Manager");
}

} // namespace

SleepGuard::SleepGuard(QDBusConnection bus, QObject* parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected()) return;
    m_bus.connect(service(), path(), manager(), QStringLiteral("PrepareForSleep"), this,
                  SLOT(handlePrepareForSleep(bool)));
}

SleepGuard::~SleepGuard() = default;

void SleepGuard::hold()
{
    m_wanted = true;
    askForLock();
}

void SleepGuard::drop()
{
    m_wanted = false;
    m_lock = {};
}

void SleepGuard::letSleep()
{
    m_lock = {};
}

void SleepGuard::askForLock()
{
    if (!m_wanted || m_asleep || m_asking || m_lock.isValid() || !m_bus.isConnected()) return;
    m_asking = true;
    auto call =
        QDBusMessage::createMethodCall(service(), path(), manager(), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QStringLiteral("Grapevine")
         << tr("Leaves the cluster first, so that nobody takes the sleep for a failure")
         << QStringLiteral("delay");
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* w) {
        const QDBusPendingReply<QDBusUnixFileDescriptor> reply = *w;
        w->deleteLater();
        m_asking = false;
        // Asked for before a drop or a sleep: then it is let go again at once.
        if (!reply.isError() && m_wanted && !m_asleep) m_lock = reply.value();
    });
}

void SleepGuard::handlePrepareForSleep(bool begins)
{
    if (begins == m_asleep) return;
    m_asleep = begins;
    if (begins) {
        if (m_wanted) Q_EMIT aboutToSleep();
        return;
    }
    m_lock = {};
    askForLock();
    if (m_wanted) Q_EMIT wokeUp();
}

} // namespace grapevine::gui
