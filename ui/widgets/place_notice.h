#pragma once

#include <QObject>
#include <QPointer>

#include <cstddef>

#include "ui/widgets/notice.h"

class QWidget;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class MessageBar;
class MessagePanel;

/// How a place says why there is nothing, or nothing new, to see: in a bar below what it shows, or
/// in a panel in its stead. Where the two stand is the place's. What a button does with the session
/// is done here, and the rest is told.
class PlaceNotice final : public QObject {
    Q_OBJECT
public:
    /// `prefix` tells its parts from those of another place: of `services`, `servicesBar` and
    /// `services.messageBarButton`. Without one they have the names they come with.
    explicit PlaceNotice(QWidget& place, const QString& prefix = {});

    [[nodiscard]] MessageBar& bar() { return *m_bar; }
    [[nodiscard]] MessagePanel& panel() { return *m_panel; }

    /// Whose buttons these are.
    void setSession(bridge::ClusterSession* session);
    /// What the session as a whole wants said beside so many members, where they have been heard
    /// of elsewhere: that addresses are missing and how the mode changed is told there.
    [[nodiscard]] Notice ofSession(std::size_t members, const Notice* alone = nullptr) const;
    void show(Notice notice);
    [[nodiscard]] const Notice& shown() const { return m_shown; }

Q_SIGNALS:
    void clearFilterRequested();
    void dismissed();
    /// To the start page.
    void goBackRequested();
    void joinRequested();
    void peekOnRequested();
    /// The cluster need not be told that we go.
    void leaveNowRequested();

private:
    void act(NoticeAction action);

    MessageBar* m_bar = nullptr;
    MessagePanel* m_panel = nullptr;
    QPointer<bridge::ClusterSession> m_session;
    Notice m_shown;
};

} // namespace grapevine::widgets
