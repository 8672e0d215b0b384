#include "ui/widgets/notice.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/engine_words.h"
#include "ui/widgets/refusal_words.h"

namespace grapevine::widgets {

namespace {

using link::LinkPhase;
using models::ageText;
using models::clusterText;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Notice", text, nullptr, n);
}

/// A join that takes less goes without a word; the table shows the rows from before.
constexpr Duration kJoiningUnspoken = std::chrono::seconds{2};
/// What a leave takes at most where all is well.
constexpr Duration kLeaveUsual = std::chrono::seconds{3};

SeedLine lineFor(const link::SeedStatus& seed)
{
    const QString address = clusterText(seed.address, 128);
    if (seed.refusal) return {address, refusalBrief(*seed.refusal), true};
    if (seed.lastAnswer) {
        return {address, say(QT_TRANSLATE_NOOP("Notice", "has answered")), false};
    }
    return {address, say(QT_TRANSLATE_NOOP("Notice", "asking (TCP) …")), false};
}

std::vector<SeedLine> linesFor(const link::LinkStatus& status)
{
    std::vector<SeedLine> lines;
    for (const auto& seed : status.seeds)
        lines.push_back(lineFor(seed));
    return lines;
}

const link::SeedStatus* firstRefused(const link::LinkStatus& status, bool finalOnly)
{
    const auto at =
        std::find_if(status.seeds.begin(), status.seeds.end(), [finalOnly](const auto& seed) {
            return seed.refusal && (!finalOnly || link::isFinal(*seed.refusal));
        });
    return at == status.seeds.end() ? nullptr : &*at;
}

void explain(Notice& notice, const link::SeedStatus& seed)
{
    notice.headline = refusalSentence(*seed.refusal, clusterText(seed.address, 128));
    notice.detail = refusalNextStep(*seed.refusal);
    notice.evidence = clusterText(seed.detail, 300);
}

Notice refused(const NoticeInput& input)
{
    Notice notice{.kind = NoticeKind::Refused, .covers = input.members == 0, .warns = true};
    const auto* seed = firstRefused(input.status, true);
    if (seed == nullptr) seed = firstRefused(input.status, false);
    if (seed != nullptr) {
        explain(notice, *seed);
    } else if (!input.status.notice.empty()) {
        // Nobody over there refused: we could not even begin.
        notice.detail = engineSentence(input.status.notice);
        if (input.status.mode == link::LinkMode::Demo) {
            notice.headline = say(QT_TRANSLATE_NOOP("Notice", "The demo cannot start."));
            notice.action = NoticeAction::GoBack;
            notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Back"));
            return notice;
        }
        notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Joining does not work out."));
        notice.action = NoticeAction::PeekOn;
        notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Look from outside"));
        return notice;
    } else {
        notice.headline = say(QT_TRANSLATE_NOOP("Notice", "The cluster turned us away."));
    }
    if (input.status.seeds.size() > 1) notice.seeds = linesFor(input.status);
    notice.action = NoticeAction::GoBack;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Change key or address"));
    return notice;
}

/// What happens next by itself; nothing where the link does not tell.
QString nextAsk(const NoticeInput& input)
{
    const auto& next = input.status.nextAsk;
    if (!next) return {};
    const auto left = std::chrono::ceil<std::chrono::seconds>(*next - input.now.boot);
    if (left <= Duration::zero()) return say(QT_TRANSLATE_NOOP("Notice", "Asking now …"));
    return say(QT_TRANSLATE_NOOP("Notice", "Asking again in %1.")).arg(ageText(left));
}

/// Behind what is there already.
void append(QString& text, const QString& sentence)
{
    if (sentence.isEmpty()) return;
    if (!text.isEmpty()) text += QLatin1Char(' ');
    text += sentence;
}

Notice connecting(const NoticeInput& input)
{
    const auto& seeds = input.status.seeds;
    const bool allFailed =
        !seeds.empty() && std::all_of(seeds.begin(), seeds.end(),
                                      [](auto& seed) { return seed.refusal.has_value(); });
    const QString elapsed = ageText(input.now.boot - input.startedAt.boot);
    Notice notice{.kind = NoticeKind::Connecting, .covers = true};
    if (input.status.mode == link::LinkMode::Demo) {
        notice.headline =
            say(QT_TRANSLATE_NOOP("Notice", "Starting the demo cluster … %1")).arg(elapsed);
        notice.detail = say(QT_TRANSLATE_NOOP(
            "Notice", "Its nodes start one after the other on this computer and find each other."));
        notice.action = NoticeAction::GoBack;
        notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Cancel"));
        return notice;
    }
    if (!allFailed) {
        notice.headline =
            input.status.mode == link::LinkMode::Observer
                ? say(QT_TRANSLATE_NOOP("Notice", "Joining the cluster … %1")).arg(elapsed)
                : say(QT_TRANSLATE_NOOP("Notice", "Asking for the members … %1")).arg(elapsed);
        notice.seeds = linesFor(input.status);
        notice.action = NoticeAction::GoBack;
        notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Cancel"));
        return notice;
    }
    notice.kind = NoticeKind::NoAnswer;
    notice.warns = true;
    if (seeds.size() == 1) {
        explain(notice, seeds.front());
    } else {
        notice.headline =
            say(QT_TRANSLATE_N_NOOP("Notice", "None of %n address(es) gives members."),
                static_cast<int>(seeds.size()));
        notice.detail = refusalNextStep(*seeds.front().refusal);
        notice.seeds = linesFor(input.status);
    }
    notice.evidence += (notice.evidence.isEmpty() ? QString() : QStringLiteral("\n")) +
                       say(QT_TRANSLATE_NOOP("Notice", "Trying again every %1, for %2 so far."))
                           .arg(ageText(input.status.interval), elapsed);
    append(notice.evidence, nextAsk(input));
    notice.action = NoticeAction::GoBack;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Change address"));
    return notice;
}

Notice stale(const NoticeInput& input)
{
    Notice notice{.kind = NoticeKind::Stale, .warns = true};
    if (const auto& last = input.status.lastAnswer) {
        notice.headline =
            say(QT_TRANSLATE_NOOP("Notice", "No word for %1; last %2."))
                .arg(ageText(input.now.boot - last->boot), models::clockText(last->wall));
    } else {
        notice.headline = say(QT_TRANSLATE_NOOP("Notice", "No word any more."));
    }
    notice.detail = say(QT_TRANSLATE_NOOP("Notice", "What you see is as it was then."));
    if (const auto* seed = firstRefused(input.status, false)) {
        notice.detail +=
            QLatin1Char(' ') + refusalSentence(*seed->refusal, clusterText(seed->address, 128));
    }
    // Last: what stands before it does not move while it counts.
    append(notice.detail, nextAsk(input));
    notice.action = NoticeAction::TryNow;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Ask now"));
    return notice;
}

/// Our own agent has ended by itself, and told why.
Notice died(const NoticeInput& input)
{
    Notice notice{.kind = NoticeKind::Stale, .warns = true};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Grapevine's own agent has stopped."));
    notice.detail = engineSentence(input.status.notice) + QLatin1Char(' ') +
                    say(QT_TRANSLATE_NOOP("Notice", "What you see is as it was then."));
    notice.action = NoticeAction::PeekOn;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Look from outside"));
    return notice;
}

Notice paused(const NoticeInput& input)
{
    Notice notice{.kind = NoticeKind::Paused, .covers = input.members == 0};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Paused: nobody is asked."));
    if (const auto& last = input.status.lastAnswer) {
        notice.detail =
            say(QT_TRANSLATE_NOOP("Notice", "Last word %1 ago, at %2."))
                .arg(ageText(input.now.boot - last->boot), models::clockText(last->wall));
    }
    notice.action = NoticeAction::Resume;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Go on"));
    return notice;
}

/// Our own name, for a sentence; never empty.
QString ownName(const link::LinkStatus& status)
{
    return status.self ? clusterText(status.self->name, 128)
                       : say(QT_TRANSLATE_NOOP("Notice", "an observer"));
}

/// A membership begins while rows from before are on screen.
Notice joining(const NoticeInput& input)
{
    const auto& seeds = input.status.seeds;
    const auto* refused = firstRefused(input.status, false);
    const bool allFailed =
        !seeds.empty() && std::all_of(seeds.begin(), seeds.end(),
                                      [](auto& seed) { return seed.refusal.has_value(); });
    Notice notice;
    if (allFailed && refused != nullptr) {
        notice.kind = NoticeKind::JoinFails;
        notice.warns = true;
        notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Joining does not work out."));
        notice.detail = refusalSentence(*refused->refusal, clusterText(refused->address, 128)) +
                        QLatin1Char(' ') + refusalNextStep(*refused->refusal);
    } else if (input.now.boot - input.startedAt.boot >= kJoiningUnspoken) {
        notice.kind = NoticeKind::Joining;
        notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Joining the cluster … %1"))
                              .arg(ageText(input.now.boot - input.startedAt.boot));
        notice.detail = say(QT_TRANSLATE_NOOP("Notice", "What you see is as it was before."));
    } else {
        return notice;
    }
    notice.action = NoticeAction::PeekOn;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Go on from outside"));
    return notice;
}

Notice leaving(const NoticeInput& input)
{
    const Duration since = input.now.boot - input.leavingSince->boot;
    Notice notice{.kind = NoticeKind::Leaving, .covers = input.members == 0};
    notice.headline =
        say(QT_TRANSLATE_NOOP("Notice", "Leaving the cluster as %1 …")).arg(ownName(input.status));
    notice.detail = say(
        QT_TRANSLATE_NOOP("Notice", "The others are told, so that nobody takes it for a failure."));
    if (since < kLeaveUsual) return notice;
    notice.warns = true;
    notice.detail = say(QT_TRANSLATE_NOOP("Notice", "This takes longer than usual."));
    notice.action = NoticeAction::LeaveNow;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Do not wait"));
    return notice;
}

Notice gone(const NoticeInput& input)
{
    Notice notice{.kind = NoticeKind::Gone, .covers = input.members == 0};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Grapevine has left the cluster."));
    notice.detail = say(QT_TRANSLATE_NOOP("Notice", "What you see is as it was then."));
    return notice;
}

Notice modeChanged(const NoticeInput& input)
{
    const bool outside = input.status.mode == link::LinkMode::Peek;
    Notice notice{.kind = NoticeKind::ModeChanged, .warns = outside, .dismissable = true};
    notice.headline =
        outside ? say(QT_TRANSLATE_NOOP("Notice", "No longer a member: looking from outside."))
                : say(QT_TRANSLATE_NOOP("Notice", "The membership has changed."));
    // What became of it stands in the headline; why it did is wanted here.
    const auto& why = input.status.notice;
    notice.detail = engineSentence(why.substr(0, why.find(": left the cluster")));
    if (outside) {
        if (input.status.notice.starts_with("others cannot reach us")) {
            notice.detail +=
                QLatin1Char(' ') +
                say(QT_TRANSLATE_NOOP("Notice", "Where they know this computer by another address, "
                                                "start Grapevine with --advertise."));
        }
        notice.action = NoticeAction::JoinAgain;
        notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Join again"));
    }
    return notice;
}

/// Some of several clusters are silent; their rows are old.
Notice silentOnes(const NoticeInput& input)
{
    Notice notice;
    QStringList titles;
    for (const auto& seed : input.status.seeds) {
        if (!seed.refusal) continue;
        notice.seeds.push_back(lineFor(seed));
        titles.append(clusterText(seed.address, 64));
    }
    if (titles.isEmpty()) return notice;
    notice.kind = NoticeKind::SeedsMissing;
    notice.warns = true;
    notice.headline = say(QT_TRANSLATE_N_NOOP("Notice", "%n of these clusters is (are) silent."),
                          static_cast<int>(titles.size()));
    notice.detail = say(QT_TRANSLATE_NOOP("Notice", "What you see of them is old: %1"))
                        .arg(titles.join(QStringLiteral(", ")));
    notice.action = NoticeAction::TryNow;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Ask now"));
    return notice;
}

Notice live(const NoticeInput& input)
{
    if (input.status.mode == link::LinkMode::Several && input.members > 0) return silentOnes(input);
    Notice notice;
    if (input.members == 0) {
        notice.kind = NoticeKind::NoMembers;
        notice.covers = true;
        notice.headline =
            say(QT_TRANSLATE_NOOP("Notice", "An answer came, without a single member."));
        notice.detail = say(QT_TRANSLATE_NOOP(
            "Notice", "An agent lists at least itself. Try the address of another member."));
        notice.action = NoticeAction::GoBack;
        notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Change address"));
        return notice;
    }
    int missing = 0;
    for (const auto& seed : input.status.seeds) {
        if (!seed.refusal || seed.lastAnswer) continue;
        notice.seeds.push_back(lineFor(seed));
        ++missing;
    }
    if (missing == 0) return notice;
    notice.kind = NoticeKind::SeedsMissing;
    notice.headline =
        say(QT_TRANSLATE_N_NOOP("Notice", "%n of the addresses has (have) not answered."), missing);
    QStringList parts;
    for (const auto& line : notice.seeds) {
        parts.append(QStringLiteral("%1: %2").arg(line.address, line.words));
    }
    notice.detail = parts.join(QStringLiteral(" · "));
    notice.action = NoticeAction::Dismiss;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Hide"));
    return notice;
}

} // namespace

