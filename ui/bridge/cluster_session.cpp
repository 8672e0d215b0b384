#include "ui/bridge/cluster_session.h"

#include <QMetaObject>
#include <QTimer>

#include <cassert>
#include <chrono>
#include <mutex>
#include <utility>

namespace grapevine::bridge {

namespace {

constexpr std::chrono::milliseconds kTickWhileLeaving{50};

bool isNews(const link::AskNews& asked)
{
    return !asked.outcomes.empty() || !asked.replies.empty() || !asked.queries.empty() ||
           !asked.keyReports.empty() || !asked.proofs.empty() || !asked.deliveries.empty() ||
           !asked.viewLines.empty() || !asked.viewRounds.empty() || !asked.accusations.empty() ||
           !asked.log.empty();
}

} // namespace

/// What the wake holds instead of the session: the session shuts it before it goes.
struct ClusterSession::Gate {
    std::mutex mutex;
    ClusterSession* session = nullptr;
};

ClusterSession::ClusterSession(std::unique_ptr<link::ClusterLink> link, QObject* parent,
                               ReadClock readClock)
    : QObject(parent)
    , m_readClock(std::move(readClock))
    , m_gate(std::make_shared<Gate>())
    , m_link(std::move(link))
{
    assert(m_link && "a session without a link shows nothing for ever");
    m_capabilities = m_link->capabilities();
    m_startedAt = m_readClock();
    m_status.asOf = m_startedAt;
    m_gate->session = this;
    m_link->onReady([gate = m_gate] {
        const std::lock_guard lock(gate->mutex);
        if (gate->session == nullptr) return;
        auto* session = gate->session;
        QMetaObject::invokeMethod(
            session, [session] { session->drain(); }, Qt::QueuedConnection);
    });
    m_timer = new QTimer(this);
    m_timer->setInterval(std::chrono::seconds{1});
    connect(m_timer, &QTimer::timeout, this, &ClusterSession::drain);
    m_timer->start();
}

ClusterSession::~ClusterSession()
{
    {
        const std::lock_guard lock(m_gate->mutex);
        m_gate->session = nullptr;
    }
    // While the link winds down its wake finds the gate shut; queued drains die with the QObject.
    m_link.reset();
}

void ClusterSession::presume(link::LinkMode mode)
{
    m_status.mode = mode;
}

bool ClusterSession::mustLeave() const
{
    return !m_lent && m_status.mode == link::LinkMode::Observer &&
           m_status.phase != link::LinkPhase::Closed && m_status.phase != link::LinkPhase::Refused;
}

void ClusterSession::leave()
{
    if (m_leavingSince) return;
    m_leavingSince = now();
    m_link->submit(link::Leave{});
    m_timer->setInterval(kTickWhileLeaving);
    Q_EMIT leavingStarted();
}

link::CommandId ClusterSession::submit(link::Command command)
{
    return m_link->submit(std::move(command));
}

void ClusterSession::setLent(TakeNote takeNote)
{
    m_lent = true;
    m_takeNote = std::move(takeNote);
}

void ClusterSession::addNote(const std::string& text)
{
    if (m_takeNote) return m_takeNote(text);
    link::ObservationBatch batch;
    batch.status = m_status;
    batch.counters = m_counters;
    batch.entriesDropped = m_losses.entries;
    auto& entry = batch.entries.emplace_back();
    entry.kind = link::EntryKind::Note;
    entry.at = now();
    entry.text = text;
    entry.cluster = batch.cluster = m_cluster;
    Q_EMIT batchArrived(batch);
}

void ClusterSession::sweepNow()
{
    m_link->submit(link::SweepNow{});
}

void ClusterSession::setPaused(bool paused)
{
    if (paused == m_paused) return;
    m_paused = paused;
    m_link->submit(link::SetPaused{paused});
    Q_EMIT pausedChanged(paused);
}

std::optional<Duration> ClusterSession::unlockedFor() const
{
    if (m_status.sendLocked || !m_status.unlockedUntil) return std::nullopt;
    return std::max(*m_status.unlockedUntil - now().boot, Duration{});
}

link::CommandId ClusterSession::setLock(bool open, std::optional<Duration> openFor)
{
    return m_link->submit(link::SetLock{open, openFor});
}

link::CommandId ClusterSession::sendEvent(link::SendEvent event)
{
    return m_link->submit(std::move(event));
}

link::CommandId ClusterSession::sendQuery(link::SendQuery query)
{
    return m_link->submit(std::move(query));
}

link::CommandId ClusterSession::stopQuery(link::CommandId query)
{
    return m_link->submit(link::StopQuery{query});
}

link::CommandId ClusterSession::listKeys()
{
    return m_link->submit(link::ListKeys{link::KeyForm::Fingerprint});
}

link::CommandId ClusterSession::proveEvent(link::ProveEvent wanted)
{
    return m_link->submit(std::move(wanted));
}

void ClusterSession::stopProof(link::CommandId proof)
{
    m_link->submit(link::StopProof{proof});
}

link::CommandId ClusterSession::directDemo(std::string line)
{
    return m_link->submit(link::DirectDemo{std::move(line)});
}

link::CommandId ClusterSession::sweepViews()
{
    return m_link->submit(link::SweepViews{});
}

void ClusterSession::stopSweep(link::CommandId sweep)
{
    m_link->submit(link::StopSweep{sweep});
}

void ClusterSession::drain()
{
    link::ObservationBatch batch = m_link->take();
    m_status = batch.status;
    m_cluster = batch.cluster;
    m_capabilities = m_link->capabilities();
    m_counters = batch.counters;
    m_losses = {.entries = batch.entriesDropped,
                .replies = batch.repliesDropped,
                .accusations = batch.accusationsDropped,
                .log = batch.logDropped};
    const bool news = batch.resync || !batch.changed.empty() || !batch.removed.empty() ||
                      !batch.views.empty() || !batch.entries.empty() || isNews(batch.asked);
    if (news) Q_EMIT batchArrived(batch);
    Q_EMIT ticked(now());
}

} // namespace grapevine::bridge
