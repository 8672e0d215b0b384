#include "app/cli/watching.h"

#include <algorithm>
#include <chrono>
#include <unistd.h>

#include "app/cli/link_session.h"
#include "app/cli/print.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

constexpr std::size_t kWaitingMost = 64 * 1024; ///< Bytes of lines for one write.

} // namespace

Watching::Watching(link::ClusterLink& link, const WakeUp& wakeUp, const CommonOptions& common,
                   const WatchOptions& options, Tags ownTags, EndGuard& guard)
    : m_link(link)
    , m_wakeUp(wakeUp)
    , m_guard(guard)
    , m_options(options)
    , m_ownTags(std::move(ownTags))
    , m_lines(common.format == Format::Json, common.colored)
    , m_handlers(
          options.handlers, [this](link::AnswerQuery answer) { m_link.submit(std::move(answer)); },
          [](std::string_view line) { printErr("{}\n", line); })
{
    if (options.coalesce) m_coalescer.emplace();
    m_link.onReady([&wakeUp] { wakeUp.ring(); });
    // Who sets up a responder means it to answer: that is the unlocking.
    if (options.responds()) m_link.submit(link::SetLock{true});
}

void Watching::run()
{
    while (m_going)
        turn(m_guard.fd(), std::nullopt);
}

void Watching::leave()
{
    m_link.submit(link::Leave{});
    const auto until = net::bootNow() + LinkSession::kLeaveLongest;
    while (m_status.phase != link::LinkPhase::Closed && net::bootNow() < until)
        turn(-1, std::min(until, net::bootNow() + std::chrono::milliseconds{100}));
    if (!m_coalescer) return;
    m_coalescer->handleEnd(net::momentNow());
    takeCoalesced();
    printWaiting();
}

Counters Watching::counters() const
{
    auto out = m_counters;
    for (const auto& [name, value] : m_handlers.counters().values())
        out.add(name, value);
    if (m_coalescer) out.add("watch.coalesced-early", m_coalescer->flushedEarly());
    return out;
}

int Watching::patience(std::optional<TimePoint> until) const
{
    for (const auto& next :
         {m_handlers.nextTimeout(), m_coalescer ? m_coalescer->nextTimeout() : std::nullopt}) {
        if (next && (!until || *next < *until)) until = next;
    }
    if (!until) return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - net::bootNow());
    return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 60'000));
}

void Watching::turn(int guardFd, std::optional<TimePoint> until)
{
    // Standard output is there for its errors alone: a reader that went away ends us.
    std::vector<pollfd> waiting{
        {guardFd, POLLIN, 0}, {m_wakeUp.fd(), POLLIN, 0}, {m_writable ? STDOUT_FILENO : -1, 0, 0}};
    m_handlers.addPolls(waiting);
    const int ready = poll(waiting.data(), waiting.size(), patience(until));
    if (ready > 0 && waiting[0].revents != 0) m_going = false;
    if (ready > 0 && (waiting[2].revents & (POLLERR | POLLHUP)) != 0) m_going = m_writable = false;
    if (ready > 0 && waiting[1].revents != 0) m_wakeUp.clear();
    m_handlers.handleReady(net::bootNow());
    take(m_link.take());
    if (m_coalescer) {
        m_coalescer->handleTimeout(net::momentNow());
        takeCoalesced();
    }
    printWaiting();
}

void Watching::take(const link::ObservationBatch& batch)
{
    m_status = batch.status;
    m_seeds.report(m_status);
    m_self.report(m_status);
    m_counters = batch.counters;
    m_counters.add("watch.entries-dropped", batch.entriesDropped);
    m_counters.add("watch.accusations-dropped", batch.accusationsDropped);
    m_everMember = m_everMember || m_status.self.has_value();
    m_code = m_everMember && m_status.phase != link::LinkPhase::Refused ? ExitCode::Ok
                                                                        : codeFor(m_status);
    m_guard.setCode(m_code);
    takeNews(batch);
    if (nobodyThere(m_status) && !m_everMember) m_going = false;
}

/// Entries and accusations in the order in which they happened.
void Watching::takeNews(const link::ObservationBatch& batch)
{
    auto accusation = batch.asked.accusations.begin();
    const auto end = m_options.accusations ? batch.asked.accusations.end() : accusation;
    for (const auto& entry : batch.entries) {
        for (; accusation != end && accusation->at.boot < entry.at.boot; ++accusation)
            print(m_lines.line(*accusation));
        takeEntry(entry);
    }
    for (; accusation != end; ++accusation)
        print(m_lines.line(*accusation));
    for (const auto& outcome : batch.asked.outcomes) {
        if (outcome.refusal)
            printErr("An answer was not sent: {}.\n", plainText(sentence(outcome)));
    }
}

void Watching::takeEntry(const link::TimelineEntry& entry)
{
    if (!m_coalescer) return show(entry);
    m_coalescer->handleEntry(entry);
    takeCoalesced();
}

void Watching::takeCoalesced()
{
    while (const auto entry = m_coalescer->pollEntry())
        show(*entry);
}

void Watching::show(const link::TimelineEntry& entry)
{
    const auto line = m_lines.line(entry); // In any case: it remembers tags.
    const auto wanted = [&](const EntryFilter& filter) { return filter.matches(entry); };
    if (m_options.only.empty() ||
        std::any_of(m_options.only.begin(), m_options.only.end(), wanted)) {
        print(line);
    }
    m_handlers.handleEntry(net::bootNow(), entry, self(), m_status.limits.responseBytes);
}

void Watching::print(const std::string& line)
{
    if (!m_writable) return;
    m_waiting += line;
    if (m_waiting.size() >= kWaitingMost) printWaiting();
}

void Watching::printWaiting()
{
    if (m_waiting.empty()) return;
    const bool printed = printOut(m_waiting);
    m_waiting.clear();
    if (printed) return;
    m_going = m_writable = false;
    m_code = ExitCode::Other;
}

HandlerSelf Watching::self() const
{
    HandlerSelf out;
    if (m_status.self) {
        out.name = m_status.self->name;
        out.tags = m_ownTags;
    }
    const auto agent = m_status.agentStats.find("agent");
    if (agent != m_status.agentStats.end()) {
        if (const auto name = agent->second.find("name"); name != agent->second.end())
            out.name = name->second;
        if (const auto tags = m_status.agentStats.find("tags"); tags != m_status.agentStats.end())
            out.tags.assign(tags->second.begin(), tags->second.end());
    }
    return out;
}

} // namespace grapevine::cli
