#include "ui/models/key_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/run_words.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kNamesShown = 3;
constexpr std::size_t kNamesInTip = 40;
constexpr std::size_t kNameLongest = 64;

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("Keys", text, nullptr, n);
}

int number(std::size_t count)
{
    return static_cast<int>(count);
}

/// Who has not said which keys it holds; those that are not known by name are counted only.
QString unansweredText(const link::KeyReport& report)
{
    const auto silent = report.members - std::min(report.responses, report.members);
    if (silent == 0)
        return say(QT_TRANSLATE_N_NOOP("Keys", "%n member(s) could not say"),
                   number(report.errors));
    const QString count =
        say(QT_TRANSLATE_N_NOOP("Keys", "%n member(s) did not answer"), number(silent));
    return report.silent.empty() ? count
                                 : QStringLiteral("%1: %2").arg(count, namesText(report.silent));
}

QString agreedText(const link::KeyReport& report)
{
    const int members = number(report.members);
    if (report.keys.size() == 1) {
        return say(QT_TRANSLATE_N_NOOP("Keys", "All %n member(s) hold the one key there is"),
                   members);
    }
    return say(QT_TRANSLATE_N_NOOP("Keys", "All %n member(s) hold the same %1 keys"), members)
        .arg(QLocale().toString(number(report.keys.size())));
}

} // namespace

QString namesText(const std::vector<std::string>& names)
{
    QStringList out;
    for (std::size_t i = 0; i < std::min(names.size(), kNamesShown); ++i)
        out.append(clusterText(names[i], kNameLongest));
    const QString some = out.join(QStringLiteral(", "));
    if (names.size() <= kNamesShown) return some;
    return say(QT_TRANSLATE_N_NOOP("Keys", "%1 and %n more"), number(names.size() - kNamesShown))
        .arg(some);
}

QString keyHeadline(const KeySurvey& survey)
{
    const auto* report = survey.report ? &*survey.report : nullptr;
    switch (keyVerdict(survey)) {
    case KeyVerdict::NotAsked: return say(QT_TRANSLATE_NOOP("Keys", "Nobody was asked yet"));
    case KeyVerdict::Asking:
        if (report == nullptr) return say(QT_TRANSLATE_NOOP("Keys", "Asking …"));
        return say(QT_TRANSLATE_N_NOOP("Keys", "Asking … %1 of %n member(s) answered"),
                   number(report->members))
            .arg(QLocale().toString(number(report->responses)));
    case KeyVerdict::Refused: return say(QT_TRANSLATE_NOOP("Keys", "Nobody was asked"));
    case KeyVerdict::CutShort:
        return say(QT_TRANSLATE_NOOP("Keys", "Cut short before everybody had answered"));
    case KeyVerdict::Nobody: return say(QT_TRANSLATE_NOOP("Keys", "Nobody answered"));
    case KeyVerdict::NotEncrypted: {
        const QString open = say(QT_TRANSLATE_NOOP("Keys", "Not encrypted: nobody has a key"));
        if (report->responses >= report->members) return open;
        return QStringLiteral("%1 · %2").arg(open, unansweredText(*report));
    }
    case KeyVerdict::Unanswered: return unansweredText(*report);
    case KeyVerdict::Differs:
        return say(QT_TRANSLATE_NOOP("Keys", "The members do not all hold the same keys"));
    case KeyVerdict::Agreed: return agreedText(*report);
    }
    return {};
}

