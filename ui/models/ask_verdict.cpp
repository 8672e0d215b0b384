#include "ui/models/ask_verdict.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <string_view>
#include <unordered_set>

#include "core/filter/query_reach.h"
#include "ui/models/cluster_text.h"
#include "ui/models/natural_key.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

constexpr std::string_view kInternalPrefix = "_serf_";

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Ask", text, nullptr, n);
}

QString count(const char* text, std::size_t n)
{
    return say(text, static_cast<int>(n));
}

bool isAlive(const MemberStore::Entry& entry)
{
    return entry.row && !entry.ghost && entry.row->status == link::MemberStatus::Alive;
}

/// Listed names that no member alive has.
QStringList strangersIn(const link::SendQuery& query, const MemberStore& members)
{
    if (query.nodes.empty()) return {};
    std::unordered_set<std::string_view> alive;
    for (const auto& entry : members.entries()) {
        if (isAlive(entry)) alive.insert(entry.row->facts->name);
    }
    QStringList strangers;
    for (const auto& node : query.nodes) {
        if (alive.count(node) == 0) strangers.append(clusterText(node, 128));
    }
    return strangers;
}

QString gateReason(SendGate gate, const AskSituation& situation)
{
    switch (gate) {
    case SendGate::Open: return {};
    case SendGate::Peeking:
        return say(
            QT_TRANSLATE_NOOP("Ask", "Grapevine only looks from outside: only a member can send."));
    case SendGate::Several:
        return say(QT_TRANSLATE_NOOP(
            "Ask", "These are several clusters: a message is for one. Go to it and ask there."));
    case SendGate::NotMember:
        return situation.leaving
                   ? say(QT_TRANSLATE_NOOP("Ask", "Grapevine is leaving the cluster."))
                   : say(QT_TRANSLATE_NOOP("Ask", "Grapevine is not a member of the cluster now."));
    case SendGate::Locked: return say(QT_TRANSLATE_NOOP("Ask", "Sending is locked."));
    }
    return {};
}

/// The way this draft goes wrong by itself.
void findFault(const AskDraft& draft, AskVerdict& verdict)
{
    const std::string name = draft.name.trimmed().toStdString();
    const auto fault = [&verdict](AskProblem problem, const QString& reason) {
        verdict.problem = problem;
        verdict.reason = reason;
    };
    if (name.empty()) {
        fault(AskProblem::NoName, draft.isQuery
                                      ? say(QT_TRANSLATE_NOOP("Ask", "The query needs a name."))
                                      : say(QT_TRANSLATE_NOOP("Ask", "The event needs a name.")));
    } else if (std::string_view(name).starts_with(kInternalPrefix)) {
        fault(AskProblem::InternalName,
              say(QT_TRANSLATE_NOOP("Ask", "Names that begin with _serf_ are Serf's own.")));
    } else if (draft.isQuery && !draft.isTimeoutGood()) {
        fault(
            AskProblem::BadTimeout,
            say(QT_TRANSLATE_NOOP("Ask", "The timeout is no time: write it as 500ms, 5s or 2m.")));
    }
}

void findBadTag(const AskDraft& draft, const filter::QueryReach::Problem& bad, AskVerdict& verdict)
{
    // The row that a person sees; rows without a word count there too.
    std::size_t given = 0;
    for (std::size_t row = 0; row < draft.tags.size(); ++row) {
        const auto& tag = draft.tags[row];
        if (tag.tag.trimmed().isEmpty() && tag.expression.isEmpty()) continue;
        if (given++ == bad.tag) verdict.badTag = row;
    }
    if (verdict.problem != AskProblem::None) return;
    verdict.problem = bad.empty ? AskProblem::EmptyTag : AskProblem::BadTag;
    verdict.reason =
        bad.empty
            ? say(QT_TRANSLATE_NOOP("Ask", "A tag filter needs both a tag and an expression."))
            : say(QT_TRANSLATE_NOOP("Ask", "A tag filter is no regular expression: %1."))
                  .arg(clusterText(bad.reason, 200));
}

void findTooLarge(AskVerdict& verdict)
{
    const auto& budget = verdict.budget;
    if (budget.limit == 0 || budget.fits()) return;
    const QLocale locale;
    const auto bytes = [&locale](std::size_t size) {
        return locale.toString(static_cast<qulonglong>(size));
    };
    const bool plain = budget.plain > budget.limit;
    if (verdict.problem != AskProblem::None) return;
    verdict.problem = AskProblem::TooLarge;
    verdict.reason =
        (plain ? say(QT_TRANSLATE_NOOP("Ask", "Too large: %1 bytes of name and payload, %2 are "
                                              "allowed."))
               : say(QT_TRANSLATE_NOOP("Ask", "Too large: %1 bytes encoded, %2 are allowed.")))
            .arg(bytes(plain ? budget.plain : budget.encoded), bytes(budget.limit));
}

