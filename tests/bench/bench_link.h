#pragma once

#include <functional>
#include <iterator>
#include <mutex>
#include <utility>

#include "core/link/cluster_link.h"

namespace grapevine::bench {

/// A link that hands over what a measurement gives it, from any thread, as a gossip thread does.
class BenchLink final : public link::ClusterLink {
public:
    explicit BenchLink(link::LinkStatus status)
        : m_status(std::move(status))
    {
    }

    link::CommandId submit(link::Command) override { return link::CommandId{1}; }

    link::ObservationBatch take() override
    {
        const std::lock_guard lock(m_mutex);
        auto batch = std::exchange(m_waiting, {});
        batch.sequence = ++m_sequence;
        batch.status = m_status;
        m_full = false;
        return batch;
    }

    void onReady(std::function<void()> wake) override
    {
        const std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
    }

    link::Capabilities capabilities() const override
    {
        return {.live = true, .accusers = true, .rtt = true, .failedRowsKept = true};
    }

    /// Joins what still waits, and wakes the other side when nothing did.
    void publish(link::ObservationBatch batch, Moment now)
    {
        std::function<void()> wake;
        {
            const std::lock_guard lock(m_mutex);
            m_status.asOf = now;
            m_status.lastAnswer = now;
            m_waiting.resync = m_waiting.resync || batch.resync;
            append(m_waiting.changed, std::move(batch.changed));
            append(m_waiting.entries, std::move(batch.entries));
            if (!std::exchange(m_full, true)) wake = m_wake;
        }
        if (wake) wake();
    }

private:
    template<class Items> static void append(Items& to, Items&& more)
    {
        to.insert(to.end(), std::make_move_iterator(more.begin()),
                  std::make_move_iterator(more.end()));
    }

    mutable std::mutex m_mutex;
    link::LinkStatus m_status;
    link::ObservationBatch m_waiting;
    std::function<void()> m_wake;
    std::uint64_t m_sequence = 0;
    bool m_full = false;
};

} // namespace grapevine::bench
