#include <chrono>
#include <poll.h>
#include <unistd.h>

#include "app/cli/commands.h"
#include "app/cli/observe_session.h"
#include "app/cli/one_shot.h"
#include "app/cli/print.h"
#include "app/cli/wake_up.h"
#include "app/cli/watch_lines.h"
#include "core/net/boot_clock.h"
#include "core/net/live_cluster.h"
#include "core/net/peek_cluster.h"
#include "core/net/rpc_cluster.h"

namespace grapevine::cli {

namespace {

/// Prints what a link tells, line by line, until somebody wants an end.
class Watching {
public:
    Watching(link::ClusterLink& link, const WakeUp& wakeUp, const CommonOptions& options,
             EndGuard& guard)
        : m_link(link)
        , m_wakeUp(wakeUp)
        , m_guard(guard)
        , m_lines(options.format == Format::Json, options.colored)
    {
        m_link.onReady([&wakeUp] { wakeUp.ring(); });
    }

    void run()
    {
        while (m_going)
            turn(m_guard.fd(), -1);
    }

    /// A member takes its leave and goes on printing meanwhile.
    void leave()
    {
        m_link.submit(link::Leave{});
        const auto until = net::bootNow() + ObserveSession::kLeaveLongest;
        while (m_phase != link::LinkPhase::Closed && net::bootNow() < until)
            turn(-1, 100);
    }

    [[nodiscard]] ExitCode code() const { return m_code; }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    void turn(int guardFd, int milliseconds)
    {
        // Standard output is there for its errors alone: a reader that went away ends us.
        pollfd waiting[] = {{guardFd, POLLIN, 0},
                            {m_wakeUp.fd(), POLLIN, 0},
                            {m_writable ? STDOUT_FILENO : -1, 0, 0}};
        const int ready = poll(waiting, 3, milliseconds);
        if (ready > 0 && waiting[0].revents != 0) m_going = false;
        if (ready > 0 && (waiting[2].revents & (POLLERR | POLLHUP)) != 0)
            m_going = m_writable = false;
        if (ready > 0 && waiting[1].revents != 0) m_wakeUp.clear();
        print(m_link.take());
    }

    void print(const link::ObservationBatch& batch)
    {
        m_seeds.report(batch.status);
        m_self.report(batch.status);
        m_counters = batch.counters;
        m_counters.add("watch.entries-dropped", batch.entriesDropped);
        m_phase = batch.status.phase;
        m_everMember = m_everMember || batch.status.self.has_value();
        m_code = m_everMember && m_phase != link::LinkPhase::Refused ? ExitCode::Ok
                                                                     : codeFor(batch.status);
        m_guard.setCode(m_code);
        for (const auto& entry : batch.entries) {
            if (!m_writable || printOut(m_lines.line(entry))) continue;
            m_going = m_writable = false;
            m_code = ExitCode::Other;
        }
        if (nobodyThere(batch.status) && !m_everMember) m_going = false;
    }

    link::ClusterLink& m_link;
    const WakeUp& m_wakeUp;
    EndGuard& m_guard;
    WatchLines m_lines;
    SeedReporter m_seeds;
    SelfReporter m_self;
    Counters m_counters;
    link::LinkPhase m_phase = link::LinkPhase::Connecting;
    ExitCode m_code = ExitCode::NoOrForeignAnswer;
    bool m_going = true;
    bool m_writable = true;
    bool m_everMember = false;
};

} // namespace

ExitCode runWatch(const CommonOptions& options, EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    net::PeekCluster cluster(thread, options.peek, options.log);
    Watching watching(cluster, wakeUp, options, guard);
    watching.run();
    if (options.stats) printStats(watching.counters());
    return watching.code();
}

ExitCode runWatchAsObserver(const CommonOptions& options, const Observing& observing,
                            EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    net::LiveCluster cluster(thread, observing.options, options.log);
    Watching watching(cluster, wakeUp, options, guard);
    watching.run();
    const auto code = codeFor(cluster.problem()).value_or(watching.code());
    watching.leave();
    if (options.stats) printStats(watching.counters());
    return code;
}

ExitCode runWatchOverRpc(const CommonOptions& options, const net::RpcOptions& rpc, EndGuard& guard)
{
    const WakeUp wakeUp;
    net::GossipThread thread;
    net::RpcCluster cluster(thread, rpc, options.log);
    Watching watching(cluster, wakeUp, options, guard);
    watching.run();
    if (options.stats) printStats(watching.counters());
    return watching.code();
}

} // namespace grapevine::cli
