#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

#include "ui/models/ask_verdict.h"
#include "ui/models/repeater.h"

class QTimer;

namespace grapevine::bridge {
class ClusterSession;
}
namespace grapevine::models {
class RunHistory;
}

namespace grapevine::widgets {

/// Sends what a plan repeats, through one session, and counts what comes back. It stops by itself
/// when the lock shuts, when the link refuses one of them, and when the session ends.
class AskRepeat final : public QObject {
    Q_OBJECT
public:
    enum class End : std::uint8_t { None, ByHand, Locked, Refused, SessionEnded };

    /// `gate` tells whether anything may be sent now. `history` must outlive this.
    AskRepeat(models::RunHistory& history, std::function<models::SendGate()> gate,
              QObject* parent = nullptr);

    /// False where the plan is none, or nothing may be sent. `reach` as the person was told it.
    bool start(bridge::ClusterSession* session, models::RepeatPlan plan, std::size_t reach);
    /// Goes on with what the other repeats, as it stands: nothing is sent before it is due, and
    /// the totals count on. The runs must be in this one's history by now; the other stops.
    void takeOver(AskRepeat& other);
    void stop(End why);

    [[nodiscard]] bool isRunning() const { return m_repeater.isRunning(); }
    [[nodiscard]] const models::Repeater& repeater() const { return m_repeater; }
    [[nodiscard]] std::size_t reach() const { return m_reach; }
    /// Why it runs no more, and in the link's words where it refused.
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] const QString& refusal() const { return m_refusal; }

Q_SIGNALS:
    /// It runs or stopped, or the totals are others.
    void changed();

private:
    void look();
    void hear(std::uint64_t number);
    template<class Message> void send(Message message);

    models::RunHistory& m_history;
    std::function<models::SendGate()> m_gate;
    QPointer<bridge::ClusterSession> m_session;
    models::Repeater m_repeater;
    QTimer* m_timer = nullptr;
    std::size_t m_reach = 0;
    End m_end = End::None;
    QString m_refusal;
};

} // namespace grapevine::widgets