QString keyDetail(const KeySurvey& survey)
{
    const auto* report = survey.report ? &*survey.report : nullptr;
    switch (keyVerdict(survey)) {
    case KeyVerdict::NotAsked:
    case KeyVerdict::Asking: return {};
    case KeyVerdict::Refused: return refusalText(*survey.refused);
    case KeyVerdict::CutShort:
        return say(QT_TRANSLATE_NOOP(
            "Keys", "Who was not heard may hold any key. Ask again before you trust the counts."));
    case KeyVerdict::Nobody:
        return say(QT_TRANSLATE_NOOP("Keys", "Nothing is known of the keys. Ask again."));
    case KeyVerdict::NotEncrypted:
        return say(QT_TRANSLATE_NOOP(
            "Keys",
            "Whoever can reach a member can read and forge what the members tell each other."));
    case KeyVerdict::Unanswered:
        return say(QT_TRANSLATE_NOOP("Keys", "A switch of keys could cut them off: let nobody "
                                             "change keys before all have answered."));
    case KeyVerdict::Differs:
    case KeyVerdict::Agreed: break;
    }
    if (report->countsOnly) {
        return say(QT_TRANSLATE_NOOP("Keys", "Counted by an agent, which tells neither who holds "
                                             "a key nor which one is the primary one."));
    }
    const auto gates = keyGates(*report);
    const auto signing = std::count_if(gates.begin(), gates.end(),
                                       [](const KeyGate& gate) { return gate.primaries > 0; });
    if (signing > 1) {
        return say(QT_TRANSLATE_NOOP(
            "Keys", "They sign with different keys, which works while each holds all of them."));
    }
    return {};
}

StatusKind keyGlyph(KeyVerdict verdict)
{
    switch (verdict) {
    case KeyVerdict::NotAsked:
    case KeyVerdict::Asking:
    case KeyVerdict::Refused:
    case KeyVerdict::NotEncrypted: return StatusKind::NoData;
    case KeyVerdict::CutShort:
    case KeyVerdict::Nobody:
    case KeyVerdict::Unanswered:
    case KeyVerdict::Differs: return StatusKind::Suspect;
    case KeyVerdict::Agreed: return StatusKind::Alive;
    }
    return StatusKind::NoData;
}

QString gateText(const KeyGate& gate)
{
    QStringList out;
    if (gate.lacking > 0) {
        QString lacking = say(QT_TRANSLATE_N_NOOP("Keys", "cuts off %n"), number(gate.lacking));
        if (!gate.lackingNames.empty())
            lacking += QStringLiteral(": ") + namesText(gate.lackingNames);
        out.append(lacking);
    }
    if (gate.unknown > 0) {
        QString unknown = say(QT_TRANSLATE_N_NOOP("Keys", "not known of %n"), number(gate.unknown));
        if (!gate.unknownNames.empty())
            unknown += QStringLiteral(": ") + namesText(gate.unknownNames);
        out.append(unknown);
    }
    return out.isEmpty() ? say(QT_TRANSLATE_NOOP("Keys", "cuts off nobody"))
                         : out.join(QStringLiteral(" · "));
}

QString gateNames(const KeyGate& gate)
{
    QStringList out;
    for (const auto* names : {&gate.lackingNames, &gate.unknownNames}) {
        for (const auto& name : *names) {
            if (out.size() < number(kNamesInTip)) out.append(clusterText(name, kNameLongest));
        }
    }
    return out.size() <= number(kNamesShown) ? QString() : out.join(QLatin1Char('\n'));
}

QString askingText(KeyAsking asking, std::size_t members, bool demo)
{
    switch (asking) {
    case KeyAsking::Possible: {
        QString text =
            say(QT_TRANSLATE_N_NOOP("Keys", "Sends the query _serf_list-keys to %n member(s), "
                                            "as “serf keys -list” does. It changes nothing, "
                                            "and only fingerprints are kept of the answers."),
                number(members));
        if (demo) {
            text += QLatin1Char(' ') +
                    say(QT_TRANSLATE_NOOP("Keys", "The demo's members have no keys, and say so."));
        }
        return text;
    }
    case KeyAsking::ByAgent:
        return say(QT_TRANSLATE_NOOP(
            "Keys", "The agent asks everybody for us, as “serf keys -list” does. It changes "
                    "nothing. An agent tells how many hold a key, and not who."));
    case KeyAsking::Peeking:
        return say(QT_TRANSLATE_NOOP(
            "Keys", "Only a member can ask the others for their keys. Join first; looking from "
                    "outside tells nothing of them."));
    case KeyAsking::Several:
        return say(QT_TRANSLATE_NOOP(
            "Keys", "Each cluster has keys of its own: go to one of them to ask."));
    case KeyAsking::NotMember:
        return say(QT_TRANSLATE_NOOP("Keys", "Nobody can be asked while Grapevine is not a "
                                             "member of the cluster."));
    }
    return {};
}

} // namespace grapevine::models
