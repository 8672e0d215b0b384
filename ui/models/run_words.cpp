#include "ui/models/run_words.h"

#include <QCoreApplication>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("AskRun", text, nullptr, n);
}

QString count(const char* text, std::size_t n)
{
    return say(text, static_cast<int>(n));
}

QString withReason(QString sentence, const std::string& detail)
{
    if (detail.empty()) return sentence;
    if (sentence.endsWith(QLatin1Char('.'))) sentence.chop(1);
    return QStringLiteral("%1: %2.").arg(sentence, clusterText(detail, 300));
}

QString openSummary(const AskRun& run)
{
    if (!run.progress) return say(QT_TRANSLATE_NOOP("AskRun", "sending …"));
    return say(QT_TRANSLATE_NOOP("AskRun", "%1 of %2 answered so far"))
        .arg(run.progress->responses)
        .arg(run.expected().empty() ? run.reach : run.expected().size());
}

QString overSummary(const AskRun& run)
{
    if (!run.progress)
        return say(QT_TRANSLATE_NOOP("AskRun", "ended before it was known to go out"));
    const auto& progress = *run.progress;
    const auto all = run.expected().size();
    QString summary =
        all > 0
            ? say(QT_TRANSLATE_NOOP("AskRun", "%1 of %2 answered")).arg(progress.responses).arg(all)
            : count(QT_TRANSLATE_N_NOOP("AskRun", "%n answer(s)"), progress.responses);
    if (!progress.silent.empty()) {
        summary += QStringLiteral(", ") +
                   count(QT_TRANSLATE_N_NOOP("AskRun", "%n silent"), progress.silent.size());
    }
    if (progress.late > 0) {
        summary +=
            QStringLiteral(", ") + count(QT_TRANSLATE_N_NOOP("AskRun", "%n late"), progress.late);
    }
    return summary;
}

} // namespace

QString runTitle(const AskRun& run)
{
    return (run.isQuery() ? say(QT_TRANSLATE_NOOP("AskRun", "query “%1”"))
                          : say(QT_TRANSLATE_NOOP("AskRun", "event “%1”")))
        .arg(clusterText(run.name(), 128));
}

QString runSummary(const AskRun& run)
{
    switch (run.stage()) {
    case AskRun::Stage::Submitted: return say(QT_TRANSLATE_NOOP("AskRun", "sending …"));
    case AskRun::Stage::Refused:
        return say(QT_TRANSLATE_NOOP("AskRun", "refused, nothing was sent"));
    case AskRun::Stage::Sent:
        if (!run.delivery.lines.empty()) return deliveryCounts(run.delivery);
        return run.outcome->lamportTime
                   ? say(QT_TRANSLATE_NOOP("AskRun", "sent at Lamport time %1"))
                         .arg(run.outcome->lamportTime->value())
                   : say(QT_TRANSLATE_NOOP("AskRun", "sent"));
    case AskRun::Stage::Open: return openSummary(run);
    case AskRun::Stage::Over: return overSummary(run);
    }
    return {};
}

bool isTrouble(const AskRun& run)
{
    if (run.stage() == AskRun::Stage::Refused) return true;
    if (!run.isQuery()) {
        return run.delivery.count(link::DeliveryState::Missing) +
                   run.delivery.count(link::DeliveryState::Unasked) >
               0;
    }
    return run.progress && !run.progress->silent.empty();
}

