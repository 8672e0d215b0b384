#include "ui/widgets/alone_bar.h"

#include "ui/bridge/cluster_session.h"

namespace grapevine::widgets {

AloneBar::AloneBar(const QString& objectName, QWidget* parent)
    : MessageBar(parent, objectName)
{
    connect(this, &MessageBar::acted, this, [this](NoticeAction action) {
        if (action == NoticeAction::TryNow && m_session) m_session->sweepNow();
    });
}

void AloneBar::setSession(bridge::ClusterSession* session)
{
    if (m_session) disconnect(m_session, nullptr, this, nullptr);
    m_session = session;
    if (session != nullptr) {
        using bridge::ClusterSession;
        connect(session, &ClusterSession::ticked, this, &AloneBar::refresh);
        connect(session, &ClusterSession::pausedChanged, this, &AloneBar::refresh);
        connect(session, &ClusterSession::leavingStarted, this, &AloneBar::refresh);
    }
    refresh();
}

void AloneBar::setFindings(const models::Findings& findings)
{
    m_alone = aloneNotice(findings);
    refresh();
}

void AloneBar::refresh()
{
    if (!m_session || !m_alone) return show({});
    // Of the notices that the members' place would have, in their order, just this one.
    const auto notice = noticeFor({.status = m_session->status(),
                                   .members = 1,
                                   .shown = 1,
                                   .paused = m_session->isPaused(),
                                   .startedAt = m_session->startedAt(),
                                   .now = m_session->now(),
                                   .leavingSince = m_session->leavingSince(),
                                   .alone = &*m_alone,
                                   .modeHidden = true});
    show(notice.kind == NoticeKind::Alone ? notice : Notice{});
}

} // namespace grapevine::widgets
