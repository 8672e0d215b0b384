#pragma once

#include <QPointer>

#include "ui/models/ask_verdict.h"
#include "ui/models/repeater.h"
#include "ui/models/run_history.h"
#include "ui/widgets/place.h"

class QLabel;
class QListView;
class QMenu;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class AloneBar;
class AskAddress;
class AskDelivery;
class AskForm;
class AskRepeat;
class AskRepeatBar;
class LockBar;
class RunDiffView;
class RunView;

/// Sends events and queries to one cluster, behind its lock, and shows what came of each.
class AskPlace final : public Place {
    Q_OBJECT
public:
    /// `members` tells whom a message reaches; it must outlive the place.
    explicit AskPlace(const models::MemberModel& members, QWidget* parent = nullptr);

    /// Shows another session, or none; what was sent through the last one is forgotten.
    void setSession(bridge::ClusterSession* session) override;
    /// Another session goes on with the same cluster: what was sent stays.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    /// Goes to the form's name, of a query or of an event.
    void openForm(bool query);
    /// The same of whichever it holds now.
    void focusForm();
    void focusContent() override { focusForm(); }
    /// Takes one step back here; false when there is none to take.
    bool stepBack() override;
    /// Sends that query at once, as if it had been typed; its run's number, or 0 when it cannot be
    /// sent now.
    std::uint64_t ask(const QString& name);
    /// Opens or shuts the lock, where there is one to turn. Opened by a key or a click it shuts by
    /// itself after `kUnlockUsual`, but in the demo, where nobody else is at home.
    void toggleLock();
    static constexpr Duration kUnlockUsual = std::chrono::minutes{15};
    [[nodiscard]] models::SendGate gate() const;
    /// Name of the production cluster that is shown, to be typed before its lock opens; or empty.
    void setProduction(const QString& name) { m_production = name; }

    /// Sends again and again; ends what was repeated before. False where it cannot.
    bool startRepeating(models::RepeatPlan plan, std::size_t reach);
    void stopRepeating();
    [[nodiscard]] bool isRepeating() const;

    /// Told of there: that most of the cluster looks ill at once.
    [[nodiscard]] AloneBar& aloneBar() { return *m_alone; }
    [[nodiscard]] AskForm& form() { return *m_form; }
    [[nodiscard]] AskAddress& address() { return *m_address; }
    [[nodiscard]] const models::RunHistory& history() const { return *m_history; }
    /// Where bare letters are keys.
    [[nodiscard]] QList<QWidget*> lists() const override;

Q_SIGNALS:
    void joinRequested();
    /// Something is sent again and again from now on, or no more: to be told in every place.
    void repeatingChanged(bool repeating);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void watch(bridge::ClusterSession* session);
    void unlock(std::optional<Duration> openFor);
    [[nodiscard]] models::AskSituation situation() const;
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick();
    void handlePulse();
    void handleRunChanged(std::uint64_t number, const std::vector<std::string>& members);
    void refresh();
    void refreshNames();
    /// The run's number; 0 when it cannot be sent now.
    std::uint64_t send();
    void stop();
    void fillAgain();
    void askToRepeat();
    void showRun(std::uint64_t number);
    void showChosen();
    void letGoOf(int first, int last);
    void offerOthers(QMenu* menu);
    void compare(std::uint64_t one, std::uint64_t other);
    void compareAgain();
    [[nodiscard]] bool isComparing() const;
    void stopComparing();
    [[nodiscard]] Moment moment() const;

    const models::MemberModel& m_members;
    QPointer<bridge::ClusterSession> m_session;
    models::RunHistory* m_history = nullptr;
    LockBar* m_lock = nullptr;
    AskForm* m_form = nullptr;
    AskAddress* m_address = nullptr;
    QLabel* m_historyTitle = nullptr;
    QListView* m_runs = nullptr;
    QStackedWidget* m_right = nullptr; ///< One run, or two compared.
    RunView* m_view = nullptr;
    RunDiffView* m_diff = nullptr;
    AskDelivery* m_delivery = nullptr;
    QTimer* m_pulse = nullptr;   ///< While a query is open and in sight: time left.
    QTimer* m_guard = nullptr;   ///< The second click of a double click sends nothing.
    std::uint64_t m_shown = 0;   ///< Number of the run shown; 0: none.
    std::uint64_t m_earlier = 0; ///< Numbers of the two compared.
    std::uint64_t m_later = 0;
    QString m_production;
    AskRepeat* m_repeat = nullptr;
    AskRepeatBar* m_repeatBar = nullptr;
    AloneBar* m_alone = nullptr;
    bool m_wasRepeating = false;
    std::size_t m_reach = 0; ///< As the person was told last.
    std::uint64_t m_namesRevision = ~std::uint64_t{0};
};

} // namespace grapevine::widgets