Notice noticeFor(const NoticeInput& input)
{
    if (input.leavingSince) {
        return input.status.phase == LinkPhase::Closed ? gone(input) : leaving(input);
    }
    // What only a person can solve comes first, then what makes the rows untrue.
    if (input.status.phase == LinkPhase::Refused) return refused(input);
    if (input.paused) return paused(input);
    if (input.status.phase == LinkPhase::Connecting && input.members == 0) return connecting(input);
    if (input.status.phase == LinkPhase::Connecting) return joining(input);
    const bool ended = input.status.phase == LinkPhase::Closed;
    if (ended && input.status.mode == link::LinkMode::Observer && !input.status.notice.empty()) {
        return died(input);
    }
    if (input.status.phase == LinkPhase::Stale || ended) {
        return stale(input);
    }
    if (input.members > 0 && input.shown == 0) {
        return {.kind = NoticeKind::FilteredToNothing,
                .covers = true,
                .headline = say(QT_TRANSLATE_N_NOOP("Notice", "0 of %n member(s) match."),
                                static_cast<int>(input.members)),
                .detail = say(QT_TRANSLATE_NOOP(
                    "Notice", "Every word must occur in a member's name, address or tags.")),
                .action = NoticeAction::ClearFilter,
                .actionText = say(QT_TRANSLATE_NOOP("Notice", "Clear the filter"))};
    }
    // Before what merely happened: it says how far the rows can be believed.
    if (input.alone != nullptr && input.members > 0) return *input.alone;
    if (!input.status.notice.empty() && !input.modeHidden) return modeChanged(input);
    if (input.happened != nullptr && input.members > 0) return *input.happened;
    return live(input);
}

