#include "app/cli/query_run.h"

#include <algorithm>
#include <fmt/format.h>

#include "app/cli/print.h"
#include "app/cli/progress_line.h"
#include "core/base/time_text.h"
#include "core/net/boot_clock.h"

namespace grapevine::cli {

namespace {

constexpr Duration kLook = std::chrono::milliseconds{100};
constexpr Duration kEndPatience = std::chrono::seconds{1};

std::string progressText(const link::QueryProgress& progress)
{
    auto out = fmt::format("{} acks, {} responses", progress.acks, progress.responses);
    if (progress.expected) out += fmt::format(" of {}", progress.expected->size());
    const auto left = progress.sentAt.boot + progress.timeout - net::bootNow();
    if (left > Duration::zero()) out += ", " + briefDuration(left) + " left";
    return out;
}

} // namespace

std::optional<QueryRun> runToEnd(Asking& asking, const link::SendQuery& query,
                                 const std::function<void()>& onSent,
                                 const std::function<void(const link::QueryReply&)>& onReply)
{
    // Answers can stand in the same batch as the outcome, when the report cannot be there yet.
    std::vector<link::ObservationBatch> early;
    asking.session.listen([&](const link::ObservationBatch& batch) {
        if (!batch.asked.replies.empty() || !batch.asked.queries.empty()) early.push_back(batch);
    });
    const auto sent = send(asking, query);
    asking.session.listen({});
    if (!sent) return std::nullopt;
    onSent();

    QueryRun run{QueryReport{sent->command}, false};
    ProgressLine progress;
    const auto take = [&](const link::ObservationBatch& batch) {
        for (const auto& reply : run.report.handleBatch(batch)) {
            progress.clear();
            onReply(reply);
        }
    };
    for (const auto& batch : early)
        take(batch);
    asking.session.listen(take);
    auto until = TimePoint::max();
    while (!run.report.hasEnded() && asking.session.isOpen() && net::bootNow() < until) {
        if (run.report.progress()) progress.show(progressText(*run.report.progress()));
        const bool going = asking.session.wait(asking.guard, kLook);
        if (going || run.interrupted) continue;
        run.interrupted = true;
        until = net::bootNow() + kEndPatience;
        static_cast<void>(asking.session.submit(link::StopQuery{sent->command}));
    }
    asking.session.listen({});
    return run;
}

} // namespace grapevine::cli
