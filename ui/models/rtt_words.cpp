#include "ui/models/rtt_words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

#include "core/base/plain_text.h"
#include "ui/models/cluster_text.h"
#include "ui/models/shell_words.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

constexpr std::size_t kMisfitsNamed = 3;

QString say(const char* text, int count = -1)
{
    return QCoreApplication::translate("Rtt", text, nullptr, count);
}

QString msText(double ms)
{
    return rttText(Duration{static_cast<Duration::rep>(ms * 1e6)});
}

QString percent(double part)
{
    return QLocale().toString(part * 100.0, 'f', part < 0.095 && part > 0.0005 ? 1 : 0);
}

QString nameOf(const RttMember& member)
{
    return clusterText(member.name(), kRttNameLongest);
}

QString misfitsText(const RttField& field)
{
    QStringList names;
    const auto& misfits = field.zoneTags().misfits;
    for (std::size_t at = 0; at < std::min(misfits.size(), kMisfitsNamed); ++at) {
        names.append(QStringLiteral("%1 (%2)").arg(nameOf(field.members()[misfits[at].member]),
                                                   clusterText(misfits[at].told, 32)));
    }
    if (misfits.size() > kMisfitsNamed) {
        names.append(say(QT_TRANSLATE_N_NOOP("Rtt", "%n more"),
                         static_cast<int>(misfits.size() - kMisfitsNamed)));
    }
    return names.join(QStringLiteral(", "));
}

QStringList memberParts(const RttField& field, std::size_t at)
{
    const auto& member = field.members()[at];
    QStringList parts{nameOf(member), statusWord(member.kind)};
    if (member.own) parts.append(say(QT_TRANSLATE_NOOP("Rtt", "Grapevine itself")));
    if (const auto zone = field.zoning().zoneOf[at]; zone != RttZoning::kNoZone)
        parts.append(
            say(QT_TRANSLATE_NOOP("Rtt", "found in %1")).arg(zoneTitle(field.zoneTags(), zone)));
    const auto& coordinate = *member.coordinate;
    parts.append(say(QT_TRANSLATE_NOOP("Rtt", "coordinate %1 (%2)"))
                     .arg(errorText(coordinate.error), trustText(coordinate.error)));
    parts.append(say(QT_TRANSLATE_NOOP("Rtt", "height %1")).arg(msText(coordinate.height * 1e3)));
    parts.append(
        member.row->rtt
            ? say(QT_TRANSLATE_NOOP("Rtt", "our own ping %1")).arg(rttText(*member.row->rtt))
            : say(QT_TRANSLATE_NOOP("Rtt", "not pinged by us")));
    return parts;
}

} // namespace

QString gapText(RttGap gap)
{
    switch (gap) {
    case RttGap::None: return {};
    case RttGap::NotTold: return say(QT_TRANSLATE_NOOP("Rtt", "no coordinate told"));
    case RttGap::Broken: return say(QT_TRANSLATE_NOOP("Rtt", "the coordinate is broken"));
    case RttGap::FirstGuess: return say(QT_TRANSLATE_NOOP("Rtt", "it has measured nothing yet"));
    case RttGap::TooFar:
        return say(QT_TRANSLATE_NOOP("Rtt", "further apart than any round trip can be"));
    }
    return {};
}

QString errorText(double error)
{
    return QStringLiteral("± %1 %").arg(percent(error));
}

QString trustText(double error)
{
    switch (trustIn(error)) {
    case RttTrust::Good: return say(QT_TRANSLATE_NOOP("Rtt", "good"));
    case RttTrust::Fair: return say(QT_TRANSLATE_NOOP("Rtt", "fair"));
    case RttTrust::Poor: return say(QT_TRANSLATE_NOOP("Rtt", "poor"));
    }
    return {};
}

