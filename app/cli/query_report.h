#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/link/observation_batch.h"

namespace grapevine::cli {

/// Members that gave the same answer.
struct AnswerGroup {
    std::string value; ///< Without one trailing newline.
    std::vector<std::string> members;
};

/// Everything that came back to one query, put together from a link's batches. Duplicates and late
/// ones count only as such.
class QueryReport {
public:
    /// Answers kept; what comes beyond is only counted.
    static constexpr std::size_t kAnswersMost = 100'000;

    explicit QueryReport(link::CommandId query)
        : m_query(query)
    {
    }

    /// The first acks and responses in this batch, in order of arrival.
    std::vector<link::QueryReply> handleBatch(const link::ObservationBatch& batch);

    /// As the link last told it; nothing until then.
    [[nodiscard]] const std::optional<link::QueryProgress>& progress() const { return m_progress; }
    [[nodiscard]] bool hasEnded() const;
    /// Ended, and not cut short: silence means something.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] const std::vector<std::string>& acks() const { return m_acks; }
    [[nodiscard]] const std::map<std::string, link::QueryReply>& responses() const
    {
        return m_responses;
    }
    /// By size, the largest first, then by value.
    [[nodiscard]] std::vector<AnswerGroup> groups() const;

    /// The keys of `serf query -format=json`, and beside them groups, silent, latency_ms, ..
    [[nodiscard]] std::string json() const;
    /// What follows the live lines of the text form: totals, groups, the silent.
    [[nodiscard]] std::string summary() const;

private:
    link::CommandId m_query;
    std::optional<link::QueryProgress> m_progress;
    std::vector<std::string> m_acks; ///< In order of arrival, as Serf lists them.
    std::map<std::string, Duration> m_ackLatency;
    std::map<std::string, link::QueryReply> m_responses;
};

/// The payload as a person reads it: without the one newline at its end that a script leaves.
[[nodiscard]] std::string_view withoutNewline(std::string_view payload);

/// One line as `serf query` prints it.
[[nodiscard]] std::string replyLine(const link::QueryReply& reply);

} // namespace grapevine::cli