QString refusalText(const link::CommandOutcome& outcome)
{
    using link::CommandRefusal;
    if (!outcome.refusal) return {};
    switch (*outcome.refusal) {
    case CommandRefusal::Locked:
        return say(QT_TRANSLATE_NOOP("AskRun", "Sending is locked. Unlock it, then send again."));
    case CommandRefusal::NotSupported:
        return withReason(
            say(QT_TRANSLATE_NOOP("AskRun", "This way of looking at a cluster cannot send.")),
            outcome.detail);
    case CommandRefusal::NotMember:
        return withReason(
            say(QT_TRANSLATE_NOOP("AskRun", "Grapevine is not a member of the cluster now.")),
            outcome.detail);
    case CommandRefusal::NobodyThere:
        return say(QT_TRANSLATE_NOOP("AskRun", "No other member is known that it could reach."));
    case CommandRefusal::InternalName:
        return say(QT_TRANSLATE_NOOP(
            "AskRun", "Names that begin with _serf_ are Serf's own and are not sent."));
    case CommandRefusal::TooLarge:
        return (outcome.encoded
                    ? say(QT_TRANSLATE_NOOP("AskRun",
                                            "Too large: %1 bytes encoded, %2 are allowed."))
                    : say(QT_TRANSLATE_NOOP(
                          "AskRun", "Too large: %1 bytes of name and payload, %2 are allowed.")))
            .arg(outcome.size)
            .arg(outcome.limit);
    case CommandRefusal::BadFilter:
        return withReason(
            say(QT_TRANSLATE_NOOP("AskRun", "A tag filter is no regular expression.")),
            outcome.detail);
    case CommandRefusal::TooMany:
        return count(QT_TRANSLATE_N_NOOP(
                         "AskRun", "%n queries are open already; wait for one to end, or stop it."),
                     outcome.limit);
    case CommandRefusal::TooFast:
        return count(QT_TRANSLATE_N_NOOP("AskRun", "%n events and queries went out within the last "
                                                   "minute; wait a little, then send again."),
                     outcome.limit);
    case CommandRefusal::UnknownQuery:
        return say(QT_TRANSLATE_NOOP("AskRun", "There is no such query, or it is over."));
    case CommandRefusal::ClockPoisoned:
        return withReason(say(QT_TRANSLATE_NOOP(
                              "AskRun", "The cluster's Lamport clock was pushed to an absurd time, "
                                        "and sending would push it further.")),
                          outcome.detail);
    case CommandRefusal::Busy:
        return say(QT_TRANSLATE_NOOP(
            "AskRun", "The members are being asked already; wait for it to end, or stop it."));
    case CommandRefusal::Demo:
        return withReason(say(QT_TRANSLATE_NOOP("AskRun", "The demo cannot do that.")),
                          outcome.detail);
    case CommandRefusal::Remote:
        return withReason(say(QT_TRANSLATE_NOOP("AskRun", "The agent refused.")), outcome.detail);
    }
    return {};
}

QString endText(const AskRun& run)
{
    if (run.cutOff && (!run.progress || run.progress->end == link::QueryProgress::End::Open)) {
        return say(
            QT_TRANSLATE_NOOP("AskRun", "The session that asked has ended; no more can come."));
    }
    if (!run.progress) return {};
    const auto& progress = *run.progress;
    const QString took = spanText(progress.endedAt.boot - progress.sentAt.boot);
    switch (progress.end) {
    case link::QueryProgress::End::Open: return {};
    case link::QueryProgress::End::Everybody:
        return say(QT_TRANSLATE_NOOP("AskRun", "Everybody expected has answered, after %1."))
            .arg(took);
    case link::QueryProgress::End::TimedOut:
        return say(QT_TRANSLATE_NOOP("AskRun", "The time of %1 is up."))
            .arg(spanText(progress.timeout));
    case link::QueryProgress::End::Stopped:
        return say(QT_TRANSLATE_NOOP("AskRun", "Stopped by hand after %1.")).arg(took);
    case link::QueryProgress::End::Lost:
        return say(QT_TRANSLATE_NOOP("AskRun", "Cut short after %1: Grapevine stood still, or lost "
                                               "the way to the cluster."))
            .arg(took);
    }
    return {};
}

QString replyWord(ReplyState state)
{
    switch (state) {
    case ReplyState::Silent: return say(QT_TRANSLATE_NOOP("AskRun", "silent"));
    case ReplyState::Late: return say(QT_TRANSLATE_NOOP("AskRun", "late"));
    case ReplyState::AckedOnly: return say(QT_TRANSLATE_NOOP("AskRun", "acked only"));
    case ReplyState::Unheard: return say(QT_TRANSLATE_NOOP("AskRun", "not heard so far"));
    case ReplyState::Waiting: return say(QT_TRANSLATE_NOOP("AskRun", "waiting"));
    case ReplyState::Acked: return say(QT_TRANSLATE_NOOP("AskRun", "acked"));
    case ReplyState::Answered: return say(QT_TRANSLATE_NOOP("AskRun", "answered"));
    }
    return {};
}

QString replyText(const AskRun& run, const std::string& member)
{
    const auto state = run.stateOf(member);
    QString text = replyWord(state);
    const auto* reply = run.replyOf(member);
    if (reply != nullptr && reply->duplicates > 0) {
        text += QStringLiteral(" · ") +
                count(QT_TRANSLATE_N_NOOP("AskRun", "%n duplicate(s)"), reply->duplicates);
    }
    return text;
}

} // namespace grapevine::models
