#pragma once

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

#include "app/gui/link_launcher.h"
#include "ui/bridge/cluster_session.h"
#include "ui/widgets/cluster_view.h"

namespace grapevine::gui {

/// Keeps the session that a view shows: opens links, goes from a look to a membership and
/// back, and lets go of no membership without having left, or having tried for long enough.
class SessionKeeper final : public QObject {
    Q_OBJECT
public:
    /// A leave takes up to three seconds where all is well; after this nobody is kept waiting.
    static constexpr std::chrono::milliseconds kLeaveLongest{5000};
    /// The same before the computer sleeps, which it does after five seconds whatever we do.
    static constexpr std::chrono::milliseconds kSleepLongest{4000};

    /// Both must outlive it.
    SessionKeeper(LinkLauncher& launcher, widgets::ClusterView& view, ObserverWish wish);
    ~SessionKeeper() override;

    /// Shows what the plan says, after leaving what is shown now. `begun` is called once that is
    /// done, just before the view shows the plan's cluster; not at all if another call comes
    /// first.
    void open(LinkPlan plan, std::function<void()> begun = {});
    /// Another view stands in the place of the one it had, and takes over what that shows.
    void moveTo(widgets::ClusterView& view);
    /// From looking to being a member, and back; rows stay on screen.
    void join();
    void peekOn();
    /// Leaves if there is something to leave, lets the session go, then calls `then`. A later call
    /// takes an earlier one's place.
    void close(std::function<void()> then);
    /// Whatever waits for a leave goes on now.
    void stopWaiting();
    [[nodiscard]] bool isLeaving() const { return static_cast<bool>(m_then); }

    /// Calls `done` once the computer may sleep.
    void prepareForSleep(std::function<void()> done);
    void resume();

    /// Null while nothing is shown.
    [[nodiscard]] bridge::ClusterSession* session() const { return m_session.get(); }
    /// True from a join on until the membership is given up for good.
    [[nodiscard]] bool isObserving() const;
    [[nodiscard]] bool isDemo() const;
    /// The keys the cluster was opened with; empty for none.
    [[nodiscard]] crypto::Keyring keyring() const;

    /// The name we would join under.
    [[nodiscard]] QString observerName();

Q_SIGNALS:
    void ticked();
    /// A session was shown or let go.
    void sessionChanged();

private:
    enum class Rows { Fresh, Kept };

    void begin(LinkPlan plan, Rows rows, const std::function<void()>& begun = {});
    void leaveThen(std::function<void()> then);
    void handleTick();
    [[nodiscard]] const PeekPlan* peekPlan() const;
    [[nodiscard]] QString title() const;

    LinkLauncher& m_launcher;
    widgets::ClusterView* m_view;
    ObserverWish m_wish;
    LinkPlan m_plan;
    OpenedLink m_opened; ///< Without its link, which the session holds.
    std::unique_ptr<bridge::ClusterSession> m_session;
    std::function<void()> m_then; ///< Waits for the leave.
    QTimer m_leaveLimit;
    std::function<void()> m_slept;
    QTimer m_sleepLimit;
};

} // namespace grapevine::gui
