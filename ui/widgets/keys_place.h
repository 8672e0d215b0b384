#pragma once

#include <QPointer>

#include <optional>

#include "ui/models/finding.h"
#include "ui/models/hand_over.h"
#include "ui/models/key_survey.h"
#include "ui/models/key_words.h"
#include "ui/models/leader_model.h"
#include "ui/widgets/place.h"

namespace grapevine::models {
class MemberModel;
}

namespace grapevine::widgets {

class KeyPanel;
class LeaderPanel;

/// Which member holds which key, as far as they were asked, and who leads, as far as tags tell.
class KeysPlace final : public Place {
    Q_OBJECT
public:
    /// `members` tells how many would be asked; it must outlive the place.
    explicit KeysPlace(const models::MemberModel& members, QWidget* parent = nullptr);

    /// Shows another session, or none; what the last one told is forgotten.
    void setSession(bridge::ClusterSession* session) override;
    /// Another session goes on with the same cluster: what was told stays.
    void continueWith(bridge::ClusterSession* session) override;
    void takeOver(Place& before) override;

    [[nodiscard]] const models::KeySurvey& survey() const { return m_survey; }
    [[nodiscard]] models::LeaderModel& leaders() { return *m_leaders; }
    /// What of the leaders a person should look at; for the overview.
    [[nodiscard]] models::Findings leaderFindings() const;

    /// Asks everybody which keys they hold, where that is possible and not under way.
    void ask();
    void resort() override;
    void focusContent() override;
    [[nodiscard]] QList<QWidget*> lists() const override;

Q_SIGNALS:
    void joinRequested();
    /// The person wants to see those members.
    void filterWanted(const QString& filter);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void watch(bridge::ClusterSession* session);
    void handleBatch(const link::ObservationBatch& batch) override;
    void handleTick(Moment now);
    void handleAsked(const link::AskNews& news);
    void handOver();
    void refresh();
    [[nodiscard]] models::KeyAsking asking() const;

    const models::MemberModel& m_members;
    QPointer<bridge::ClusterSession> m_session;
    models::LeaderModel* m_leaders = nullptr;
    KeyPanel* m_keys = nullptr;
    LeaderPanel* m_panel = nullptr;
    models::KeySurvey m_survey;
    std::optional<models::HandOver> m_handOver;
};

} // namespace grapevine::widgets
