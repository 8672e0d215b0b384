#include "ui/models/ask_run.h"

#include <algorithm>
#include <utility>

#include "core/link/query_end.h"

namespace grapevine::models {

const std::string& AskRun::name() const
{
    return std::visit([](const auto& sent) -> const std::string& { return sent.name; }, what);
}

AskRun::Stage AskRun::stage() const
{
    if (outcome && outcome->refusal) return Stage::Refused;
    if (!isQuery()) return outcome ? Stage::Sent : cutOff ? Stage::Over : Stage::Submitted;
    if (progress && progress->end != link::QueryProgress::End::Open) return Stage::Over;
    if (cutOff) return Stage::Over;
    return outcome || progress ? Stage::Open : Stage::Submitted;
}

bool AskRun::isOpen() const
{
    return stage() == Stage::Open || stage() == Stage::Submitted;
}

bool AskRun::isCutShort() const
{
    return stage() == Stage::Over && !(progress && link::isWhole(progress->end));
}

bool AskRun::ackWanted() const
{
    const auto* query = std::get_if<link::SendQuery>(&what);
    return query != nullptr && query->ack;
}

bool AskRun::take(const link::QueryReply& reply)
{
    if (replies.size() >= kMembersMost && replyOf(reply.from) == nullptr) {
        ++unkept;
        return false;
    }
    const auto [at, isNew] = replies.try_emplace(reply.from);
    auto& known = at->second;
    if (isNew) bytesKept += reply.from.size();
    if (reply.duplicate) {
        ++known.duplicates;
        return true;
    }
    if (reply.kind == link::QueryReply::Kind::Ack) {
        if (known.ack) return isNew;
        known.ack = reply.latency;
        known.lateAck = reply.late;
        return true;
    }
    if (known.response) return isNew;
    known.response = reply.latency;
    known.lateResponse = reply.late;
    known.payload = reply.payload;
    bytesKept += reply.payload.size();
    return true;
}

const MemberReply* AskRun::replyOf(const std::string& member) const
{
    const auto at = replies.find(member);
    return at == replies.end() ? nullptr : &at->second;
}

ReplyState AskRun::stateOf(const std::string& member) const
{
    const auto* reply = replyOf(member);
    const auto nothing = isOpen()       ? ReplyState::Waiting
                         : isCutShort() ? ReplyState::Unheard
                                        : ReplyState::Silent;
    if (reply == nullptr) return nothing;
    if (reply->response && !reply->lateResponse) return ReplyState::Answered;
    if (reply->ack && !reply->lateAck) {
        if (reply->response) return ReplyState::Late;
        return isOpen() || isCutShort() ? ReplyState::Acked : ReplyState::AckedOnly;
    }
    return reply->response || reply->ack ? ReplyState::Late : nothing;
}

const std::vector<std::string>& AskRun::expected() const
{
    static const std::vector<std::string> nobody;
    return progress && progress->expected ? *progress->expected : nobody;
}

std::vector<std::string> AskRun::membersIn(ReplyState state) const
{
    std::vector<std::string> members;
    for (const auto& member : expected()) {
        if (stateOf(member) == state) members.push_back(member);
    }
    return members;
}

std::size_t AskRun::lateCount() const
{
    return progress ? progress->late : 0;
}

std::size_t AskRun::duplicateCount() const
{
    return progress ? progress->duplicates : 0;
}

std::optional<AskRun::Latencies> AskRun::latencies() const
{
    using Timed = std::pair<Duration, const std::string*>;
    const auto collect = [this](bool acks) {
        std::vector<Timed> times;
        for (const auto& [member, reply] : replies) {
            const auto& time = acks ? reply.ack : reply.response;
            const bool late = acks ? reply.lateAck : reply.lateResponse;
            if (time && !late) times.emplace_back(*time, &member);
        }
        return times;
    };
    bool ofAcks = false;
    auto times = collect(false);
    if (times.empty()) {
        ofAcks = true;
        times = collect(true);
    }
    if (times.empty()) return std::nullopt;
    std::sort(times.begin(), times.end(),
              [](const Timed& a, const Timed& b) { return a.first < b.first; });
    const auto& last = times.back();
    return Latencies{times[(times.size() - 1) / 2].first, last.first, *last.second, ofAcks};
}

} // namespace grapevine::models
