#pragma once

#include <deque>
#include <utility>
#include <vector>

#include "core/link/cluster_link.h"

namespace grapevine::cli {

/// A link whose answers a test writes beforehand: each take() hands out the next batch, the last
/// one's status for ever.
class FakeLink final : public link::ClusterLink {
public:
    link::CommandId submit(link::Command command) override
    {
        submitted.push_back(std::move(command));
        return link::CommandId{submitted.size()};
    }
    link::ObservationBatch take() override
    {
        link::ObservationBatch batch;
        if (!batches.empty()) {
            batch = std::move(batches.front());
            batches.pop_front();
        } else {
            batch.status = m_status;
        }
        m_status = batch.status;
        if (m_wake && !batches.empty()) m_wake();
        return batch;
    }
    void onReady(std::function<void()> wake) override
    {
        m_wake = std::move(wake);
        if (!batches.empty()) m_wake();
    }
    link::Capabilities capabilities() const override { return {}; }

    std::deque<link::ObservationBatch> batches;
    std::vector<link::Command> submitted;

private:
    std::function<void()> m_wake;
    link::LinkStatus m_status;
};

} // namespace grapevine::cli
