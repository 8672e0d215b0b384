#pragma once

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "core/base/counters.h"
#include "core/link/cluster_link.h"
#include "ui/bridge/desk_clock.h"

class QTimer;

namespace grapevine::bridge {

/// The only class on the UI thread that touches a `ClusterLink`.
///
/// The gossip thread's wake becomes one queued call; that call takes everything there is and
/// emits it as one signal. Once a second it also asks for the status, so that ages and rates go
/// on moving while nothing happens. After the destructor no call reaches this object, whatever the
/// link does.
class ClusterSession final : public QObject {
    Q_OBJECT
public:
    using ReadClock = std::function<Moment()>;

    explicit ClusterSession(std::unique_ptr<link::ClusterLink> link, QObject* parent = nullptr,
                            ReadClock readClock = readDeskClock);
    ~ClusterSession() override;

    /// Of the link as it is now: a membership that fell back to peeking has fewer.
    [[nodiscard]] link::Capabilities capabilities() const { return m_capabilities; }
    /// As of the last batch or tick.
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }
    [[nodiscard]] std::uint64_t entriesDropped() const { return m_losses.entries; }
    /// Lost on the way to the window since the link began.
    struct Losses {
        std::uint64_t entries = 0;
        std::uint64_t replies = 0;
        std::uint64_t accusations = 0;
        std::uint64_t log = 0;
    };
    [[nodiscard]] const Losses& losses() const { return m_losses; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// True until somebody has opened the lock, and the link has said so.
    [[nodiscard]] bool sendLocked() const { return m_status.sendLocked; }
    /// Until the lock shuts by itself; nothing while it is shut, or open without an end.
    [[nodiscard]] std::optional<Duration> unlockedFor() const;
    [[nodiscard]] Moment now() const { return m_readClock(); }
    /// When this session began, for "asking since 4 s".
    [[nodiscard]] Moment startedAt() const { return m_startedAt; }

    /// How the link was meant, until it says itself how it stands.
    void presume(link::LinkMode mode);
    /// True while the others may hold us for a member, so that going without a leave would look
    /// like a failure over there.
    [[nodiscard]] bool mustLeave() const;
    /// Set from `leave` on.
    [[nodiscard]] std::optional<Moment> leavingSince() const { return m_leavingSince; }

    /// Takes a note to where it belongs.
    using TakeNote = std::function<void(const std::string& text)>;
    /// Another session keeps the membership; this one shows what that one sees, and never leaves.
    void setLent(TakeNote takeNote);
    /// What the person writes beside what happens: an entry like any other, in every view of this
    /// session, and nowhere else.
    void addNote(const std::string& text);

    /// For a link that is made of sessions; what becomes of it is in the batches.
    link::CommandId submit(link::Command command);
    void sweepNow();
    void setPaused(bool paused);
    /// Tells the cluster that we go. The link's phase then ends as Closed; ticks come quickly until
    /// then, so that nobody waits longer than it takes.
    void leave();

    // What the cluster notices, behind the link's own lock. What becomes of each is in the batches'
    // `outcomes`, under the id returned here.
    /// `openFor`: then the lock shuts by itself.
    link::CommandId setLock(bool open, std::optional<Duration> openFor = {});
    link::CommandId sendEvent(link::SendEvent event);
    link::CommandId sendQuery(link::SendQuery query);
    link::CommandId stopQuery(link::CommandId query);

    /// Asks everybody which keys it holds: changes nothing, and needs no unlocking. The window is
    /// told fingerprints alone; what comes of it is in the batches' `keyReports`.
    link::CommandId listKeys();

    // Asks each member from outside, changes nothing, and needs no unlocking; what comes of it is
    // in the batches' `deliveries` and `proofs`.
    link::CommandId proveEvent(link::ProveEvent wanted);
    void stopProof(link::CommandId proof);
    /// The same for what each says of the others: rows come as `views`, progress as `viewRounds`.
    link::CommandId sweepViews();
    void stopSweep(link::CommandId sweep);
    /// To the demo itself, in its own language; what becomes of it is in the batches' `outcomes`.
    link::CommandId directDemo(std::string line);

Q_SIGNALS:
    /// Something was seen. Emitted at most once per wake, lists never all empty.
    void batchArrived(const grapevine::link::ObservationBatch& batch);
    /// Once a second and after each batch: status, counters and time have moved on.
    void ticked(grapevine::Moment now);
    void pausedChanged(bool paused);
    void leavingStarted();

private:
    struct Gate;

    void drain();

    ReadClock m_readClock;
    std::shared_ptr<Gate> m_gate;
    std::unique_ptr<link::ClusterLink> m_link;
    link::Capabilities m_capabilities;
    link::LinkStatus m_status;
    ClusterId m_cluster; ///< Of the last batch.
    Counters m_counters;
    Losses m_losses;
    Moment m_startedAt;
    std::optional<Moment> m_leavingSince;
    QTimer* m_timer = nullptr;
    bool m_paused = false;
    bool m_lent = false;
    TakeNote m_takeNote;
};

} // namespace grapevine::bridge