QString pairText(const QString& from, const QString& to, const RttEstimate& told)
{
    if (!told.isKnown()) {
        return say(QT_TRANSLATE_NOOP("Rtt", "%1 to %2: no estimate, %3"))
            .arg(from, to, gapText(told.gap));
    }
    return say(QT_TRANSLATE_NOOP("Rtt", "%1 to %2: %3, %4"))
        .arg(from, to, rttText(told.rtt), errorText(told.error));
}

QString zoneTitle(const ZoneTags& tags, std::size_t zone, std::size_t limit)
{
    if (zone < tags.values.size() && !tags.values[zone].empty())
        return clusterText(tags.values[zone], limit);
    return say(QT_TRANSLATE_NOOP("Rtt", "Zone %1")).arg(zone + 1);
}

QString zonesText(const RttField& field)
{
    const auto& zoning = field.zoning();
    switch (zoning.verdict) {
    case RttZoning::Verdict::TooFew:
        return say(QT_TRANSLATE_NOOP("Rtt", "Too few members to look for zones"));
    case RttZoning::Verdict::Alike:
        return say(QT_TRANSLATE_NOOP("Rtt", "No zones by round trip: all are within %1"))
            .arg(msText(field.zoning().withinMs));
    case RttZoning::Verdict::Found: break;
    }
    const auto found =
        say(QT_TRANSLATE_N_NOOP("Rtt", "%n zone(s) by round trip"), static_cast<int>(zoning.zones));
    const auto& tags = field.zoneTags();
    if (tags.key.empty()) return found;
    const auto key = clusterText(tags.key, 32);
    if (!tags.isAlike()) {
        return say(QT_TRANSLATE_NOOP("Rtt", "%1; the tag %2 says otherwise")).arg(found, key);
    }
    if (tags.misfits.empty())
        return say(QT_TRANSLATE_NOOP("Rtt", "%1; they match the tag %2")).arg(found, key);
    return say(QT_TRANSLATE_NOOP("Rtt", "%1; they match the tag %2 but for %3"))
        .arg(found, key, misfitsText(field));
}

QString zonesReason(const RttZoning& zoning)
{
    switch (zoning.verdict) {
    case RttZoning::Verdict::TooFew:
        return say(QT_TRANSLATE_NOOP("Rtt", "With fewer than %1 members chance looks like zones."))
            .arg(RttZoning::kMembersLeast);
    case RttZoning::Verdict::Alike:
        return say(QT_TRANSLATE_NOOP(
            "Rtt",
            "Zones would have to stand at least one and a half times as far apart as members "
            "of one zone do, and half a millisecond further. Nowhere do they."));
    case RttZoning::Verdict::Found: break;
    }
    return say(QT_TRANSLATE_NOOP(
                   "Rtt", "Within a zone members are up to %1 apart in the mean, and the nearest "
                          "two zones %2: there the groups stop growing together."))
        .arg(msText(zoning.withinMs), msText(zoning.apartMs));
}

QString stressText(double stress)
{
    const auto off = percent(stress);
    if (stress <= 0.05)
        return say(QT_TRANSLATE_NOOP("Rtt", "lengths are true: off by about %1 %")).arg(off);
    if (stress <= 0.2)
        return say(QT_TRANSLATE_NOOP("Rtt", "lengths are off by about %1 %")).arg(off);
    return say(QT_TRANSLATE_NOOP("Rtt", "a plane cannot hold it: lengths are off by about %1 %"))
        .arg(off);
}

QString memberText(const RttField& field, std::size_t at)
{
    return memberParts(field, at).join(QStringLiteral(", "));
}

QString memberTip(const RttField& field, std::size_t at)
{
    return memberParts(field, at).join(QLatin1Char('\n'));
}

QString serfRttCommand(const std::string& from, const std::string& to)
{
    // What a terminal would take for more than letters is not copied.
    if (plainText(from) != from || plainText(to) != to) return {};
    const bool isOption = from.starts_with('-') || to.starts_with('-');
    return QString::fromStdString((isOption ? "serf rtt -- " : "serf rtt ") + shellWord(from) +
                                  ' ' + shellWord(to));
}

} // namespace grapevine::models