bool tellsOfOldRows(NoticeKind kind)
{
    switch (kind) {
    case NoticeKind::Stale:
    case NoticeKind::Paused:
    case NoticeKind::Refused:
    case NoticeKind::Joining:
    case NoticeKind::JoinFails:
    case NoticeKind::Leaving:
    case NoticeKind::Gone: return true;
    case NoticeKind::None:
    case NoticeKind::Connecting:
    case NoticeKind::NoAnswer:
    case NoticeKind::NoMembers:
    case NoticeKind::FilteredToNothing:
    case NoticeKind::SeedsMissing:
    case NoticeKind::Alone:
    case NoticeKind::ModeChanged:
    case NoticeKind::Happened:
    case NoticeKind::InternalError: break;
    }
    return false;
}

std::optional<Notice> aloneNotice(const models::Findings& findings)
{
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const auto& finding) { return finding.id == "alone"; });
    if (found == findings.end()) return std::nullopt;
    return Notice{.kind = NoticeKind::Alone,
                  .warns = true,
                  .headline = found->headline,
                  .detail = found->detail,
                  .action = NoticeAction::TryNow,
                  .actionText = say(QT_TRANSLATE_NOOP("Notice", "Ask now"))};
}

Notice internalErrorNotice(const QString& reason)
{
    return {
        .kind = NoticeKind::InternalError,
        .warns = true,
        .headline = say(QT_TRANSLATE_NOOP("Notice", "Something in Grapevine went wrong.")),
        .detail =
            say(QT_TRANSLATE_NOOP("Notice", "%1 – what you see may be incomplete.")).arg(reason),
        .action = NoticeAction::SaveDiagnostics,
        .actionText = say(QT_TRANSLATE_NOOP("Notice", "Save diagnostics …")),
        .dismissable = true};
}

} // namespace grapevine::widgets
