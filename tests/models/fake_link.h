#pragma once

#include <mutex>
#include <optional>
#include <utility>
#include <vector>

#include "core/link/cluster_link.h"
#include "core/link/send_guard.h"

namespace grapevine::test {

/// A link whose observations a test hands in. Thread-safe as a real one, and its lock holds as a
/// real one's does; what else comes of a command is for the test to tell.
class FakeLink final : public link::ClusterLink {
public:
    link::CommandId submit(link::Command command) override
    {
        std::optional<link::CommandOutcome> outcome;
        link::CommandId id;
        {
            const std::lock_guard lock(m_mutex);
            m_commands.push_back(command);
            id = link::CommandId{m_commands.size()};
            if (std::holds_alternative<link::Leave>(command) && m_leavesAtOnce) {
                m_status.phase = link::LinkPhase::Closed;
                m_status.self.reset();
            }
            if (const auto* wanted = std::get_if<link::SetLock>(&command)) {
                m_status.sendLocked = !wanted->open;
                m_status.unlockedUntil.reset();
                if (wanted->openFor) m_status.unlockedUntil = m_status.asOf.boot + *wanted->openFor;
                outcome.emplace();
            } else if (m_status.sendLocked && link::SendGuard::isLockable(command)) {
                outcome.emplace();
                outcome->refusal = link::CommandRefusal::Locked;
            }
        }
        if (outcome) {
            outcome->command = id;
            link::ObservationBatch batch;
            batch.asked.outcomes.push_back(*outcome);
            publish(std::move(batch));
        }
        return id;
    }

    link::ObservationBatch take() override
    {
        const std::lock_guard lock(m_mutex);
        auto batch = std::exchange(m_waiting, {});
        batch.sequence = ++m_sequence;
        batch.status = m_status;
        batch.counters = m_counters;
        m_full = false;
        return batch;
    }

    void onReady(std::function<void()> wake) override
    {
        bool waits = false;
        {
            const std::lock_guard lock(m_mutex);
            m_wake = wake;
            waits = m_full;
        }
        if (waits) wake();
    }

    link::Capabilities capabilities() const override
    {
        const std::lock_guard lock(m_mutex);
        return m_capabilities;
    }

    void setCapabilities(link::Capabilities capabilities)
    {
        const std::lock_guard lock(m_mutex);
        m_capabilities = capabilities;
    }

    /// False: a leave is heard, and nothing comes of it.
    void setLeavesAtOnce(bool atOnce)
    {
        const std::lock_guard lock(m_mutex);
        m_leavesAtOnce = atOnce;
    }

    /// Waits for the next take; wakes as a real link does.
    void publish(link::ObservationBatch batch)
    {
        std::function<void()> wake;
        {
            const std::lock_guard lock(m_mutex);
            if (m_full && !batch.resync) {
                m_waiting.changed.insert(m_waiting.changed.end(), batch.changed.begin(),
                                         batch.changed.end());
                m_waiting.removed.insert(m_waiting.removed.end(), batch.removed.begin(),
                                         batch.removed.end());
                append(m_waiting.asked.outcomes, batch.asked.outcomes);
                append(m_waiting.asked.replies, batch.asked.replies);
                append(m_waiting.asked.queries, batch.asked.queries);
                append(m_waiting.asked.keyReports, batch.asked.keyReports);
                append(m_waiting.asked.deliveries, batch.asked.deliveries);
                append(m_waiting.asked.proofs, batch.asked.proofs);
                append(m_waiting.asked.viewLines, batch.asked.viewLines);
                append(m_waiting.asked.viewRounds, batch.asked.viewRounds);
                append(m_waiting.views, batch.views);
            } else {
                m_waiting = std::move(batch);
            }
            if (!std::exchange(m_full, true)) wake = m_wake;
        }
        if (wake) wake();
    }

    void setStatus(link::LinkStatus status)
    {
        const std::lock_guard lock(m_mutex);
        m_status = std::move(status);
    }

    void setCounters(Counters counters)
    {
        const std::lock_guard lock(m_mutex);
        m_counters = std::move(counters);
    }

    std::vector<link::Command> commands() const
    {
        const std::lock_guard lock(m_mutex);
        return m_commands;
    }

private:
    template<class Item> static void append(std::vector<Item>& to, const std::vector<Item>& more)
    {
        to.insert(to.end(), more.begin(), more.end());
    }

    mutable std::mutex m_mutex;
    link::ObservationBatch m_waiting;
    link::LinkStatus m_status;
    Counters m_counters;
    std::function<void()> m_wake;
    std::vector<link::Command> m_commands;
    link::Capabilities m_capabilities{.rtt = true};
    bool m_leavesAtOnce = true;
    std::uint64_t m_sequence = 0;
    bool m_full = false;
};

} // namespace grapevine::test
