#include "app/gui/cluster_desk.h"

#include "app/gui/endpoint_probe.h"
#include "ui/bridge/cluster_session.h"
#include "ui/widgets/services_place.h"

namespace grapevine::gui {

ClusterDesk::ClusterDesk(int id, Office& office, widgets::ClusterView& view)
    : m_id(id)
    , m_office(office)
    , m_view(&view)
    , m_keeper(office.launcher, view, office.wish)
{
    connect(&m_keeper, &SessionKeeper::ticked, this, &ClusterDesk::handleTick);
    connect(&m_keeper, &SessionKeeper::sessionChanged, this, [this] {
        ++m_sessionNumber;
        if (m_keeper.session() != nullptr) {
            m_profile->present();
            m_viewKeeper->restore();
        }
        Q_EMIT sessionChanged();
    });
    hookView();
}

void ClusterDesk::hookView()
{
    using widgets::ClusterView;
    m_profile = std::make_unique<ProfileDesk>(m_office.settings.profiles, *m_view);
    m_viewKeeper = std::make_unique<ViewKeeper>(m_office.settings, *m_profile, *m_view);
    connect(m_view, &ClusterView::sessionLeft, this, &ClusterDesk::finish);
    connect(m_view, &ClusterView::leaveRequested, this, &ClusterDesk::finish);
    connect(m_view, &ClusterView::leaveNowRequested, &m_keeper, &SessionKeeper::stopWaiting);
    connect(m_view, &ClusterView::joinRequested, &m_keeper, &SessionKeeper::join);
    connect(m_view, &ClusterView::peekOnRequested, &m_keeper, &SessionKeeper::peekOn);
    connect(m_view, &ClusterView::stayOutsideRequested, this, &ClusterDesk::rememberOutside);
    connect(m_profile.get(), &ProfileDesk::changed, this, &ClusterDesk::settingsChanged);
    m_view->setObserverName([this] { return m_keeper.observerName(); });
}

void ClusterDesk::moveTo(widgets::ClusterView& view)
{
    m_view->disconnect(this);
    m_view->disconnect(&m_keeper);
    auto shown = m_profile->shown();
    m_view = &view;
    m_viewKeeper.reset(); // It looks at the profile.
    hookView();
    m_profile->setShown(std::move(shown));
    m_keeper.moveTo(view);
    m_profile->present();
    m_viewKeeper->restore();
}

QString ClusterDesk::title() const
{
    return m_view->face().title;
}

void ClusterDesk::look(LinkPlan plan, const std::vector<HostPort>& seeds,
                       const std::string& addresses)
{
    const auto* observe = std::get_if<ObservePlan>(&plan);
    const auto& peek = observe != nullptr ? observe->at : std::get<PeekPlan>(plan);
    ProfileDesk::Shown shown{settings::addressesOf(seeds), peek.label, !peek.keyring.empty()};
    m_keeper.open(std::move(plan), [this, seeds, addresses, shown = std::move(shown)] {
        m_seeds = seeds;
        m_addresses = addresses;
        m_remembered = false;
        m_view->setStaysOutside(m_office.outside.contains(seeds));
        m_profile->setShown(shown);
    });
}

void ClusterDesk::showDemo(std::size_t nodes)
{
    m_keeper.open(DemoPlan{nodes}, [this] {
        m_seeds.clear();
        m_addresses.clear();
        m_profile->setShown({});
    });
}

void ClusterDesk::handleTick()
{
    const auto* session = m_keeper.session();
    if (m_remembered || session == nullptr || session->status().answers == 0) return;
    m_remembered = true;
    m_office.settings.remember(m_addresses);
}

void ClusterDesk::finish()
{
    const auto* session = m_keeper.session();
    const auto last = session != nullptr ? session->status() : link::LinkStatus{};
    m_keeper.close([this, last] { Q_EMIT finished(last); });
}

void ClusterDesk::rememberOutside()
{
    m_view->setStaysOutside(true);
    if (!m_office.outside.add(m_seeds)) {
        m_office.log.warning("that this cluster is only looked at cannot be kept");
    }
}

} // namespace grapevine::gui
