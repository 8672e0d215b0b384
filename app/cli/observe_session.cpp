#include "app/cli/observe_session.h"

#include <algorithm>
#include <fmt/format.h>
#include <poll.h>

#include "app/cli/print.h"
#include "app/cli/refusal_text.h"
#include "core/base/plain_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

void SeedReporter::report(const link::LinkStatus& status)
{
    m_said.resize(status.seeds.size());
    for (std::size_t at = 0; at < status.seeds.size(); ++at) {
        const auto& seed = status.seeds[at];
        if (seed.refusal == m_said[at]) continue;
        m_said[at] = seed.refusal;
        if (!seed.refusal) continue;
        const auto say = status.mode == link::LinkMode::Rpc ? rpcSentenceFor : sentenceFor;
        printErr("{}\n", say(*seed.refusal, seed.address, seed.detail));
    }
}

void SelfReporter::report(const link::LinkStatus& status)
{
    if (status.self) {
        auto words = fmt::format("This is {} at {}.", plainText(status.self->name, 255),
                                 status.self->address);
        if (status.self->wantedName) {
            words +=
                fmt::format(" The name {} is taken.", plainText(*status.self->wantedName, 255));
        }
        if (status.seeds.empty() && status.answers == 0)
            words += " Alone, waiting: others can join us at that address.";
        if (words != m_said) printErr("{}\n", words);
        m_said = std::move(words);
    }
    if (status.notice != m_notice && !status.notice.empty())
        printErr("{}\n", plainText(status.notice));
    m_notice = status.notice;
}

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

std::optional<ExitCode> codeFor(net::ObserveProblem problem)
{
    switch (problem) {
    case net::ObserveProblem::None: return std::nullopt;
    case net::ObserveProblem::NameTaken: return ExitCode::NameTaken;
    case net::ObserveProblem::CannotBind: return ExitCode::Other;
    case net::ObserveProblem::BadAddress:
    case net::ObserveProblem::BadTags: return ExitCode::Usage;
    }
    return std::nullopt;
}

bool nobodyThere(const link::LinkStatus& status)
{
    if (status.phase == link::LinkPhase::Refused) return true;
    return status.answers == 0 && status.failures > 0 &&
           std::all_of(status.seeds.begin(), status.seeds.end(),
                       [](const auto& seed) { return seed.refusal.has_value(); });
}

ObserveSession::ObserveSession(const Observing& observing, const Log& log)
    : m_link(m_thread, observing.options, log)
{
    m_link.onReady([this] { m_wakeUp.ring(); });
}

void ObserveSession::takeBatch()
{
    const auto batch = m_link.take();
    if (batch.resync) m_rows.clear();
    for (const auto& row : batch.changed)
        m_rows[row->key] = row;
    for (const auto& key : batch.removed)
        m_rows.erase(key);
    for (const auto& entry : batch.entries)
        m_ready = m_ready || entry.kind == link::EntryKind::Snapshot;
    m_status = batch.status;
    m_counters = batch.counters;
    m_seeds.report(m_status);
    m_self.report(m_status);
}

bool ObserveSession::waitForBatch(EndGuard& guard, bool heedGuard, Duration longest)
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

ExitCode ObserveSession::settle(EndGuard& guard)
{
    while (!m_ready) {
        if (!waitForBatch(guard, true, std::chrono::seconds{1})) {
            printErr("The time is up before the member list was complete.\n");
            return ExitCode::NoOrForeignAnswer;
        }
        if (const auto code = codeFor(m_link.problem())) return *code;
        if (nobodyThere(m_status)) return codeFor(m_status);
    }
    if (m_status.self && !m_status.self->settled && m_status.self->wantedName == std::nullopt)
        printErr("The members do not agree yet; the list may lack somebody.\n");
    return ExitCode::Ok;
}

void ObserveSession::leave(EndGuard& guard)
{
    m_link.submit(link::Leave{});
    const auto until = net::bootNow() + kLeaveLongest;
    while (m_status.phase != link::LinkPhase::Closed && net::bootNow() < until)
        static_cast<void>(waitForBatch(guard, false, std::chrono::milliseconds{100}));
}

std::vector<link::MemberRowPtr> ObserveSession::rows() const
{
    std::vector<link::MemberRowPtr> out;
    for (const auto& [key, row] : m_rows)
        out.push_back(row);
    std::sort(out.begin(), out.end(),
              [](const auto& a, const auto& b) { return a->facts->name < b->facts->name; });
    return out;
}

} // namespace grapevine::cli
