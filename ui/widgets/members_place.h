#pragma once

#include <QPointer>
#include <QWidget>

#include <optional>
#include <string>

#include "core/link/observation_batch.h"
#include "ui/models/hand_over.h"
#include "ui/models/member_model.h"
#include "ui/widgets/member_table_view.h"
#include "ui/widgets/notice.h"

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
class MessageBar;
class MessagePanel;
class SavedFilters;

/// The members of one cluster: filter, message, table.
class MembersPlace final : public QWidget {
    Q_OBJECT
public:
    explicit MembersPlace(QWidget* parent = nullptr);

    /// Shows another session, or none; what the last one told is forgotten.
    void setSession(bridge::ClusterSession* session);
    /// Another session goes on with the same cluster: rows stay until it knows as much, and
    /// filter, selection and place stay for good.
    void continueWith(bridge::ClusterSession* session);

    [[nodiscard]] models::MemberModel& model() { return *m_model; }
    [[nodiscard]] MemberTableView& table() { return *m_table; }
    [[nodiscard]] FilterField& filterField() { return *m_filter; }
    /// Inspecting and asking are offered once somebody listens to this menu's signals.
    [[nodiscard]] MemberMenu& menu() { return *m_menu; }
    [[nodiscard]] SavedFilters& savedFilters();
    [[nodiscard]] const Notice& notice() const { return m_notice; }

    void focusFilter();
    void focusTable();
    void clearFilter();

    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    void goBackRequested();
    void joinRequested();
    void peekOnRequested();
    /// The cluster need not be told that we go.
    void leaveNowRequested();
    void selectionChanged(const grapevine::models::MemberTally& selected);

private:
    void buildActions();
    QAction* addTableAction(const QString& objectName, const QString& text,
                            const QKeySequence& keys);
    void handleBatch(const link::ObservationBatch& batch);
    void handleTick(Moment now);
    void handleAction(NoticeAction action);
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
    MemberBar* m_tools = nullptr;
    FilterField* m_filter = nullptr;
    MemberMenu* m_menu = nullptr;
    MemberHeaderMenu* m_headerMenu = nullptr;
    MessageBar* m_bar = nullptr;
    MessagePanel* m_panel = nullptr;
    QStackedLayout* m_stack = nullptr;
    Notice m_notice;
    std::optional<Notice> m_happened;
    std::optional<models::HandOver> m_handOver;
    std::string m_modeHidden; ///< The link's notice that the person has hidden.
    bool m_seedsDismissed = false;
    bool m_tableTouched = false; ///< The person has begun to work with the rows.
};

} // namespace grapevine::widgets
