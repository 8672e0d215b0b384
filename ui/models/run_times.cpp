#include "ui/models/run_times.h"

#include <algorithm>
#include <utility>

namespace grapevine::models {

namespace {

using Timed = std::pair<Duration, const std::string*>;

std::vector<Timed> sortedTimes(const AskRun& run, ReplyKind kind)
{
    std::vector<Timed> times;
    times.reserve(run.replies.size());
    for (const auto& [member, reply] : run.replies) {
        const auto& time = kind == ReplyKind::Ack ? reply.ack : reply.response;
        const bool late = kind == ReplyKind::Ack ? reply.lateAck : reply.lateResponse;
        if (time && !late) times.emplace_back(*time, &member);
    }
    std::stable_sort(times.begin(), times.end(),
                     [](const Timed& a, const Timed& b) { return a.first < b.first; });
    return times;
}

} // namespace

std::vector<ReplyTime> replyTimes(const AskRun& run, ReplyKind kind, std::size_t most)
{
    const auto times = sortedTimes(run, kind);
    const std::size_t shown = std::min(times.size(), most);
    std::vector<ReplyTime> kept;
    kept.reserve(shown);
    for (std::size_t at = 0; at < shown; ++at) {
        const std::size_t place = shown < 2 ? at : at * (times.size() - 1) / (shown - 1);
        kept.push_back({times[place].first, place + 1, *times[place].second});
    }
    return kept;
}

std::optional<TimeSummary> timeSummary(const AskRun& run, ReplyKind kind)
{
    const auto times = sortedTimes(run, kind);
    if (times.empty()) return std::nullopt;
    return TimeSummary{times.size(), times.front().first, times[(times.size() - 1) / 2].first,
                       times.back().first, *times.back().second};
}

} // namespace grapevine::models
