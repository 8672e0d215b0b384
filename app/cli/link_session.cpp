#include "app/cli/link_session.h"

#include <algorithm>
#include <chrono>
#include <poll.h>

#include "app/cli/print.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

LinkSession::LinkSession(link::ClusterLink& link, const WakeUp& wakeUp, Problem problem)
    : m_link(link)
    , m_wakeUp(wakeUp)
    , m_problem(std::move(problem))
{
    m_link.onReady([&wakeUp] { wakeUp.ring(); });
}

void LinkSession::takeBatch()
{
    const auto batch = m_link.take();
    if (batch.resync) m_rows.clear();
    for (const auto& row : batch.changed)
        m_rows[row->key] = row;
    for (const auto& key : batch.removed)
        m_rows.erase(key);
    for (const auto& entry : batch.entries)
        m_ready = m_ready || entry.kind == link::EntryKind::Snapshot;
    for (const auto& outcome : batch.asked.outcomes) {
        if (outcome.command == m_asked) m_outcome = outcome;
    }
    m_status = batch.status;
    m_counters = batch.counters;
    m_seeds.report(m_status);
    m_self.report(m_status);
    if (m_listener) m_listener(batch);
}

bool LinkSession::waitForBatch(EndGuard& guard, bool heedGuard, Duration longest)
{
    // A file descriptor below zero is one that poll() leaves alone.
    pollfd waiting[] = {{heedGuard ? guard.fd() : -1, POLLIN, 0}, {m_wakeUp.fd(), POLLIN, 0}};
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(longest).count();
    static_cast<void>(poll(waiting, 2, static_cast<int>(std::max<long>(milliseconds, 1))));
    if (waiting[1].revents != 0) m_wakeUp.clear();
    takeBatch();
    return waiting[0].revents == 0;
}

bool LinkSession::wait(EndGuard& guard, Duration longest)
{
    return waitForBatch(guard, true, longest);
}

ExitCode LinkSession::settle(EndGuard& guard)
{
    while (!m_ready) {
        if (!wait(guard, std::chrono::seconds{1})) {
            printErr("The time is up before the member list was complete.\n");
            return ExitCode::NoOrForeignAnswer;
        }
        if (const auto code = m_problem ? m_problem() : std::nullopt) return *code;
        if (nobodyThere(m_status)) return codeFor(m_status);
    }
    if (m_status.self && !m_status.self->settled && m_status.self->wantedName == std::nullopt)
        printErr("The members do not agree yet; the list may lack somebody.\n");
    return ExitCode::Ok;
}

void LinkSession::leave(EndGuard& guard)
{
    if (m_status.mode == link::LinkMode::Peek || m_status.mode == link::LinkMode::Rpc) return;
    static_cast<void>(submit(link::Leave{}));
    const auto until = net::bootNow() + kLeaveLongest;
    while (m_status.phase != link::LinkPhase::Closed && net::bootNow() < until)
        static_cast<void>(waitForBatch(guard, false, std::chrono::milliseconds{100}));
}

link::CommandId LinkSession::submit(link::Command command)
{
    return m_link.submit(std::move(command));
}

std::optional<link::CommandOutcome> LinkSession::ask(EndGuard& guard, link::Command command)
{
    m_outcome.reset();
    m_asked = submit(std::move(command));
    while (!m_outcome) {
        if (!wait(guard, std::chrono::milliseconds{100}) || !isOpen()) break;
    }
    m_asked.reset();
    return m_outcome;
}

bool LinkSession::isOpen() const
{
    return m_status.phase != link::LinkPhase::Closed && m_status.phase != link::LinkPhase::Refused;
}

std::vector<link::MemberRowPtr> LinkSession::rows() const
{
    std::vector<link::MemberRowPtr> out;
    for (const auto& [key, row] : m_rows)
        out.push_back(row);
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a->facts->name < b->facts->name; });
    return out;
}

std::string LinkSession::ownName() const
{
    if (m_status.self) return m_status.self->name;
    const auto agent = m_status.agentStats.find("agent");
    if (agent == m_status.agentStats.end()) return {};
    const auto name = agent->second.find("name");
    return name == agent->second.end() ? std::string{} : name->second;
}

} // namespace grapevine::cli
