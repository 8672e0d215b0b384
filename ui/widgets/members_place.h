#pragma once

#include <QPointer>

#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/hand_over.h"
#include "ui/models/member_model.h"
#include "ui/widgets/member_table_view.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/place.h"

class QAction;
class QStackedLayout;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class FilterField;
class MemberBar;
class MemberHeaderMenu;
class MemberMenu;
class PlaceNotice;
class SavedFilters;

/// The members of one cluster: filter, message, table.
class MembersPlace final : public Place {
    Q_OBJECT
public:
    explicit MembersPlace(QWidget* parent = nullptr);

    /// Shows another session, or none; what the last one told is forgotten.
    void setSession(bridge::ClusterSession* session) override;
    /// Another session goes on with the same cluster: rows stay until it knows as much, and
    /// filter, selection and place stay for good.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    [[nodiscard]] models::MemberModel& model() { return *m_model; }
    [[nodiscard]] MemberTableView& table() { return *m_table; }
    [[nodiscard]] FilterField& filterField() { return *m_filter; }
    /// Inspecting and asking are offered once somebody listens to this menu's signals.
    [[nodiscard]] MemberMenu& menu() { return *m_menu; }
    [[nodiscard]] SavedFilters& savedFilters();
    [[nodiscard]] PlaceNotice& notices() { return *m_notices; }
    [[nodiscard]] const Notice& notice() const;
    /// Told of in a bar: that most of the cluster looks ill at once.
    void showFindings(const models::Findings& findings);
    /// All members as the session has told them until now; nothing before it has told any.
    [[nodiscard]] std::optional<link::ObservationBatch> picture() const;
    /// Which one the session is of, once it has told something.
    [[nodiscard]] std::optional<ClusterId> cluster() const { return m_cluster; }

    [[nodiscard]] QWidget* tools() override { return m_toolBar; }
    void focusContent() override { focusTable(); }
    void resort() override;
    bool focusFilter() override;
    bool stepBack() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

    void focusTable();
    void clearFilter();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void selectionChanged(const grapevine::models::MemberTally& selected);

private:
    void buildActions();
    QAction* addTableAction(const QString& objectName, const QString& text,
                            const QKeySequence& keys);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void watch(bridge::ClusterSession* session);
    void handOver();
    void showMembership();
    void sortWhileFilling(Moment now);
    void dismissNotice();
    void showNotice();
    void tellSelection();

    QPointer<bridge::ClusterSession> m_session;
    models::MemberModel* m_model = nullptr;
    MemberTableView* m_table = nullptr;
    QWidget* m_toolBar = nullptr; ///< Stands in the window's top bar.
    MemberBar* m_tools = nullptr; ///< In it; away while there is nothing to filter.
    FilterField* m_filter = nullptr;
    MemberMenu* m_menu = nullptr;
    MemberHeaderMenu* m_headerMenu = nullptr;
    QStackedLayout* m_stack = nullptr;
    PlaceNotice* m_notices = nullptr;
    std::optional<Notice> m_alone;
    std::optional<Notice> m_happened;
    std::optional<models::HandOver> m_handOver;
    std::optional<ClusterId> m_cluster; ///< Of the last batch.
    std::string m_modeHidden;           ///< The link's notice that the person has hidden.
    bool m_seedsDismissed = false;
    TimePoint m_sortedAt;        ///< While filling.
    bool m_tableTouched = false; ///< The person has begun to work with the rows.
};

} // namespace grapevine::widgets
