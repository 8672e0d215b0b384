#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include "app/cli/commands.h"
#include "app/cli/one_shot.h"
#include "app/cli/print.h"
#include "app/cli/refusal_text.h"
#include "app/cli/watch_lines.h"
#include "core/net/boot_clock.h"
#include "core/net/peek_cluster.h"

namespace grapevine::cli {

namespace {

class WakeUp {
public:
    WakeUp()
        : m_fd(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
    {
    }
    ~WakeUp() { close(m_fd); }
    WakeUp(const WakeUp&) = delete;
    WakeUp& operator=(const WakeUp&) = delete;

    [[nodiscard]] int fd() const { return m_fd; }
    void ring() const
    {
        const std::uint64_t one = 1;
        static_cast<void>(!write(m_fd, &one, sizeof one));
    }
    void clear() const
    {
        std::uint64_t count = 0;
        static_cast<void>(!read(m_fd, &count, sizeof count));
    }

private:
    int m_fd;
};

/// Says once per address and reason why it gives nothing.
class SeedReporter {
public:
    void report(const link::LinkStatus& status)
    {
        m_said.resize(status.seeds.size());
        for (std::size_t at = 0; at < status.seeds.size(); ++at) {
            const auto& seed = status.seeds[at];
            if (seed.refusal == m_said[at]) continue;
            m_said[at] = seed.refusal;
            if (seed.refusal)
                printErr("{}\n", sentenceFor(*seed.refusal, seed.address, seed.detail));
        }
    }

private:
    std::vector<std::optional<link::Refusal>> m_said;
};

ExitCode codeFor(const link::LinkStatus& status)
{
    const bool ended = status.phase == link::LinkPhase::Refused;
    if (status.answers > 0 && !ended) return ExitCode::Ok;
    auto worst = ExitCode::NoOrForeignAnswer;
    bool first = true;
    for (const auto& seed : status.seeds) {
        if (!seed.refusal) continue;
        const auto code = exitCodeFor(*seed.refusal);
        worst = first ? code : std::max(worst, code);
        first = false;
    }
    return worst;
}

/// Before the first answer a watch gives up when every address has failed once: a script that
/// got the address wrong must hear of it. Afterwards it goes on and says `stale`.
bool nobodyToWatch(const link::LinkStatus& status)
{
    if (status.phase == link::LinkPhase::Refused) return true;
    return status.answers == 0 && status.failures > 0 &&
           std::all_of(status.seeds.begin(), status.seeds.end(),
                       [](const auto& seed) { return seed.refusal.has_value(); });
}

} // namespace

ExitCode runWatch(const CommonOptions& options, EndGuard& guard)
{
    const WakeUp wakeUp;
    auto code = ExitCode::NoOrForeignAnswer;
    Counters counters;
    {
        net::GossipThread thread;
        net::PeekCluster cluster(thread, options.peek, options.log);
        cluster.onReady([&wakeUp] { wakeUp.ring(); });
        WatchLines lines(options.format == Format::Json, options.colored);
        SeedReporter seeds;
        bool going = true;
        while (going) {
            // Standard output is there for its errors alone: a reader that went away ends us.
            pollfd waiting[] = {
                {guard.fd(), POLLIN, 0}, {wakeUp.fd(), POLLIN, 0}, {STDOUT_FILENO, 0, 0}};
            const int ready = poll(waiting, 3, -1);
            if (ready > 0 && waiting[0].revents != 0) going = false;
            if (ready > 0 && (waiting[2].revents & (POLLERR | POLLHUP)) != 0) going = false;
            if (ready > 0 && waiting[1].revents != 0) wakeUp.clear();
            const auto batch = cluster.take();
            seeds.report(batch.status);
            counters = batch.counters;
            counters.add("watch.entries-dropped", batch.entriesDropped);
            code = codeFor(batch.status);
            guard.setCode(code);
            for (const auto& entry : batch.entries) {
                if (!printOut(lines.line(entry))) {
                    going = false;
                    code = ExitCode::Other;
                    break;
                }
            }
            if (nobodyToWatch(batch.status)) going = false;
        }
    }
    if (options.stats) printStats(counters);
    return code;
}

} // namespace grapevine::cli
