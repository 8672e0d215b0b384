#include "ui/widgets/ask_repeat.h"

#include <QTimer>

#include <type_traits>
#include <utility>

#include "ui/bridge/cluster_session.h"
#include "ui/models/run_history.h"
#include "ui/models/run_words.h"

namespace grapevine::widgets {

namespace {
/// How late one may go out; nobody sees less at intervals of a second or more.
constexpr std::chrono::milliseconds kLook{100};
} // namespace

AskRepeat::AskRepeat(models::RunHistory& history, std::function<models::SendGate()> gate,
                     QObject* parent)
    : QObject(parent)
    , m_history(history)
    , m_gate(std::move(gate))
    , m_timer(new QTimer(this))
{
    m_timer->setInterval(kLook);
    connect(m_timer, &QTimer::timeout, this, &AskRepeat::look);
    connect(&m_history, &models::RunHistory::runChanged, this,
            [this](std::uint64_t number) { hear(number); });
}

bool AskRepeat::start(bridge::ClusterSession* session, models::RepeatPlan plan, std::size_t reach)
{
    if (session == nullptr || m_gate() != models::SendGate::Open) return false;
    m_session = session;
    m_reach = reach;
    m_end = End::None;
    m_refusal.clear();
    m_repeater.start(std::move(plan), session->now().boot);
    if (!isRunning()) return false;
    m_timer->start();
    look();
    Q_EMIT changed();
    return true;
}

void AskRepeat::takeOver(AskRepeat& other)
{
    if (!other.isRunning()) return;
    m_session = other.m_session;
    m_reach = other.m_reach;
    m_end = End::None;
    m_refusal.clear();
    m_repeater = other.m_repeater;
    other.stop(End::ByHand);
    m_timer->start();
    Q_EMIT changed();
}

void AskRepeat::stop(End why)
{
    if (!isRunning()) return;
    m_repeater.stop();
    m_timer->stop();
    m_end = why;
    Q_EMIT changed();
}

template<class Message> void AskRepeat::send(Message message)
{
    constexpr bool kQuery = std::is_same_v<Message, link::SendQuery>;
    link::CommandId command;
    if constexpr (kQuery) {
        command = m_session->sendQuery(message);
    } else {
        command = m_session->sendEvent(message);
    }
    const auto number =
        m_history.begin(command, std::move(message), m_reach, m_session->now(), true);
    m_repeater.sent(number, kQuery);
}

void AskRepeat::look()
{
    if (!m_session) {
        stop(End::SessionEnded);
        return;
    }
    if (m_gate() != models::SendGate::Open) {
        stop(End::Locked);
        return;
    }
    const auto due = m_repeater.due(m_session->now().boot);
    if (due.event) send(*m_repeater.plan().event);
    if (due.query) send(*m_repeater.plan().query);
    if (due.event || due.query) Q_EMIT changed();
}

void AskRepeat::hear(std::uint64_t number)
{
    const auto* run = m_history.run(number);
    if (run == nullptr || !m_repeater.isOurs(number)) return;
    const auto before = m_repeater.totals();
    m_repeater.hear(*run);
    if (run->stage() == models::AskRun::Stage::Refused && isRunning()) {
        m_refusal = models::refusalText(*run->outcome);
        stop(End::Refused);
    } else if (!(m_repeater.totals() == before)) {
        Q_EMIT changed();
    }
}

} // namespace grapevine::widgets
