#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "ui/models/answer_fold.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// Members that answered alike.
struct AnswerGroup {
    AnswerFold::Value value;
    std::vector<std::string> members; ///< In order of arrival.
};

/// Answers in time, by what they say. Groups stand in order of arrival until they are put in
/// order, so that nothing moves while somebody reads.
class AnswerGroups {
public:
    explicit AnswerGroups(AnswerFold fold = {});
    /// All of a run's answers in time, by member.
    explicit AnswerGroups(const AskRun& run, AnswerFold fold = {});

    /// Which group the answer went to; a new one is the last.
    std::size_t add(const std::string& member, ByteView payload);
    /// The group of that value, if there is one already.
    [[nodiscard]] std::optional<std::size_t> find(ByteView payload) const;
    /// The odd ones first: what few say stands above what most say. Equally large ones stay as
    /// they stood.
    void sortOddFirst();
    /// True when sortOddFirst would move nothing.
    [[nodiscard]] bool isSorted() const;

    [[nodiscard]] const AnswerFold& fold() const { return m_fold; }
    [[nodiscard]] const std::vector<AnswerGroup>& groups() const { return m_groups; }
    [[nodiscard]] std::size_t answers() const { return m_answers; }

private:
    AnswerFold m_fold;
    std::vector<AnswerGroup> m_groups;
    std::unordered_map<std::string, std::size_t> m_byValue;
    std::size_t m_answers = 0;
};

} // namespace grapevine::models
