#pragma once

#include <QPointer>

#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/hand_over.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/place.h"

class QAction;
class QCheckBox;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedLayout;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::catalog {
class RuleSet;
}
namespace grapevine::models {
class InstanceModel;
class ServiceModel;
} // namespace grapevine::models

namespace grapevine::widgets {

class EndpointProbe;
class FilterField;
class FrozenTableView;
class InstancePane;
class PlaceNotice;

/// What the tags of one cluster's members tell of services: the services, and the instances of the
/// selected one.
class ServicesPlace final : public Place {
    Q_OBJECT
public:
    explicit ServicesPlace(QWidget* parent = nullptr);

    /// Shows another session, or none; what the last one told is forgotten.
    void setSession(bridge::ClusterSession* session) override;
    /// Another session goes on with the same cluster: rows stay until it knows as much.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    /// As `rulesChanged` gave them. False, and nothing changes, when they cannot be read.
    bool setRules(const QString& json);
    /// It must outlive the place, or be taken back with null. Without one nothing can be probed.
    void setProbe(EndpointProbe* probe);

    [[nodiscard]] models::ServiceModel& model() { return *m_model; }
    [[nodiscard]] const models::ServiceModel& model() const { return *m_model; }
    [[nodiscard]] FilterField& filterField() { return *m_filter; }
    [[nodiscard]] FrozenTableView& table() { return *m_table; }
    [[nodiscard]] PlaceNotice& notices() { return *m_notices; }
    [[nodiscard]] const Notice& notice() const;
    /// Told of in a bar: that most of the cluster looks ill at once.
    void showFindings(const models::Findings& findings)
    {
        m_alone = aloneNotice(findings);
        showNotice();
    }
    [[nodiscard]] QWidget* tools() override { return m_toolBar; }
    void focusContent() override { focusTable(); }
    bool focusFilter() override;
    bool stepBack() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

    void focusTable();
    void clearFilter();
    /// Both tables.
    void resort() override;
    void editRules();

Q_SIGNALS:
    /// The person wants to see who offers an instance.
    void memberChosen(grapevine::MemberKey member);
    /// The person has changed the rules: to be remembered, as JSON. Empty: they are the shipped
    /// ones.
    void rulesChanged(const QString& json);

private:
    void buildTools();
    QWidget* buildLists();
    void buildActions();
    void connectModels();
    void watch(bridge::ClusterSession* session);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void useRules(const catalog::RuleSet& rules);
    void handOver();
    void sortWhileFilling(Moment now);
    void showNotice();
    void showCounts();
    void showPending();
    void showSelected();
    void selectFirst();
    void filterByService(bool exclude);

    QPointer<bridge::ClusterSession> m_session;
    models::ServiceModel* m_model = nullptr;
    models::InstanceModel* m_instances = nullptr;
    FrozenTableView* m_table = nullptr;
    InstancePane* m_pane = nullptr;
    FilterField* m_filter = nullptr;
    QLabel* m_count = nullptr;
    QCheckBox* m_byZone = nullptr;
    QCheckBox* m_hideOutsiders = nullptr;
    QPushButton* m_rules = nullptr;
    QPushButton* m_resort = nullptr;
    QSplitter* m_split = nullptr;
    QWidget* m_toolBar = nullptr; ///< Stands in the window's top bar.
    QWidget* m_tools = nullptr;   ///< In it; away while there is nothing to filter.
    QStackedLayout* m_stack = nullptr;
    QAction* m_filterBy = nullptr;
    QAction* m_exclude = nullptr;
    PlaceNotice* m_notices = nullptr;
    std::optional<Notice> m_alone;
    std::optional<models::HandOver> m_handOver;
    TimePoint m_sortedAt;   ///< While filling.
    bool m_touched = false; ///< The person has begun to work with the rows.
};

} // namespace grapevine::widgets
