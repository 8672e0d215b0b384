#include "app/gui/desktop_notices.h"

#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#include <QSystemTrayIcon>
#include <QVariantMap>
#include <QWindow>

#include <algorithm>

namespace grapevine::gui {

namespace {

QString service()
{
    return QStringLiteral("org.freedesktop.Notifications");
}

QString path()
{
    return QStringLiteral("/org/freedesktop/Notifications");
}

QDBusMessage call(const QString& method)
{
    return QDBusMessage::createMethodCall(service(), path(), service(), method);
}

/// The desktop decides: an urgent one may stay, another goes after its usual time.
constexpr int kUsualTime = -1;
constexpr uchar kNormal = 1;
constexpr uchar kCritical = 2;

} // namespace

DesktopNotices::DesktopNotices(QDBusConnection bus, QObject* parent)
    : QObject(parent)
    , m_bus(std::move(bus))
{
    if (!m_bus.isConnected()) return;
    m_bus.connect(service(), path(), service(), QStringLiteral("ActionInvoked"), this,
                  SLOT(handleAction(uint, QString)));
    m_bus.connect(service(), path(), service(), QStringLiteral("NotificationClosed"), this,
                  SLOT(handleClosed(uint, uint)));
    askCapabilities();
}

DesktopNotices::~DesktopNotices() = default;

void DesktopNotices::askCapabilities()
{
    auto* watcher =
        new QDBusPendingCallWatcher(m_bus.asyncCall(call(QStringLiteral("GetCapabilities"))), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* w) {
        const QDBusPendingReply<QStringList> reply = *w;
        if (reply.isValid()) m_markup = reply.value().contains(QStringLiteral("body-markup"));
        w->deleteLater();
    });
}

void DesktopNotices::show(const DesktopNotice& notice)
{
    if (!m_bus.isConnected()) return showInTray(notice);
    const auto known = m_ids.find(notice.key);
    auto message = call(QStringLiteral("Notify"));
    // Names in it come from a cluster: they are never markup.
    message << QStringLiteral("Grapevine") << (known == m_ids.end() ? uint{0} : known->second)
            << QStringLiteral("grapevine") << notice.headline
            << (m_markup ? notice.detail.toHtmlEscaped() : notice.detail)
            << QStringList{QStringLiteral("default"), tr("Show")}
            << QVariantMap{{QStringLiteral("urgency"),
                            QVariant::fromValue(notice.urgent ? kCritical : kNormal)},
                           {QStringLiteral("desktop-entry"), QStringLiteral("grapevine")}}
            << kUsualTime;
    auto* watcher = new QDBusPendingCallWatcher(m_bus.asyncCall(message), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this,
            [this, notice](QDBusPendingCallWatcher* w) { handleShown(notice, w); });
}

void DesktopNotices::handleShown(const DesktopNotice& notice, QDBusPendingCallWatcher* watcher)
{
    const QDBusPendingReply<uint> reply = *watcher;
    watcher->deleteLater();
    if (!reply.isValid()) return showInTray(notice);
    if (m_ids.size() >= kShownMost && !m_ids.contains(notice.key)) {
        // Ids count up: the smallest is the oldest.
        m_ids.erase(std::min_element(m_ids.begin(), m_ids.end(), [](const auto& a, const auto& b) {
            return a.second < b.second;
        }));
    }
    m_ids[notice.key] = reply.value();
}

void DesktopNotices::showInTray(const DesktopNotice& notice)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages()) {
        ++m_unshown;
        return;
    }
    if (m_tray == nullptr) {
        m_tray = new QSystemTrayIcon(QGuiApplication::windowIcon(), this);
        m_tray->setToolTip(QStringLiteral("Grapevine"));
        connect(m_tray, &QSystemTrayIcon::messageClicked, this,
                [this] { Q_EMIT activated(m_trayKey); });
        connect(m_tray, &QSystemTrayIcon::activated, this, [this](auto reason) {
            if (reason == QSystemTrayIcon::Trigger) Q_EMIT activated(m_trayKey);
        });
    }
    m_trayKey = notice.key;
    m_tray->show();
    m_tray->showMessage(notice.headline, notice.detail,
                        notice.urgent ? QSystemTrayIcon::Warning : QSystemTrayIcon::Information);
}

void DesktopNotices::withdraw(const QString& key)
{
    const auto known = m_ids.find(key);
    if (known == m_ids.end()) return;
    auto message = call(QStringLiteral("CloseNotification"));
    message << known->second;
    m_bus.asyncCall(message);
    m_ids.erase(known);
}

void DesktopNotices::handleAction(uint id, const QString& action)
{
    Q_UNUSED(action); // There is one.
    const auto known =
        std::find_if(m_ids.begin(), m_ids.end(), [id](const auto& at) { return at.second == id; });
    if (known != m_ids.end()) Q_EMIT activated(known->first);
}

void DesktopNotices::handleClosed(uint id, uint reason)
{
    Q_UNUSED(reason);
    std::erase_if(m_ids, [id](const auto& at) { return at.second == id; });
}

} // namespace grapevine::gui
