#pragma once

#include <memory>
#include <optional>
#include <poll.h>
#include <vector>

#include "app/cli/common_options.h"
#include "app/cli/end_guard.h"
#include "app/cli/exit_code.h"
#include "app/cli/handlers.h"
#include "app/cli/link_reporters.h"
#include "app/cli/wake_up.h"
#include "app/cli/watch_lines.h"
#include "app/cli/watch_options.h"
#include "core/base/counters.h"
#include "core/filter/coalescer.h"
#include "core/link/cluster_link.h"

namespace grapevine::cli {

/// Prints what a link tells, line by line, and runs handlers for it, until somebody wants an end.
class Watching {
public:
    /// `wakeUp` must outlive the link, which rings it. `ownTags`: what handlers are told of us.
    Watching(link::ClusterLink& link, const WakeUp& wakeUp, const CommonOptions& common,
             const WatchOptions& options, Tags ownTags, EndGuard& guard);

    void run();
    /// A member takes its leave and goes on printing meanwhile.
    void leave();

    [[nodiscard]] ExitCode code() const { return m_code; }
    [[nodiscard]] Counters counters() const;

private:
    void turn(int guardFd, std::optional<TimePoint> until);
    [[nodiscard]] int patience(std::optional<TimePoint> until) const;
    void take(const link::ObservationBatch& batch);
    void takeNews(const link::ObservationBatch& batch);
    void takeEntry(const link::TimelineEntry& entry);
    void takeCoalesced();
    void show(const link::TimelineEntry& entry);
    void print(const std::string& line);
    void printWaiting();
    [[nodiscard]] HandlerSelf self() const;

    link::ClusterLink& m_link;
    const WakeUp& m_wakeUp;
    EndGuard& m_guard;
    WatchOptions m_options;
    Tags m_ownTags;
    WatchLines m_lines;
    std::optional<filter::Coalescer> m_coalescer;
    Handlers m_handlers;
    SeedReporter m_seeds;
    SelfReporter m_self;
    link::LinkStatus m_status;
    Counters m_counters;
    std::string m_waiting; ///< Lines; written together at the end of a turn.
    ExitCode m_code = ExitCode::NoOrForeignAnswer;
    bool m_going = true;
    bool m_writable = true;
    bool m_everMember = false;
};

} // namespace grapevine::cli
