#include "app/cli/handlers.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/wait.h>

#include "core/base/plain_text.h"
#include "core/base/time_text.h"

namespace grapevine::cli {

Handlers::Handlers(Options options, Answer answer, Say say)
    : m_options(std::move(options))
    , m_answer(std::move(answer))
    , m_say(std::move(say))
{
}

void Handlers::handleEntry(TimePoint now, const link::TimelineEntry& entry, const HandlerSelf& self,
                           std::size_t answerMost)
{
    for (std::size_t at = 0; at < m_options.rules.size(); ++at) {
        const auto& rule = m_options.rules[at];
        if (!rule.filter.matches(entry)) continue;
        Job job;
        job.rule = at;
        job.start.words = rule.words;
        job.start.environment = handlerEnvironment(entry, self);
        job.time = entry.lamportTime.value_or(LamportTime{});
        job.query = entry.queryId.value_or(QueryId{});
        job.answerMost = answerMost;
        if (holdsZero(job.start.environment)) {
            m_counters.add("handlers.unspeakable");
            tell(job, "not run: a name or tag holds a zero byte");
            continue;
        }
        if (m_waiting.size() >= kWaitingMost) {
            m_counters.add("handlers.dropped");
            tell(job, fmt::format("not run: {} wait already", kWaitingMost));
            continue;
        }
        job.start.input = handlerInput(entry);
        m_waiting.push_back(std::move(job));
    }
    startWaiting(now);
}

bool Handlers::mayStart(const Job& job) const
{
    if (m_options.rules[job.rule].responds) return true;
    return std::none_of(m_running.begin(), m_running.end(),
                        [&](const Running& run) { return run.job.rule == job.rule; });
}

void Handlers::startWaiting(TimePoint now)
{
    while (m_running.size() < kAtOnceMost) {
        const auto at = std::find_if(m_waiting.begin(), m_waiting.end(),
                                     [&](const Job& job) { return mayStart(job); });
        if (at == m_waiting.end()) return;
        auto job = std::move(*at);
        m_waiting.erase(at);
        auto child = ChildProcess::start(job.start);
        if (!child) {
            m_counters.add("handlers.failed");
            tell(job, "cannot be started: " + child.error());
            continue;
        }
        m_counters.add("handlers.started");
        job.start = {}; // The child has what it needs.
        m_running.push_back({std::move(job), std::move(*child), now + m_options.longest, false});
    }
}

void Handlers::handleReady(TimePoint now)
{
    for (auto& run : m_running) {
        run.child->pump();
        if (run.child->hasEnded()) {
            finish(run);
        } else if (run.until <= now && !run.killed) {
            run.killed = true;
            run.child->kill();
        }
    }
    std::erase_if(m_running, [](const Running& run) { return run.child->hasEnded(); });
    startWaiting(now);
}

void Handlers::finish(const Running& run)
{
    const auto& rule = m_options.rules[run.job.rule];
    tellOutput(run.job, run.child->errors());
    if (!rule.responds) tellOutput(run.job, run.child->output());
    const auto cutOutput = run.child->outputDropped();
    const auto cutErrors = run.child->errorsDropped();
    if (cutOutput + cutErrors > 0) m_counters.add("handlers.output-dropped", cutOutput + cutErrors);
    // A responder's output is not shown at all; answer() says how large it was.
    if (const auto hidden = cutErrors + (rule.responds ? 0 : cutOutput); hidden > 0)
        tell(run.job, fmt::format("{} bytes more of output are not shown", hidden));
    const int status = run.child->status();
    if (run.killed) {
        m_counters.add("handlers.timed-out");
        tell(run.job, "took longer than " + briefDuration(m_options.longest) + " and was stopped");
    } else if (WIFSIGNALED(status)) {
        m_counters.add("handlers.failed");
        tell(run.job, fmt::format("was ended by signal {}", WTERMSIG(status)));
    } else if (WEXITSTATUS(status) != 0) {
        m_counters.add("handlers.failed");
        tell(run.job, fmt::format("failed with exit code {}", WEXITSTATUS(status)));
    } else if (rule.responds) {
        answer(run);
    }
}

/// As in Serf, a responder without a word gives no answer. Source: serf, invoke.go.
void Handlers::answer(const Running& run)
{
    const auto& output = run.child->output();
    const auto size = output.size() + run.child->outputDropped();
    // Whatever a cluster allows, half an answer is none.
    const auto most = std::min(run.job.answerMost, ChildProcess::kOutputMost);
    if (output.empty()) {
        m_counters.add("handlers.no-answer");
    } else if (size > most) {
        m_counters.add("handlers.answer-too-large");
        tell(run.job, fmt::format("no answer sent: {} bytes are more than the {} that one may have",
                                  size, most));
    } else {
        m_counters.add("handlers.answered");
        m_answer({run.job.time, run.job.query, toBytes(output)});
    }
}

void Handlers::tell(const Job& job, std::string_view words)
{
    m_say(fmt::format("[{}] {}", m_options.rules[job.rule].label, words));
}

void Handlers::tellOutput(const Job& job, std::string_view output)
{
    while (!output.empty()) {
        const auto end = output.find('\n');
        tell(job, plainText(output.substr(0, end)));
        if (end == std::string_view::npos) return;
        output.remove_prefix(end + 1);
    }
}

void Handlers::addPolls(std::vector<pollfd>& polls) const
{
    for (const auto& run : m_running)
        run.child->addPolls(polls);
}

std::optional<TimePoint> Handlers::nextTimeout() const
{
    std::optional<TimePoint> next;
    for (const auto& run : m_running) {
        if (!run.killed && (!next || run.until < *next)) next = run.until;
    }
    return next;
}

} // namespace grapevine::cli
