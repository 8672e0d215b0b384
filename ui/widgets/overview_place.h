#pragma once

#include <QPointer>

#include <functional>

#include "core/link/observation_batch.h"
#include "ui/models/cluster_health.h"
#include "ui/models/rate_history.h"
#include "ui/widgets/place.h"

class QLabel;
class QListView;
class QTimer;
class QVBoxLayout;

namespace grapevine::models {
class FindingModel;
class MemberModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class ChangesPanel;
class ElidedLabel;
class FactRow;
class HistoryChart;
class TallyTile;

/// "Is it healthy?" in one look: counts, what should be looked at, the last quarter of an hour,
/// how far to trust the view and what it costs.
class OverviewPlace final : public Place {
    Q_OBJECT
public:
    /// `members` is what is told about; it must outlive the place.
    explicit OverviewPlace(const models::MemberModel& members, QWidget* parent = nullptr);

    void setSession(bridge::ClusterSession* session) override;
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;
    void focusContent() override;
    [[nodiscard]] QWidget* tools() override { return m_head; }
    [[nodiscard]] QList<QWidget*> lists() const override;

    /// What is told of services comes from there; it must outlive the place.
    /// What others have to add to the findings, asked whenever the health is reckoned.
    void setMoreFindings(std::function<models::Findings()> more) { m_more = std::move(more); }
    void setClusterNames(const models::ClusterNames& names) { m_clusterNames = names; }
    void setCatalog(const catalog::Catalog* catalog) { m_catalog = catalog; }

    [[nodiscard]] const models::ClusterHealth& health() const { return m_health; }

Q_SIGNALS:
    /// Show those members.
    void filterWanted(const QString& filter);
    /// The same where it is about one alone.
    void memberWanted(const grapevine::MemberKey& member);
    /// Show the timeline there.
    void timeWanted(grapevine::TimePoint at);
    /// As told last; for badges elsewhere.
    void healthChanged(const grapevine::models::ClusterHealth& health);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildHead();
    QWidget* buildFindings();
    QWidget* buildCharts();
    FactRow* buildFacts();
    void watch(bridge::ClusterSession* session);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void refresh();
    /// Counts on through a large cluster.
    void countOn();
    void takeHealth(models::ClusterHealth health);
    [[nodiscard]] bool isSeen() const;
    void catchUp();
    void showHealth();
    void showHead();
    void showFindings();
    void showCharts();
    void showFacts();
    void follow(const QModelIndex& finding);

    /// Above so many members health is reckoned once in a while, not at every news, and so many at
    /// a time.
    static constexpr std::size_t kManyMembers = 2'000;
    [[nodiscard]] bool isTooSoon(Moment now) const;

    const models::MemberModel& m_members;
    std::optional<TimePoint> m_reckonedAt;
    std::optional<models::HealthCount> m_count; ///< Not complete yet.
    const catalog::Catalog* m_catalog = nullptr;
    std::function<models::Findings()> m_more;
    QPointer<bridge::ClusterSession> m_session;
    models::ClusterHealth m_health;
    models::ClusterNames m_clusterNames;
    models::RateHistory m_history;
    models::FindingModel* m_findings = nullptr;
    QWidget* m_head = nullptr;
    QLabel* m_mark = nullptr;
    ElidedLabel* m_headline = nullptr;
    ElidedLabel* m_ownView = nullptr;
    std::vector<TallyTile*> m_tiles;
    QListView* m_list = nullptr;
    QLabel* m_calm = nullptr; ///< In the list's place while nothing is found.
    ChangesPanel* m_changes = nullptr;
    QTimer* m_counting = nullptr; ///< Runs while `m_count` is not complete.
    HistoryChart* m_counts = nullptr;
    HistoryChart* m_rates = nullptr;
    ElidedLabel* m_age = nullptr;
    ElidedLabel* m_cost = nullptr;
    ElidedLabel* m_part = nullptr;
    ElidedLabel* m_sync = nullptr;
    ElidedLabel* m_dropped = nullptr;
};

} // namespace grapevine::widgets
