#include "ui/models/view_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/delivery.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

using diagnosis::Names;
using diagnosis::Said;
using diagnosis::ViewGroup;
using diagnosis::ViewPattern;

namespace {

constexpr std::size_t kNameLongest = 64;

QString say(const char* text)
{
    return QCoreApplication::translate("Views", text);
}

QString say(const char* text, std::size_t n)
{
    return QCoreApplication::translate("Views", text, nullptr, static_cast<int>(n));
}

QString nameText(const std::string& name)
{
    return clusterText(name, kNameLongest);
}

/// `zone a, b: 16 see each other (web-1, web-2 and 14 more)`.
QString groupText(const ViewGroup& group, const std::string& tag)
{
    const QString seen = say(QT_TRANSLATE_N_NOOP("Views", "%n alive"), group.alive);
    if (group.zones.empty() || tag.empty())
        return QStringLiteral("%1: %2").arg(nameList(group.askers, 3), seen);
    return QStringLiteral("%1 %2: %3, %4")
        .arg(nameText(tag), nameList(group.zones, 3), seen, nameList(group.askers, 2));
}

QString groupsText(const ViewPattern& pattern)
{
    constexpr std::size_t kGroupsMost = 4;
    QStringList parts;
    for (std::size_t i = 0; i < std::min(pattern.groups.size(), kGroupsMost); ++i)
        parts.append(groupText(pattern.groups[i], pattern.tag));
    if (pattern.groups.size() > kGroupsMost) {
        parts.append(say(QT_TRANSLATE_N_NOOP("Views", "%n more group(s)"),
                         pattern.groups.size() - kGroupsMost));
    }
    return parts.join(QStringLiteral(" · "));
}

PatternCard groupsCard(const ViewPattern& pattern)
{
    const auto& last = pattern.groups.back();
    const bool alone = pattern.groups.size() == 2 && last.askers.size() == 1 && last.alive < 2;
    if (pattern.kind == ViewPattern::Kind::TwoClusters) {
        return {say(QT_TRANSLATE_N_NOOP("Views", "%n clusters that do not know each other"),
                    pattern.groups.size()),
                groupsText(pattern)};
    }
    if (alone) {
        return {say(QT_TRANSLATE_NOOP("Views", "%1 sees nobody but itself"))
                    .arg(nameText(last.askers.front())),
                groupsText(pattern)};
    }
    return {say(QT_TRANSLATE_N_NOOP("Views", "%n groups that see only themselves"),
                pattern.groups.size()),
            groupsText(pattern)};
}

PatternCard oneAccuserCard(const ViewPattern& pattern)
{
    return {
        say(QT_TRANSLATE_N_NOOP("Views", "%1 alone accuses %n member(s)"), pattern.victims.size())
            .arg(nameText(pattern.accusers.front())),
        say(QT_TRANSLATE_NOOP("Views", "It accuses %1; %2 call them alive. The accuser or its "
                                       "own link is the likelier cause."))
            .arg(nameList(pattern.victims), nameList(pattern.defenders, 3))};
}

PatternCard byZoneCard(const ViewPattern& pattern)
{
    return {say(QT_TRANSLATE_NOOP("Views", "The disagreement follows the tag %1"))
                .arg(nameText(pattern.tag)),
            say(QT_TRANSLATE_NOOP("Views", "%1 %2 accuses %3; everybody else asked (%4) calls it "
                                           "alive. The way between them is the likelier cause."))
                .arg(nameText(pattern.tag), nameList(pattern.zones), nameList(pattern.victims),
                     nameList(pattern.defenders, 3))};
}

PatternCard manyAccusersCard(const ViewPattern& pattern)
{
    const QString counts =
        say(QT_TRANSLATE_NOOP("Views", "Accused by %1; %2."))
            .arg(nameList(pattern.accusers),
                 pattern.defenders.empty()
                     ? say(QT_TRANSLATE_NOOP("Views", "nobody else asked calls it alive"))
                     : say(QT_TRANSLATE_NOOP("Views", "alive to %1"))
                           .arg(nameList(pattern.defenders)));
    QStringList parts{counts};
    if (pattern.victimAnswers && *pattern.victimAnswers) {
        parts.append(say(QT_TRANSLATE_NOOP("Views", "It answers us itself, so it runs: its link "
                                                    "or its UDP is the likelier cause.")));
    } else if (pattern.victimAnswers) {
        parts.append(say(QT_TRANSLATE_NOOP("Views", "It did not answer us either.")));
    }
    return {
        say(QT_TRANSLATE_N_NOOP("Views", "%1 is accused by %n member(s)"), pattern.accusers.size())
            .arg(nameText(pattern.victims.front())),
        parts.join(QLatin1Char(' '))};
}

PatternCard unheardCard(const ViewPattern& pattern)
{
    return {say(QT_TRANSLATE_N_NOOP("Views", "%n member(s) unheard of by some"),
                pattern.victims.size()),
            say(QT_TRANSLATE_NOOP("Views", "%1 not listed by %2; alive to %3."))
                .arg(nameList(pattern.victims), nameList(pattern.accusers),
                     nameList(pattern.defenders, 3))};
}

PatternCard card(const ViewPattern& pattern)
{
    switch (pattern.kind) {
    case ViewPattern::Kind::TwoClusters:
    case ViewPattern::Kind::Split: return groupsCard(pattern);
    case ViewPattern::Kind::OneAccuser: return oneAccuserCard(pattern);
    case ViewPattern::Kind::ByZone: return byZoneCard(pattern);
    case ViewPattern::Kind::ManyAccusers: return manyAccusersCard(pattern);
    case ViewPattern::Kind::Unheard: return unheardCard(pattern);
    }
    return {};
}

} // namespace

