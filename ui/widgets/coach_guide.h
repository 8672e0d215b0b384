#pragma once

#include <QList>
#include <QObject>
#include <QPointer>

#include <functional>

#include "core/link/observation_batch.h"
#include "ui/models/coach.h"
#include "ui/widgets/place_id.h"

class QShortcut;

namespace grapevine::bridge {
class ClusterSession;
}

namespace grapevine::widgets {

class AskPlace;
class CoachBar;
class MembersPlace;

/// Leads through the demo: joins the coach, its bar, and the places where things happen.
class CoachGuide final : public QObject {
    Q_OBJECT
public:
    /// All outlive it.
    struct Parts {
        CoachBar& bar;
        MembersPlace& members;
        AskPlace& ask;
        QWidget& keys; ///< Over it, outside of fields, the digits are the tasks' keys.
        std::function<void(PlaceId)> goTo;
        std::function<void()> askForViews; ///< Asks each member what it says of the others.
    };
    CoachGuide(Parts parts, QObject* parent);

    /// From the first task on. `session` is the demo's.
    void begin(bridge::ClusterSession& session);
    /// Goes on where the other is, which stops.
    void takeOver(CoachGuide& other);
    /// Until `begin`; nothing is seen of it.
    void stop();
    [[nodiscard]] bool isOn() const;
    [[nodiscard]] const models::Coach& coach() const { return m_coach; }
    /// Members were written to a file.
    void noteExport();

Q_SIGNALS:
    void exportRequested();
    void lookAtRealRequested();
    /// The person wants no more of it.
    void ended();

private:
    void start(bridge::ClusterSession& session);
    void handleBatch(const link::ObservationBatch& batch);
    void look();
    void take();
    void skip();
    void tellDemo(const std::string& line);
    [[nodiscard]] models::CoachSight sight() const;
    [[nodiscard]] std::optional<models::CoachSight::Hero> hero() const;
    [[nodiscard]] std::optional<models::CoachSight::Answers> answers() const;

    Parts m_parts;
    QList<QShortcut*> m_digits;
    QPointer<bridge::ClusterSession> m_session;
    models::Coach m_coach;
    std::optional<link::CommandId> m_told;
    std::uint64_t m_run = 0; ///< Number of the query that was sent; 0: none.
    bool m_exported = false;
};

} // namespace grapevine::widgets
