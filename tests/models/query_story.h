#pragma once

#include <QtGlobal>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "core/link/observation_batch.h"
#include "tests/models/member_rows.h"

namespace grapevine::test {

inline link::QueryReply replyFrom(link::CommandId query, const std::string& from,
                                  const std::string& payload, Duration latency)
{
    link::QueryReply reply;
    reply.query = query;
    reply.kind = link::QueryReply::Kind::Response;
    reply.from = from;
    reply.payload = toBytes(payload);
    reply.latency = latency;
    reply.at = momentAt(latency);
    return reply;
}

inline link::QueryReply ackFrom(link::CommandId query, const std::string& from, Duration latency)
{
    auto reply = replyFrom(query, from, {}, latency);
    reply.kind = link::QueryReply::Kind::Ack;
    return reply;
}

inline link::QueryProgress openQuery(link::CommandId query, std::vector<std::string> expected)
{
    std::sort(expected.begin(), expected.end());
    link::QueryProgress progress;
    progress.query = query;
    progress.id = QueryId{77};
    progress.time = LamportTime{42};
    progress.name = "version";
    progress.sentAt = momentAt();
    progress.timeout = std::chrono::milliseconds{6400};
    progress.expected = std::make_shared<const std::vector<std::string>>(std::move(expected));
    return progress;
}

/// Names of all members alive of some rows.
inline std::vector<std::string> aliveOf(const std::vector<link::MemberRowPtr>& rows)
{
    std::vector<std::string> names;
    for (const auto& row : rows) {
        if (row->status == link::MemberStatus::Alive) names.push_back(row->facts->name);
    }
    return names;
}

/// How the night shift answers `version`: three builds, one of them with a newline; web-3 only
/// acks, cache-3 keeps silent; queue-1 comes by a detour too.
inline link::ObservationBatch versionAnswers(link::CommandId query, std::size_t most = 1000)
{
    using namespace std::chrono_literals;
    link::ObservationBatch batch;
    auto progress = openQuery(query, aliveOf(nightShiftFromWithin()));
    std::size_t at = 0;
    for (const auto& member : *progress.expected) {
        if (at++ == most) break;
        if (member == "cache-3") continue;
        const Duration latency = std::chrono::microseconds{900 + (at * 7919) % 23'000};
        batch.asked.replies.push_back(ackFrom(query, member, latency));
        ++progress.acks;
        if (member == "web-3" || member.starts_with("grapevine")) continue;
        const std::string value = member == "db-2" || member == "api-4" ? "1.4.1"
                                  : member == "web-9"                   ? "1.5.0-rc1\n"
                                                                        : "1.4.2\n";
        batch.asked.replies.push_back(replyFrom(query, member, value, latency + 2ms));
        ++progress.responses;
        if (member != "queue-1") continue;
        auto twice = batch.asked.replies.back();
        twice.duplicate = true;
        batch.asked.replies.push_back(twice);
        ++progress.duplicates;
    }
    batch.asked.queries.push_back(progress);
    return batch;
}

/// The same, when its time is up.
inline link::ObservationBatch versionOver(link::CommandId query)
{
    using namespace std::chrono_literals;
    auto batch = versionAnswers(query);
    auto& progress = batch.asked.queries.front();
    progress.end = link::QueryProgress::End::TimedOut;
    progress.endedAt = momentAt(6400ms);
    progress.silent = {"cache-3"};
    return batch;
}

inline link::ObservationBatch outcomeOf(link::CommandId command)
{
    link::ObservationBatch batch;
    link::CommandOutcome outcome;
    outcome.command = command;
    outcome.lamportTime = LamportTime{42};
    outcome.size = 67;
    batch.asked.outcomes.push_back(outcome);
    return batch;
}

inline link::ObservationBatch refusalOf(link::CommandId command, link::CommandRefusal refusal)
{
    auto batch = outcomeOf(command);
    batch.asked.outcomes.front().refusal = refusal;
    batch.asked.outcomes.front().lamportTime.reset();
    return batch;
}

/// What comes of asking the night shift whether it has an event: `asked` of them had a turn, web-3
/// has it not, cache-3 did not answer.
inline link::ObservationBatch deliveryOf(link::CommandId proof, std::size_t asked = 1000)
{
    link::ObservationBatch batch;
    link::DeliveryProof whole;
    whole.proof = proof;
    whole.time = LamportTime{42};
    whole.begunAt = momentAt();
    std::size_t at = 0;
    for (const auto& member : aliveOf(nightShift())) {
        link::DeliveryLine line;
        line.proof = proof;
        line.member = member;
        line.at = momentAt(std::chrono::milliseconds{50} * static_cast<int>(at));
        ++whole.members;
        if (at++ < asked) {
            ++whole.connections;
            whole.bytes += 3'500;
            line.state = link::DeliveryState::Held;
            if (member == "web-3") line.state = link::DeliveryState::Missing;
            if (member == "cache-3") {
                line.state = link::DeliveryState::Unasked;
                line.refusal = link::Refusal::Silent;
            }
            if (line.state == link::DeliveryState::Held) ++whole.held;
            if (line.state == link::DeliveryState::Missing) ++whole.missing;
            if (line.state == link::DeliveryState::Unasked) ++whole.unasked;
        }
        batch.asked.deliveries.push_back(line);
    }
    if (whole.waiting() == 0) {
        whole.end = link::DeliveryProof::End::Whole;
        whole.endedAt = momentAt(std::chrono::seconds{3});
    }
    batch.asked.proofs.push_back(whole);
    return batch;
}

} // namespace grapevine::test
