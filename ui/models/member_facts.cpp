#include "ui/models/member_facts.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include "ui/models/cluster_text.h"
#include "ui/models/member_column.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

using Group = MemberFact::Group;

struct Context {
    Q_DECLARE_TR_FUNCTIONS(MemberFacts)
};

QString sourceText(link::RowSource source)
{
    switch (source) {
    case link::RowSource::Peek: return Context::tr("a look from outside");
    case link::RowSource::Gossip: return Context::tr("gossip, as a member");
    case link::RowSource::Rpc: return Context::tr("an agent's RPC");
    case link::RowSource::Memory: return Context::tr("remembered from before");
    case link::RowSource::NameOnly: return Context::tr("only the name is told now");
    }
    return {};
}

QString rangeText(std::uint8_t least, std::uint8_t most, std::uint8_t current)
{
    return Context::tr("%1 (speaks %2 to %3)").arg(current).arg(least).arg(most);
}

QString namesText(const std::vector<std::string>& names)
{
    QStringList all;
    for (const auto& name : names)
        all.append(clusterText(name, 128));
    if (names.size() >= link::kAccusersMost) all.append(QStringLiteral("…"));
    return all.join(QStringLiteral(", "));
}

void addNow(QList<MemberFact>& out, const link::MemberRow& row, Moment now)
{
    const auto& facts = *row.facts;
    out.append({Group::Now, Context::tr("Status"), statusWord(statusKind(row))});
    if (row.noVerdict) {
        out.append({Group::Now, Context::tr("Verdict"),
                    Context::tr("none, for longer than any suspicion lasts")});
    }
    if (row.accusers && (statusKind(row) == StatusKind::Suspect || wasAccused(row))) {
        out.append({Group::Now, Context::tr("Accused by"), namesText(*row.accusers)});
    }
    if (row.failsBy && statusKind(row) == StatusKind::Suspect) {
        out.append(
            {Group::Now, Context::tr("Fails in"), ageText(row.failsBy->boot - now.boot), true});
    }
    const auto& address = facts.endpoint.address;
    out.append({Group::Now, Context::tr("Address"),
                address.isNone() ? QString() : clusterText(address.text()), true});
    out.append({Group::Now, Context::tr("Port"),
                address.isNone() ? QString() : QString::number(facts.endpoint.port)});
    const bool told = row.source != link::RowSource::NameOnly;
    out.append({Group::Now, Context::tr("Incarnation"),
                told ? QString::number(row.incarnation.value()) : QString()});
    out.append(
        {Group::Now, Context::tr("Round trip"), row.rtt ? rttText(*row.rtt) : QString(), true});
    if (row.coordinate) {
        out.append({Group::Now, Context::tr("Coordinate error"),
                    QLocale().toString(row.coordinate->error, 'f', 3), true});
    }
    out.append({Group::Now, Context::tr("Known from"), sourceText(row.source)});
    if (!row.askedBy.empty()) {
        out.append({Group::Now, Context::tr("Asked"), clusterText(row.askedBy, 128), true});
    }
}

void addTags(QList<MemberFact>& out, const NodeFacts& facts)
{
    for (const auto& [key, value] : facts.tags)
        out.append({Group::Tags, clusterText(key, 128), clusterText(value)});
    if (facts.tagsBroken) {
        out.append({Group::Tags, QStringLiteral("…"), Context::tr("not readable to the end")});
    }
}

void addVersions(QList<MemberFact>& out, const link::MemberRow& row)
{
    const auto& versions = row.facts->versions;
    const bool told = announces(row);
    out.append(
        {Group::Versions, Context::tr("memberlist protocol"),
         told ? rangeText(versions.protocolMin, versions.protocolMax, versions.protocolCurrent)
              : QString()});
    out.append(
        {Group::Versions, Context::tr("Serf protocol"),
         told ? rangeText(versions.delegateMin, versions.delegateMax, versions.delegateCurrent)
              : QString()});
}

void addTimes(QList<MemberFact>& out, const link::MemberRow& row)
{
    const QString since = preciseText(row.since.wall);
    out.append(
        {Group::Times, Context::tr("So since"),
         row.sinceFirstLook ? Context::tr("before %1").arg(since) : since, true,
         // As an age that is more than it says has a `>`.
         (row.sinceFirstLook ? QStringLiteral("< ") : QString()) + briefTimeText(row.since.wall)});
    out.append({Group::Times, Context::tr("Heard of"), preciseText(row.seenAt.wall), true,
                briefTimeText(row.seenAt.wall)});
    out.append({Group::Times, Context::tr("Status LTime"),
                row.statusTime.value() == 0 ? QString() : QString::number(row.statusTime.value()),
                true});
}

void addHistory(QList<MemberFact>& out, const link::MemberRow& row, const MemberHistory* history,
                Moment now)
{
    const link::FlapHistory none;
    const auto& flaps = row.flaps ? *row.flaps : none;
    const auto count = [&](const QString& name, std::uint32_t times) {
        out.append({Group::History, name, QLocale().toString(times)});
    };
    count(Context::tr("Flaps"), flapCount(row));
    if (history != nullptr) {
        const auto lately = history->flapsWithin(row, lengthOf(RibbonSpan::Hour), now.boot);
        count(Context::tr("Flaps in the last hour"), static_cast<std::uint32_t>(lately));
    }
    count(Context::tr("Times suspected"), flaps.suspected);
    count(Context::tr("Times it spoke up"), flaps.refuted);
    count(Context::tr("Times failed"), flaps.failed);
    count(Context::tr("Times it came back"), flaps.returned);
    out.append({Group::History, Context::tr("Last flap"),
                flaps.lastFlap ? preciseText(flaps.lastFlap->wall) : QString(), true,
                flaps.lastFlap ? briefTimeText(flaps.lastFlap->wall) : QString()});
}

} // namespace

QString groupName(MemberFact::Group group)
{
    switch (group) {
    case Group::Now: return Context::tr("Now");
    case Group::Tags: return Context::tr("Tags");
    case Group::Versions: return Context::tr("Versions");
    case Group::Times: return Context::tr("Times");
    case Group::History: return Context::tr("History");
    }
    return {};
}

QList<MemberFact> memberFacts(const link::MemberRow& row, const MemberHistory* history, Moment now)
{
    QList<MemberFact> out;
    addNow(out, row, now);
    addTags(out, *row.facts);
    addVersions(out, row);
    addTimes(out, row);
    addHistory(out, row, history, now);
    return out;
}

} // namespace grapevine::models
