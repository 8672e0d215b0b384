#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// Members that answered alike: the same bytes, but for one newline at the end.
struct AnswerGroup {
    Bytes value;                      ///< Without that newline.
    std::vector<std::string> members; ///< In order of arrival.
};

/// Answers in time, by what they say. Groups stand in order of arrival until they are put in
/// order, so that nothing moves while somebody reads.
class AnswerGroups {
public:
    AnswerGroups() = default;
    /// All of a run's answers in time, by member.
    explicit AnswerGroups(const AskRun& run);

    /// Which group the answer went to; a new one is the last.
    std::size_t add(const std::string& member, ByteView payload);
    /// The group of that value, if there is one already.
    [[nodiscard]] std::optional<std::size_t> find(ByteView payload) const;
    /// Largest first; equally large ones stay as they stood.
    void sortBySize();
    /// True when sortBySize would move nothing.
    [[nodiscard]] bool isSorted() const;

    [[nodiscard]] const std::vector<AnswerGroup>& groups() const { return m_groups; }
    [[nodiscard]] std::size_t answers() const { return m_answers; }

private:
    std::vector<AnswerGroup> m_groups;
    std::unordered_map<std::string, std::size_t> m_byValue;
    std::size_t m_answers = 0;
};

} // namespace grapevine::models
