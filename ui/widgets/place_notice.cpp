#include "ui/widgets/place_notice.h"

#include <QWidget>

#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/widgets/message_bar.h"
#include "ui/widgets/message_panel.h"

namespace grapevine::widgets {

namespace {

/// A test tells what it clicks from the same part of another place.
void nameParts(QWidget& part, const QString& prefix, const QString& objectName)
{
    if (prefix.isEmpty()) return;
    part.setObjectName(prefix + objectName);
    for (auto* child : part.findChildren<QWidget*>()) {
        if (!child->objectName().isEmpty())
            child->setObjectName(prefix + QLatin1Char('.') + child->objectName());
    }
}

} // namespace

PlaceNotice::PlaceNotice(QWidget& place, const QString& prefix)
    : QObject(&place)
    , m_bar(new MessageBar(&place))
    , m_panel(new MessagePanel(&place))
{
    nameParts(*m_bar, prefix, QStringLiteral("Bar"));
    nameParts(*m_panel, prefix, QStringLiteral("Panel"));
    connect(m_bar, &MessageBar::acted, this, &PlaceNotice::act);
    connect(m_panel, &MessagePanel::acted, this, &PlaceNotice::act);
}

void PlaceNotice::setSession(bridge::ClusterSession* session)
{
    m_session = session;
}

Notice PlaceNotice::ofSession(std::size_t members, const Notice* alone) const
{
    if (!m_session) return {};
    auto notice = noticeFor({.status = m_session->status(),
                             .members = members,
                             .shown = static_cast<int>(members),
                             .paused = m_session->isPaused(),
                             .startedAt = m_session->startedAt(),
                             .now = m_session->now(),
                             .leavingSince = m_session->leavingSince(),
                             .happened = nullptr,
                             .alone = alone,
                             .modeHidden = true});
    // Told over the members; hidden there, it would stay here.
    return notice.kind == NoticeKind::SeedsMissing ? Notice{} : notice;
}

void PlaceNotice::show(Notice notice)
{
    m_shown = std::move(notice);
    m_bar->show(m_shown);
    if (m_shown.covers) m_panel->show(m_shown);
}

void PlaceNotice::act(NoticeAction action)
{
    switch (action) {
    case NoticeAction::None:
    case NoticeAction::SaveDiagnostics: break;
    case NoticeAction::GoBack: Q_EMIT goBackRequested(); break;
    case NoticeAction::TryNow:
        if (m_session) m_session->sweepNow();
        break;
    case NoticeAction::Resume:
        if (m_session) m_session->setPaused(false);
        break;
    case NoticeAction::ClearFilter: Q_EMIT clearFilterRequested(); break;
    case NoticeAction::Dismiss: Q_EMIT dismissed(); break;
    case NoticeAction::JoinAgain: Q_EMIT joinRequested(); break;
    case NoticeAction::PeekOn: Q_EMIT peekOnRequested(); break;
    case NoticeAction::LeaveNow: Q_EMIT leaveNowRequested(); break;
    }
}

} // namespace grapevine::widgets