QString reachText(const AskVerdict& verdict)
{
    if (verdict.reach == verdict.alive) {
        return count(QT_TRANSLATE_N_NOOP("Ask", "all %n member(s) alive"), verdict.alive);
    }
    return count(QT_TRANSLATE_N_NOOP("Ask", "%n member(s)"), verdict.reach);
}

QString reviewOf(const AskDraft& draft, const link::SendQuery& query, const AskSituation& situation,
                 const AskVerdict& verdict)
{
    const QString name = clusterText(draft.name.trimmed().toStdString(), 128);
    if (!draft.isQuery) {
        QString review =
            say(QT_TRANSLATE_NOOP("Ask", "Event “%1” goes to %2. Their handlers may run."))
                .arg(name, reachText(verdict));
        if (!draft.coalesce) {
            review += QLatin1Char(' ') +
                      say(QT_TRANSLATE_NOOP("Ask", "Handlers get every one, not only the newest."));
        }
        return review;
    }
    const Duration timeout =
        query.timeout > Duration{} ? query.timeout : situation.status.limits.queryTimeout;
    const auto strangers = strangersIn(query, situation.members);
    const QString absent = strangers.isEmpty()
                               ? QString()
                               : say(QT_TRANSLATE_NOOP("Ask", "Not alive here: %1."))
                                     .arg(strangers.join(QStringLiteral(", ")));
    if (verdict.reach == 0) return absent;
    QString review = say(QT_TRANSLATE_NOOP("Ask", "Query “%1” asks %2. Their handlers may run."))
                         .arg(name, reachText(verdict));
    if (timeout > Duration{}) {
        review += QLatin1Char(' ') +
                  say(QT_TRANSLATE_NOOP("Ask", "Answers count for %1.")).arg(spanText(timeout));
    }
    if (draft.relayFactor > 0) {
        review += QLatin1Char(' ') +
                  count(QT_TRANSLATE_N_NOOP("Ask", "Each answer also comes by %n detour(s)."),
                        static_cast<std::size_t>(draft.relayFactor));
    }
    if (!absent.isEmpty()) review += QLatin1Char(' ') + absent;
    return review;
}

} // namespace

SendGate sendGate(const AskSituation& situation)
{
    const auto& status = situation.status;
    if (status.mode == link::LinkMode::Peek) return SendGate::Peeking;
    if (status.mode == link::LinkMode::Several) return SendGate::Several;
    const bool closed =
        status.phase == link::LinkPhase::Closed || status.phase == link::LinkPhase::Refused;
    const bool member = status.mode == link::LinkMode::Rpc || status.self.has_value();
    if (closed || situation.leaving || !member) return SendGate::NotMember;
    if (!situation.capabilities.send) return SendGate::Peeking;
    return status.sendLocked ? SendGate::Locked : SendGate::Open;
}

std::size_t aliveAmong(const MemberStore& members)
{
    const auto& entries = members.entries();
    return static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), isAlive));
}

std::vector<std::string> namesAlive(const MemberStore& members)
{
    std::vector<std::string> names;
    for (const auto& entry : members.entries()) {
        if (isAlive(entry)) names.push_back(entry.row->facts->name);
    }
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return naturalKey(a) < naturalKey(b); });
    return names;
}

AskVerdict judge(const AskDraft& draft, const AskSituation& situation)
{
    AskVerdict verdict;
    const auto gate = sendGate(situation);
    if (gate != SendGate::Open) {
        verdict.problem = gate == SendGate::Peeking     ? AskProblem::Peeking
                          : gate == SendGate::Several   ? AskProblem::Several
                          : gate == SendGate::NotMember ? AskProblem::NotMember
                                                        : AskProblem::Locked;
        verdict.reason = gateReason(gate, situation);
    } else {
        findFault(draft, verdict);
    }
    const auto query = draft.isQuery ? draft.asQuery() : link::SendQuery{};
    verdict.alive = aliveAmong(situation.members);
    verdict.reach = verdict.alive;
    verdict.budget = draft.isQuery ? link::budgetOf(query, situation.status)
                                   : link::budgetOf(draft.event(), situation.status);
    const auto reach = filter::QueryReach::compile(query);
    if (!reach) {
        findBadTag(draft, reach.error(), verdict);
    } else if (!query.nodes.empty() || !query.tags.empty()) {
        const auto& entries = situation.members.entries();
        verdict.reach = static_cast<std::size_t>(
            std::count_if(entries.begin(), entries.end(), [&reach](const auto& entry) {
                return isAlive(entry) && reach->passes(*entry.row);
            }));
    }
    findTooLarge(verdict);
    if (verdict.problem == AskProblem::None && verdict.reach == 0) {
        verdict.problem = AskProblem::Nobody;
        verdict.reason = say(QT_TRANSLATE_NOOP("Ask", "No member alive passes these filters."));
    }
    if (!draft.name.trimmed().isEmpty() && reach) {
        verdict.review = reviewOf(draft, query, situation, verdict);
    }
    return verdict;
}

} // namespace grapevine::models
