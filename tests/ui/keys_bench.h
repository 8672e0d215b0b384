#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "tests/models/key_story.h"
#include "tests/ui/window_bench.h"
#include "ui/widgets/keys_place.h"

namespace grapevine::test {

inline link::Capabilities keyCapabilities()
{
    auto out = observerCapabilities();
    out.keys = true;
    return out;
}

/// The night shift with shards and leaders: one is contested, one has lost its leader, two are
/// well.
inline std::vector<link::MemberRowPtr> shards()
{
    auto rows = nightShiftFromWithin();
    std::size_t at = 0;
    for (auto& row : rows) {
        auto changed = *row;
        auto facts = *row->facts;
        std::erase_if(facts.tags,
                      [](const auto& tag) { return tag.first == "role" || tag.first == "shard"; });
        const auto shard = at % 4;
        const bool leads = at < 4 || at == 5;
        if (at < 32) {
            facts.tags.emplace_back("shard", std::to_string(shard + 1));
            facts.tags.emplace_back("role", leads ? "leader" : "follower");
            // Who leads is well.
            if (leads) {
                changed.status = link::MemberStatus::Alive;
                changed.state = link::RawState::Alive;
                changed.sinceFirstLook = at == 0 || at == 3;
            }
        }
        std::sort(facts.tags.begin(), facts.tags.end());
        changed.facts = std::make_shared<const NodeFacts>(std::move(facts));
        row = std::make_shared<const link::MemberRow>(std::move(changed));
        ++at;
    }
    return rows;
}

/// The leader of shard 3 is gone.
inline link::MemberRowPtr withoutLeader(const std::vector<link::MemberRowPtr>& rows)
{
    auto gone = *rows[2];
    gone.status = link::MemberStatus::Failed;
    gone.state = link::RawState::Dead;
    return std::make_shared<const link::MemberRow>(std::move(gone));
}

/// A window at its keys and leaders.
inline void goToKeys(WindowBench& bench, link::LinkStatus status = observerStatus(),
                     link::Capabilities capabilities = keyCapabilities())
{
    bench.look(std::move(status), shards(), capabilities);
    bench.window.goTo(widgets::PlaceId::Keys);
    QCoreApplication::processEvents();
}

/// What the link has to say to the listing that was asked for last.
inline void answerKeys(WindowBench& bench, link::KeyReport report)
{
    link::ObservationBatch batch;
    report.command = *bench.window.view().keysPlace().survey().command;
    batch.asked.keyReports.push_back(std::move(report));
    bench.publish(std::move(batch));
}

} // namespace grapevine::test
