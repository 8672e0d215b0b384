#include "app/cli/rpc_session.h"

#include <algorithm>
#include <poll.h>

#include "app/cli/print.h"

namespace grapevine::cli {

namespace {

net::RpcOptions onceOnly(net::RpcOptions options)
{
    options.coordinates = false;
    options.logLevel.clear();
    options.eventStream = false;
    return options;
}

} // namespace

RpcSession::RpcSession(const net::RpcOptions& options, const Log& log)
    : m_link(m_thread, onceOnly(options), log)
{
    m_link.onReady([this] { m_wakeUp.ring(); });
}

void RpcSession::takeBatch()
{
    const auto batch = m_link.take();
    if (batch.resync) m_rows.clear();
    for (const auto& row : batch.changed)
        m_rows[row->key] = row;
    for (const auto& key : batch.removed)
        m_rows.erase(key);
    m_status = batch.status;
    m_counters = batch.counters;
    m_seeds.report(m_status);
}

ExitCode RpcSession::settle(EndGuard& guard)
{
    constexpr int kTurnLongest = 1000; // Milliseconds.
    while (m_status.answers == 0) {
        pollfd waiting[] = {{guard.fd(), POLLIN, 0}, {m_wakeUp.fd(), POLLIN, 0}};
        static_cast<void>(poll(waiting, 2, kTurnLongest));
        if (waiting[1].revents != 0) m_wakeUp.clear();
        takeBatch();
        if (m_status.answers > 0) break;
        if (nobodyThere(m_status)) return codeFor(m_status);
        if (waiting[0].revents != 0) {
            printErr("The time is up before the agent answered.\n");
            return ExitCode::NoOrForeignAnswer;
        }
    }
    return ExitCode::Ok;
}

std::vector<link::MemberRowPtr> RpcSession::rows() const
{
    std::vector<link::MemberRowPtr> out;
    for (const auto& [key, row] : m_rows)
        out.push_back(row);
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a->facts->name < b->facts->name; });
    return out;
}

} // namespace grapevine::cli
