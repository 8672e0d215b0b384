#pragma once

#include <QObject>

#include <memory>
#include <string>
#include <vector>

#include "app/gui/link_launcher.h"
#include "app/gui/outside_list.h"
#include "app/gui/profile_desk.h"
#include "app/gui/session_keeper.h"
#include "app/gui/view_keeper.h"
#include "app/settings/settings.h"
#include "core/base/log.h"
#include "ui/widgets/cluster_view.h"

namespace grapevine::gui {

class KeyKeeper;

/// What all open clusters share. Outlives them.
struct Office {
    LinkLauncher& launcher;
    settings::Settings& settings;
    OutsideList& outside;
    ObserverWish wish;
    Log log;
    KeyKeeper* keys = nullptr; ///< Null: no key is ever kept.
};

/// One cluster that is open: its session, the view that shows it, its profile and how its tables
/// look. Its view must outlive it.
class ClusterDesk final : public QObject {
    Q_OBJECT
public:
    ClusterDesk(int id, Office& office, widgets::ClusterView& view);

    /// Never used twice in one run.
    [[nodiscard]] int id() const { return m_id; }
    [[nodiscard]] widgets::ClusterView& view() const { return *m_view; }
    /// Another view stands in the place of the one it had, and shows what that showed: the session
    /// goes on. That one must outlive the call.
    void moveTo(widgets::ClusterView& view);
    [[nodiscard]] SessionKeeper& keeper() { return m_keeper; }
    [[nodiscard]] const SessionKeeper& keeper() const { return m_keeper; }
    [[nodiscard]] const ProfileDesk& profile() const { return *m_profile; }
    /// Counts the sessions it has had.
    [[nodiscard]] int sessionNumber() const { return m_sessionNumber; }
    /// Its name in lists.
    [[nodiscard]] QString title() const;

    /// `addresses` as the person wrote them, to be remembered once somebody there has answered.
    void look(LinkPlan plan, const std::vector<HostPort>& seeds, const std::string& addresses);
    void showDemo(std::size_t nodes);
    /// Somebody removed or renamed profiles.
    void present() { m_profile->present(); }
    /// Leaves the cluster if we are a member, and closes it: no copy of its key stays here.
    void finish();

Q_SIGNALS:
    /// Its session is another one, or none.
    void sessionChanged();
    /// Something that is kept has changed.
    void settingsChanged();
    /// The person is done with it, and nobody there holds us for a member any more. It has no
    /// session now. `last` is how the link stood.
    void finished(const grapevine::link::LinkStatus& last);

private:
    void hookView();
    void handleTick();
    void connectKeys();
    void handleForgotten(const QString& name);
    void keepKey(const QString& profile, widgets::KeyKeeping keeping);
    void forgetKey();
    void warn(const QString& words);
    /// Where the person is: the cluster may be seen in more windows than that of its view.
    [[nodiscard]] QWidget* personsWindow() const;
    void rememberOutside();

    int m_id;
    Office& m_office;
    widgets::ClusterView* m_view;
    SessionKeeper m_keeper;
    std::unique_ptr<ProfileDesk> m_profile;   ///< Of this view.
    std::unique_ptr<ViewKeeper> m_viewKeeper; ///< The same.
    std::vector<HostPort> m_seeds;
    std::string m_addresses;
    bool m_remembered = false;
    int m_sessionNumber = 0;
};

} // namespace grapevine::gui
