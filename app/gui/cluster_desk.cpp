#include "app/gui/cluster_desk.h"

#include <QApplication>
#include <QMessageBox>
#include <QPointer>
#include <QPushButton>

#include "app/gui/endpoint_probe.h"
#include "app/gui/key_keeper.h"
#include "ui/bridge/cluster_session.h"
#include "ui/widgets/main_window.h"
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
    if (m_office.keys != nullptr)
        connect(m_office.keys, &KeyKeeper::forgotten, this, &ClusterDesk::handleForgotten);
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
    connect(m_view, &ClusterView::keyForgetRequested, this, &ClusterDesk::forgetKey);
    connectKeys();
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

void ClusterDesk::connectKeys()
{
    auto* keys = m_office.keys;
    if (keys == nullptr) return;
    m_profile->setKeeping([keys](const std::string& profile) -> ProfileDesk::Keeping {
        return {keys->offer(), keys->keepingOf(profile)};
    });
    connect(m_profile.get(), &ProfileDesk::keepingChosen, this, &ClusterDesk::keepKey);
    connect(m_profile.get(), &ProfileDesk::renamed, keys,
            [keys](const QString& before, const QString& after) {
                keys->rename(before.toStdString(), after.toStdString());
            });
    connect(m_profile.get(), &ProfileDesk::removed, this, [this, keys](const QString& name) {
        if (!keys->keeps(name.toStdString())) return;
        // The cluster goes on: it is the profile that went.
        keys->drop(name.toStdString(),
                   [here = QPointer(this)](Expected<void, KeyProblem> forgotten) {
                       if (!forgotten && here != nullptr) here->warn(forgotten.error().words);
                   });
    });
}

void ClusterDesk::handleForgotten(const QString& name)
{
    const auto* profile = m_profile->current();
    if (profile != nullptr && m_profile->shown().hadKey && profile->name == name.toStdString())
        finish();
}

void ClusterDesk::keepKey(const QString& profile, widgets::KeyKeeping keeping)
{
    const auto told = [here = QPointer(this)](Expected<void, KeyProblem> done) {
        if (!done && here != nullptr)
            here->warn(tr("The key is not kept: %1").arg(done.error().words));
    };
    if (keeping == widgets::KeyKeeping::Session) {
        m_office.keys->drop(profile.toStdString(), told);
        return;
    }
    const auto ring = m_keeper.keyring();
    if (ring.empty()) return;
    m_office.keys->keep(profile.toStdString(), ring, keeping, told);
}

void ClusterDesk::forgetKey()
{
    const auto* profile = m_profile->current();
    const auto name = profile != nullptr ? profile->name : std::string();
    const bool kept = m_office.keys != nullptr && m_office.keys->keeps(name);
    QString words = tr("%1 is left and closed, and no copy of its key stays in this program. "
                       "Whoever opens it next gives the key again.")
                        .arg(title());
    if (kept) words += QLatin1Char(' ') + tr("The key is removed from where it is kept, too.");
    QMessageBox box(QMessageBox::Question, tr("Forget the key"), words, QMessageBox::Cancel,
                    personsWindow());
    box.setObjectName(QStringLiteral("forgetKeyBox"));
    box.setTextFormat(Qt::PlainText);
    auto* yes = box.addButton(tr("Forget and close"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("forgetKeyYes"));
    box.setDefaultButton(QMessageBox::Cancel);
    const QPointer<ClusterDesk> here(this);
    box.exec();
    // The cluster may be left while the box stands, and we with it.
    if (here == nullptr || box.clickedButton() != yes) return;
    if (!kept) return finish();
    m_office.keys->forget(name, [here](Expected<void, KeyProblem> forgotten) {
        if (forgotten || here == nullptr) return; // Who hears of it closes the cluster.
        here->warn(tr("The key is still kept: %1").arg(forgotten.error().words));
        here->finish();
    });
}

QWidget* ClusterDesk::personsWindow() const
{
    // A dialog that is about to go would take the box along.
    for (auto* at = QApplication::activeWindow(); at != nullptr; at = at->parentWidget()) {
        if (qobject_cast<widgets::MainWindow*>(at) != nullptr) return at;
    }
    return m_view->window();
}

void ClusterDesk::warn(const QString& words)
{
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Key"), words, QMessageBox::Ok, personsWindow());
    box->setObjectName(QStringLiteral("keyWarning"));
    box->setTextFormat(Qt::PlainText);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

void ClusterDesk::rememberOutside()
{
    m_view->setStaysOutside(true);
    if (!m_office.outside.add(m_seeds)) {
        m_office.log.warning("that this cluster is only looked at cannot be kept");
    }
}

} // namespace grapevine::gui
