#include "app/gui/lent_view.h"

#include <algorithm>

#include "ui/bridge/cluster_session.h"
#include "ui/models/timeline_model.h"
#include "ui/widgets/members_place.h"
#include "ui/widgets/timeline_place.h"

namespace grapevine::gui {

LentView::LentView(int id, Kind kind, widgets::ClusterView& view)
    : m_id(id)
    , m_kind(kind)
    , m_view(view)
{
    m_view.setRole(kind == Kind::Together ? widgets::ClusterView::Role::Together
                                          : widgets::ClusterView::Role::Mirror);
}

LentView::~LentView()
{
    m_view.forgetSession();
    m_view.setClusterNames({}); // The view may show a single cluster next.
    m_view.setRole(widgets::ClusterView::Role::Own);
    m_session.reset();
}

void LentView::show(const std::vector<ClusterDesk*>& desks)
{
    Seen seen;
    for (const auto* desk : desks)
        seen.emplace_back(desk->id(), desk->sessionNumber());
    if (seen != m_seen) {
        // A desk that goes from looking to a membership shows the same cluster: rows stay.
        const bool goesOn = m_kind == Kind::Mirror && m_session != nullptr;
        m_seen = std::move(seen);
        build(desks, goesOn);
    }
    tellNames(desks);
}

void LentView::build(const std::vector<ClusterDesk*>& desks, bool goesOn)
{
    auto gathering = std::make_unique<bridge::Gathering>();
    std::vector<link::TimelineEntry> history;
    for (auto* desk : desks) {
        auto* session = desk->keeper().session();
        if (session == nullptr) continue;
        if (goesOn) {
            gathering->add(*session, desk->title().toStdString(), std::nullopt);
            continue;
        }
        gathering->add(*session, desk->title().toStdString(),
                       desk->view().membersPlace().picture());
        const auto lines = desk->view().timelinePlace().model().raw().newest(kLinesMost);
        history.insert(history.end(), lines.begin(), lines.end());
    }
    std::stable_sort(history.begin(), history.end(),
                     [](const auto& a, const auto& b) { return a.at.boot < b.at.boot; });
    gathering->tellHistory(std::move(history));
    auto session = std::make_unique<bridge::ClusterSession>(gathering->makeLink());
    session->setLent([gathering = gathering.get(), session = session.get()](
                         const std::string& text) { gathering->note(text, session->now()); });
    session->presume(m_kind == Kind::Together || desks.empty() || !desks.front()->keeper().session()
                         ? link::LinkMode::Several
                         : desks.front()->keeper().session()->status().mode);
    const QString title = m_kind == Kind::Together ? tr("All clusters") : m_view.face().title;
    if (goesOn) {
        m_view.continueSession(session.get(), title);
    } else if (m_session != nullptr) {
        m_view.renewSession(session.get(), title);
    } else {
        m_view.showSession(session.get(), title);
    }
    if (m_kind == Kind::Mirror && !desks.empty() && desks.front()->keeper().session() != nullptr) {
        connect(desks.front()->keeper().session(), &bridge::ClusterSession::pausedChanged,
                session.get(), &bridge::ClusterSession::setPaused);
        session->setPaused(desks.front()->keeper().session()->isPaused());
    }
    m_session = std::move(session);
    m_gathering = std::move(gathering);
}

void LentView::tellNames(const std::vector<ClusterDesk*>& desks)
{
    if (m_kind == Kind::Mirror) {
        if (!desks.empty()) {
            auto face = desks.front()->view().face();
            face.canBeSaved = false;
            m_view.setFace(face);
        }
        return;
    }
    widgets::ClusterFace face;
    face.title = tr("All clusters");
    face.production = std::any_of(desks.begin(), desks.end(), [](const ClusterDesk* desk) {
        return desk->view().face().production;
    });
    models::ClusterNames names;
    for (const auto* desk : desks) {
        if (const auto cluster = desk->view().membersPlace().cluster())
            names.emplace(*cluster, desk->title().toStdString());
    }
    m_view.setFace(face);
    m_view.setClusterNames(names);
}

} // namespace grapevine::gui
