#include <QAbstractButton>

#include "tests/ui/keys_bench.h"
#include "tests/ui/looks/window_states.h"

using namespace std::chrono_literals;

namespace grapevine::test {

QStringList keysStates()
{
    return {QStringLiteral("keys-unasked"), QStringLiteral("keys-peeking"),
            QStringLiteral("keys-asking"),  QStringLiteral("keys-stuck"),
            QStringLiteral("keys-agreed"),  QStringLiteral("keys-open"),
            QStringLiteral("keys-agent"),   QStringLiteral("keys-demo"),
            QStringLiteral("keys-untold"),  QStringLiteral("keys-refused")};
}

void reachKeys(WindowBench& bench, const QString& state)
{
    auto status = observerStatus();
    auto capabilities = keyCapabilities();
    if (state == QStringLiteral("keys-peeking")) {
        status = liveStatus();
        capabilities = {.rtt = true};
    }
    if (state == QStringLiteral("keys-demo")) status.mode = link::LinkMode::Demo;
    if (state == QStringLiteral("keys-agent")) status.mode = link::LinkMode::Rpc;
    goToKeys(bench, status, capabilities);
    bench.now = momentAt(40s);
    if (state == QStringLiteral("keys-untold")) {
        // A Raft group, whose tags say nothing of who leads.
        std::vector<link::MemberRowPtr> bare;
        for (std::uint32_t id = 1; id <= 30; ++id)
            bare.push_back(row({.id = id,
                                .name = "9f3c" + std::to_string(id),
                                .tags = {{"ep.raft", "10.4.0.1:3001"}}}));
        bench.look(status, bare, capabilities);
        bench.window.goTo(widgets::PlaceId::Keys);
    } else {
        bench.publish(batchOf({withoutLeader(shards())}));
        bench.window.view().keysPlace().resort();
    }
    const QStringList quiet{QStringLiteral("keys-unasked"), QStringLiteral("keys-peeking"),
                            QStringLiteral("keys-demo"), QStringLiteral("keys-untold")};
    if (!quiet.contains(state)) {
        bench.find<QAbstractButton>("keysAsk")->click();
        auto report = stuckRotation();
        if (state == QStringLiteral("keys-agreed")) {
            report.silent.clear();
            report.members = report.responses;
            report.end = link::QueryProgress::End::Everybody;
            report.keys = {{"1a2b3c4d", {6, 6, {}}}};
            for (auto& [name, holder] : report.holders)
                holder.keys = {"1a2b3c4d"};
        }
        if (state == QStringLiteral("keys-open")) report = noKeyrings();
        if (state == QStringLiteral("keys-asking")) report.complete = false;
        if (state == QStringLiteral("keys-agent")) {
            report.countsOnly = true;
            report.holders.clear();
            report.silent.clear();
            for (auto& [key, count] : report.keys)
                count.primaries = 0;
        }
        if (state == QStringLiteral("keys-refused")) {
            link::ObservationBatch batch;
            auto& outcome = batch.asked.outcomes.emplace_back();
            outcome.command = *bench.window.view().keysPlace().survey().command;
            outcome.refusal = link::CommandRefusal::NobodyThere;
            bench.publish(std::move(batch));
        } else {
            answerKeys(bench, report);
        }
    }
    bench.now = momentAt(160s);
    bench.tell(bench.session->status());
}

} // namespace grapevine::test
