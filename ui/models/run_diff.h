#pragma once

#include <QString>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "ui/models/answer_fold.h"
#include "ui/models/ask_run.h"

namespace grapevine::models {

/// How one member's answers to two runs stand to each other. In order of what wants to be seen
/// first.
enum class DiffKind : std::uint8_t {
    Changed,
    OnlyBefore, ///< It answered the first run only.
    OnlyAfter,
    NoAnswer, ///< To neither, though at least one run asked it.
    Same,
};
inline constexpr std::size_t kDiffKinds = 5;

/// Two runs member by member: which answers changed from the earlier to the later one. Late answers
/// are none. A picture of the moment it is made at; a run that goes on is compared anew.
struct RunDiff {
    struct Row {
        std::string member;
        DiffKind kind = DiffKind::Same;
        QString before; ///< The answer as one line, or why there is none. Safe to show.
        QString after;

        bool operator==(const Row&) const = default;
    };

    /// Members compared at most; the rest is counted.
    static constexpr std::size_t kRowsMost = 200'000;

    RunDiff() = default;
    /// `fold` says when two answers are the same.
    RunDiff(const AskRun& earlier, const AskRun& later, const AnswerFold& fold);

    std::vector<Row> rows; ///< By kind, then by name.
    std::size_t counts[kDiffKinds] = {};
    std::size_t left = 0; ///< Beyond kRowsMost.

    [[nodiscard]] std::size_t count(DiffKind kind) const
    {
        return counts[static_cast<std::size_t>(kind)];
    }
};

/// `changed`, `only before`, ..
[[nodiscard]] QString diffWord(DiffKind kind);
/// `3 changed · 1 only before · 34 same`: what is none is left out.
[[nodiscard]] QString diffCounts(const RunDiff& diff);

/// Tab-separated lines under a line of titles. What a spreadsheet would reckon with has a `'` in
/// front.
[[nodiscard]] QString diffAsTsv(const RunDiff& diff);
/// A Markdown table under a line of counts; what would be markup there is written out.
[[nodiscard]] QString diffAsMarkdown(const RunDiff& diff);

} // namespace grapevine::models
