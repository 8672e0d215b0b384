#include "app/gui/notice_desk.h"

#include <algorithm>
#include <utility>

#include "app/gui/workspace.h"
#include "ui/bridge/cluster_session.h"
#include "ui/models/cluster_text.h"
#include "ui/widgets/timeline_place.h"

namespace grapevine::gui {

using models::IncidentNews;
using models::OwnLink;

struct NoticeDesk::Watched {
    QPointer<bridge::ClusterSession> session;
    models::IncidentBook book;
    std::map<QString, TimePoint> moments; ///< Where a click leads, by key.
    OwnLink link = OwnLink::Well;
};

namespace {

/// Incidents of one cluster whose notices still lead somewhere.
constexpr std::size_t kMomentsMost = 32;

QString keyOf(int desk, std::uint64_t incident)
{
    return QStringLiteral("%1:%2").arg(desk).arg(incident);
}

OwnLink linkOf(const bridge::ClusterSession& session, const widgets::ClusterView& view)
{
    switch (session.status().phase) {
    case link::LinkPhase::Stale: return OwnLink::Silent;
    case link::LinkPhase::Live: break;
    case link::LinkPhase::Connecting:
    case link::LinkPhase::Refused:
    case link::LinkPhase::Closed: return OwnLink::Well; // Nothing is told by it.
    }
    return view.looksAlone() ? OwnLink::Doubtful : OwnLink::Well;
}

} // namespace

NoticeDesk::NoticeDesk(Workspace& workspace, FindBus findBus, QObject* parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_findBus(std::move(findBus))
{
    connect(&m_workspace, &Workspace::sessionsChanged, this, &NoticeDesk::follow);
    follow();
}

NoticeDesk::~NoticeDesk() = default;

DesktopNotices& NoticeDesk::notices()
{
    if (m_notices == nullptr) {
        m_notices = std::make_unique<DesktopNotices>(m_findBus());
        connect(m_notices.get(), &DesktopNotices::activated, this, &NoticeDesk::open);
    }
    return *m_notices;
}

ClusterDesk* NoticeDesk::desk(int id) const
{
    for (const auto& desk : m_workspace.desks())
        if (desk->id() == id) return desk.get();
    return nullptr;
}

void NoticeDesk::follow()
{
    std::erase_if(m_watched, [this](const auto& at) { return desk(at.first) == nullptr; });
    for (const auto& desk : m_workspace.desks()) {
        auto* session = desk->keeper().session();
        if (session == nullptr || desk->keeper().isDemo()) continue;
        auto& watched = m_watched[desk->id()];
        if (watched == nullptr) watched = std::make_unique<Watched>();
        // From a look to a membership it is the same cluster: what is open stays open.
        if (watched->session != session) watch(*desk, *watched);
    }
}

void NoticeDesk::watch(ClusterDesk& desk, Watched& watched)
{
    if (watched.session) disconnect(watched.session, nullptr, this, nullptr);
    auto* session = desk.keeper().session();
    watched.session = session;
    connect(session, &bridge::ClusterSession::batchArrived, this,
            [&watched](const link::ObservationBatch& batch) {
                for (const auto& entry : batch.entries)
                    watched.book.handle(entry);
            });
    connect(session, &bridge::ClusterSession::ticked, this,
            [this, id = desk.id()](Moment now) { look(id, now); });
}

void NoticeDesk::look(int id, Moment now)
{
    const auto found = m_watched.find(id);
    auto* of = desk(id);
    if (found == m_watched.end() || of == nullptr || !found->second->session) return;
    auto& watched = *found->second;
    const auto link = linkOf(*watched.session, of->view());
    if (link == OwnLink::Well && watched.link != OwnLink::Well && m_notices != nullptr) {
        m_notices->withdraw(keyOf(id, 0));
    }
    watched.link = link;
    watched.book.look(now, link);
    for (const auto& news : watched.book.take())
        tell(id, news);
}

void NoticeDesk::tell(int id, const IncidentNews& news)
{
    const auto* of = desk(id);
    if (!m_on || of == nullptr || isInSight(*of)) return;
    const QString key = keyOf(id, news.incident);
    auto& moments = m_watched[id]->moments;
    if (moments.size() >= kMomentsMost && !moments.contains(key)) {
        moments.erase(
            std::min_element(moments.begin(), moments.end(),
                             [](const auto& a, const auto& b) { return a.second < b.second; }));
    }
    moments[key] = news.at;
    notices().show({.key = key,
                    .headline = tr("%1 – %2").arg(news.headline, of->title()),
                    .detail = news.detail,
                    .urgent = news.kind != IncidentNews::Kind::Closed});
}

bool NoticeDesk::isInSight(const ClusterDesk& desk) const
{
    return desk.view().isVisible() && desk.view().window()->isActiveWindow();
}

void NoticeDesk::open(const QString& key)
{
    const int id = key.section(QLatin1Char(':'), 0, 0).toInt();
    const auto found = m_watched.find(id);
    auto* of = desk(id);
    if (found == m_watched.end() || of == nullptr) return;
    const auto moment = found->second->moments.find(key);
    auto* window = qobject_cast<widgets::MainWindow*>(of->view().window());
    if (window == nullptr) window = &m_workspace.window();
    m_workspace.show(*window, id);
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
    of->view().goTo(widgets::PlaceId::Timeline);
    if (moment != found->second->moments.end()) {
        of->view().timelinePlace().chooseTime(moment->second);
    }
}

} // namespace grapevine::gui
