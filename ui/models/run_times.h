#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "ui/models/ask_run.h"

namespace grapevine::models {

enum class ReplyKind : std::uint8_t { Ack, Answer };

/// One member's ack or answer within the time, among all of a run.
struct ReplyTime {
    Duration after{};
    std::size_t place = 0; ///< How many had come by then, this one included.
    std::string member;
};

/// In order of time; those after the end are left out. Of more than `most` some are left out,
/// evenly, but never the first nor the last.
[[nodiscard]] std::vector<ReplyTime> replyTimes(const AskRun& run, ReplyKind kind,
                                                std::size_t most);

/// How fast a run's acks or answers came.
struct TimeSummary {
    std::size_t count = 0;
    Duration first{};
    Duration median{};
    Duration last{};
    std::string lastFrom;

    [[nodiscard]] Duration spread() const { return last - first; }
};

/// Nothing before the first of them.
[[nodiscard]] std::optional<TimeSummary> timeSummary(const AskRun& run, ReplyKind kind);

} // namespace grapevine::models