QString nameList(const Names& names, std::size_t most)
{
    QStringList shown;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        shown.append(nameText(names[i]));
    const QString all = shown.join(QStringLiteral(", "));
    if (names.size() <= most) return all;
    return say(QT_TRANSLATE_N_NOOP("Views", "%1 and %n more"), names.size() - most).arg(all);
}

QList<PatternCard> patternCards(const diagnosis::ViewPicture& picture)
{
    QList<PatternCard> out;
    for (const auto& pattern : picture.patterns)
        out.append(card(pattern));
    return out;
}

QString saidWord(Said said)
{
    switch (said) {
    case Said::Nothing: return say(QT_TRANSLATE_NOOP("Views", "no answer"));
    case Said::Unlisted: return say(QT_TRANSLATE_NOOP("Views", "not listed"));
    case Said::Alive: return say(QT_TRANSLATE_NOOP("Views", "alive"));
    case Said::Suspect: return say(QT_TRANSLATE_NOOP("Views", "suspect"));
    case Said::Failed: return say(QT_TRANSLATE_NOOP("Views", "failed"));
    case Said::Left: return say(QT_TRANSLATE_NOOP("Views", "left"));
    }
    return {};
}

QString cellSentence(const std::string& asker, const std::string& about,
                     const diagnosis::ViewCell& cell, Moment now)
{
    const QString who = nameText(asker);
    const QString whom = nameText(about);
    const QString age = ageText(now.boot - cell.seenAt.boot);
    switch (cell.said) {
    case Said::Nothing:
        return say(QT_TRANSLATE_NOOP("Views", "%1 has said nothing of %2: it was not asked, or did "
                                              "not answer"))
            .arg(who, whom);
    case Said::Unlisted:
        return say(QT_TRANSLATE_NOOP("Views", "%1 does not list %2, asked %3 ago"))
            .arg(who, whom, age);
    case Said::Alive:
    case Said::Suspect:
    case Said::Failed:
    case Said::Left: break;
    }
    if (cell.nameOnly) {
        return say(QT_TRANSLATE_NOOP("Views", "%1 remembers just the name of %2 (%3), asked %4 "
                                              "ago"))
            .arg(who, whom, saidWord(cell.said), age);
    }
    return say(QT_TRANSLATE_NOOP("Views", "%1 says %2 is %3 (incarnation %4), asked %5 ago"))
        .arg(who, whom, saidWord(cell.said), QString::number(cell.incarnation.value()), age);
}

QString ownSentence(const std::string& about, const diagnosis::ViewCell& cell)
{
    const QString whom = nameText(about);
    if (cell.said == Said::Unlisted || cell.said == Said::Nothing)
        return say(QT_TRANSLATE_NOOP("Views", "We do not know %1")).arg(whom);
    return say(QT_TRANSLATE_NOOP("Views", "We hold %1 for %2 (incarnation %3)"))
        .arg(whom, saidWord(cell.said), QString::number(cell.incarnation.value()));
}

QString agreementText(const diagnosis::ViewPicture& picture, Moment now)
{
    if (!picture.oldest) return {};
    QStringList parts{
        say(QT_TRANSLATE_N_NOOP("Views", "%n member(s) asked %1 ago agree about all %2"),
            picture.askers.size())
            .arg(ageText(now.boot - picture.oldest->boot),
                 QLocale().toString(picture.members.size()))};
    if (!picture.listsNobody.empty()) {
        parts.append(
            say(QT_TRANSLATE_N_NOOP("Views", "%n name(s) nobody but itself, as an observer does"),
                picture.listsNobody.size()));
    }
    if (const auto old = oldAskersText(picture); !old.isEmpty()) parts.append(old);
    return parts.join(QStringLiteral(" · "));
}

QString oldAskersText(const diagnosis::ViewPicture& picture)
{
    if (picture.oldAskers == 0) return {};
    return say(QT_TRANSLATE_N_NOOP("Views", "%n too old to compare"), picture.oldAskers);
}

QString viewCostText(const link::RoundCost& cost)
{
    const QLocale locale;
    const auto size =
        locale.formattedDataSize(static_cast<qint64>(cost.bytes), 0, QLocale::DataSizeSIFormat);
    return say(QT_TRANSLATE_N_NOOP("Views", "%n connection(s), about %1, %2"), cost.connections)
        .arg(size, spanText(cost.longest));
}

QString roundText(const link::ViewRound& round)
{
    QStringList parts{say(QT_TRANSLATE_N_NOOP("Views", "%1 of %n asked"), round.members)
                          .arg(QLocale().toString(round.answered))};
    if (round.unasked > 0)
        parts.append(say(QT_TRANSLATE_N_NOOP("Views", "%n did not answer"), round.unasked));
    if (round.end == link::RoundEnd::Stopped)
        parts.append(say(QT_TRANSLATE_NOOP("Views", "stopped")));
    if (round.end == link::RoundEnd::Lost)
        parts.append(say(QT_TRANSLATE_NOOP("Views", "the link was lost meanwhile")));
    if (round.sampledOut > 0) {
        parts.append(say(QT_TRANSLATE_N_NOOP("Views", "a sample, %n left out"), round.sampledOut));
    }
    return parts.join(QStringLiteral(" · "));
}

QString viewReason(const link::ViewLine& line)
{
    if (line.state != link::ViewState::Unasked) return {};
    return unaskedReason(line.refusal, line.detail);
}

} // namespace grapevine::models
