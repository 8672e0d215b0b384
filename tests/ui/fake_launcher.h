#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "app/gui/link_launcher.h"
#include "tests/models/fake_link.h"
#include "tests/models/member_rows.h"

namespace grapevine::test {

/// Hands out fake links and remembers what was asked for.
class FakeLauncher final : public gui::LinkLauncher {
public:
    gui::OpenedLink open(gui::LinkPlan plan) override
    {
        plans.push_back(plan);
        auto owned = std::make_unique<FakeLink>();
        link = owned.get();
        links.push_back(link);
        const bool observes = std::holds_alternative<gui::ObservePlan>(plan);
        auto status = observes ? observerStatus() : liveStatus();
        if (std::holds_alternative<gui::DemoPlan>(plan)) status.mode = link::LinkMode::Demo;
        link->setStatus(status);
        link->publish(picture(observes ? nightShiftFromWithin() : nightShift()));
        gui::OpenedLink opened{std::move(owned)};
        if (observes) {
            opened.prepareForSleep = [this](std::function<void()> done) {
                ++sleeps;
                slept = std::move(done);
            };
            opened.resume = [this] { ++wakes; };
        }
        return opened;
    }

    std::string installationName() override { return "grapevine-lap7-3f2a"; }

    /// Each link is of a cluster of its own.
    link::ObservationBatch picture(std::vector<link::MemberRowPtr> rows)
    {
        ++clusters;
        for (auto& row : rows) {
            auto copy = std::make_shared<link::MemberRow>(*row);
            copy->key.cluster = ClusterId{clusters};
            row = std::move(copy);
        }
        auto batch = batchOf(std::move(rows), true);
        batch.cluster = ClusterId{clusters};
        return batch;
    }

    std::deque<gui::LinkPlan> plans;
    std::deque<FakeLink*> links; ///< In the order they were opened; those that went, too.
    std::uint32_t clusters = 0;
    FakeLink* link = nullptr;
    std::function<void()> slept;
    int sleeps = 0;
    int wakes = 0;
};

} // namespace grapevine::test
