#pragma once

#include <QObject>

#include <functional>
#include <memory>

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

    [[nodiscard]] link::Capabilities capabilities() const { return m_capabilities; }
    /// As of the last batch or tick.
    [[nodiscard]] const link::LinkStatus& status() const { return m_status; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }
    [[nodiscard]] std::uint64_t entriesDropped() const { return m_entriesDropped; }
    [[nodiscard]] bool isPaused() const { return m_paused; }
    [[nodiscard]] Moment now() const { return m_readClock(); }
    /// When this session began, for "asking since 4 s".
    [[nodiscard]] Moment startedAt() const { return m_startedAt; }

    void sweepNow();
    void setPaused(bool paused);

Q_SIGNALS:
    /// Something was seen. Emitted at most once per wake, lists never all empty.
    void batchArrived(const grapevine::link::ObservationBatch& batch);
    /// Once a second and after each batch: status, counters and time have moved on.
    void ticked(grapevine::Moment now);
    void pausedChanged(bool paused);

private:
    struct Gate;

    void drain();

    ReadClock m_readClock;
    std::shared_ptr<Gate> m_gate;
    std::unique_ptr<link::ClusterLink> m_link;
    link::Capabilities m_capabilities;
    link::LinkStatus m_status;
    Counters m_counters;
    std::uint64_t m_entriesDropped = 0;
    Moment m_startedAt;
    QTimer* m_timer = nullptr;
    bool m_paused = false;
};

} // namespace grapevine::bridge
