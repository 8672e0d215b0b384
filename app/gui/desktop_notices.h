#pragma once

#include <QDBusConnection>
#include <QObject>
#include <QString>

#include <map>

class QDBusPendingCallWatcher;
class QSystemTrayIcon;

namespace grapevine::gui {

/// A word on the desktop, outside of any window.
struct DesktopNotice {
    /// A notice of the same key takes the place of what is still shown.
    QString key;
    QString headline;
    QString detail;
    bool urgent = false;
};

/// Shows notices through the desktop's own service, or, where there is none, through a tray icon;
/// where there is no tray either, nowhere. Never waits for either.
/// Source: the Desktop Notifications Specification 1.2.
class DesktopNotices final : public QObject {
    Q_OBJECT
public:
    explicit DesktopNotices(QDBusConnection bus, QObject* parent = nullptr);
    ~DesktopNotices() override;

    void show(const DesktopNotice& notice);
    /// Takes what is shown under that key away.
    void withdraw(const QString& key);
    /// Keys remembered at most; the oldest are forgotten, and a click on them does nothing.
    static constexpr std::size_t kShownMost = 64;
    /// Notices that went nowhere, since nobody could show them.
    [[nodiscard]] std::uint64_t unshown() const { return m_unshown; }

Q_SIGNALS:
    /// The person clicked on it.
    void activated(const QString& key);

private Q_SLOTS:
    void handleAction(uint id, const QString& action);
    void handleClosed(uint id, uint reason);

private:
    void askCapabilities();
    void handleShown(const DesktopNotice& notice, QDBusPendingCallWatcher* watcher);
    void showInTray(const DesktopNotice& notice);

    QDBusConnection m_bus;
    QSystemTrayIcon* m_tray = nullptr;
    QString m_trayKey;
    std::map<QString, uint> m_ids; ///< What the service calls them.
    bool m_markup = true;          ///< It reads bodies as markup, or has not said yet.
    std::uint64_t m_unshown = 0;
};

} // namespace grapevine::gui
