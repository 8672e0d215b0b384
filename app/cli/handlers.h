#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <poll.h>
#include <string>
#include <vector>

#include "app/cli/child_process.h"
#include "app/cli/handler_input.h"
#include "app/cli/handler_rule.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/link/command.h"

namespace grapevine::cli {

/// Runs programs for what is seen, as `serf agent -event-handler` does, beside everything else.
///
/// Entries of one rule are handled one after the other, in order, as Serf does; responders answer
/// side by side, since a query does not wait. What programs write goes to standard error, their
/// label before each line. Failures are told there, too.
class Handlers {
public:
    /// Programs at work at once, and entries that wait for one; of more, the newest is dropped.
    static constexpr std::size_t kAtOnceMost = 8;
    static constexpr std::size_t kWaitingMost = 256;

    struct Options {
        std::vector<HandlerRule> rules;
        /// For one run; the whole process group is killed after it.
        Duration longest = std::chrono::seconds{30};
    };
    using Answer = std::function<void(link::AnswerQuery)>;
    using Say = std::function<void(std::string_view line)>;

    /// `answer` hands a responder's output on; `say` writes a line for a person, plain text.
    Handlers(Options options, Answer answer, Say say);

    /// `answerMost`: bytes that an answer may have.
    void handleEntry(TimePoint now, const link::TimelineEntry& entry, const HandlerSelf& self,
                     std::size_t answerMost);
    /// Goes on with whatever is ready; after a poll() of addPolls(), or at nextTimeout().
    void handleReady(TimePoint now);

    void addPolls(std::vector<pollfd>& polls) const;
    [[nodiscard]] std::optional<TimePoint> nextTimeout() const;
    [[nodiscard]] bool isIdle() const { return m_running.empty() && m_waiting.empty(); }
    [[nodiscard]] const Counters& counters() const { return m_counters; }

private:
    struct Job {
        std::size_t rule = 0;
        ChildProcess::Start start;
        LamportTime time;
        QueryId query;
        std::size_t answerMost = 0;
    };
    struct Running {
        Job job;
        std::unique_ptr<ChildProcess> child;
        TimePoint until;
        bool killed = false;
    };

    [[nodiscard]] bool mayStart(const Job& job) const;
    void startWaiting(TimePoint now);
    void finish(const Running& run);
    void answer(const Running& run);
    void tell(const Job& job, std::string_view words);
    void tellOutput(const Job& job, std::string_view output);

    Options m_options;
    Answer m_answer;
    Say m_say;
    std::deque<Job> m_waiting;
    std::vector<Running> m_running;
    Counters m_counters;
};

} // namespace grapevine::cli
