#include "ui/models/member_cell.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/ribbon_words.h"
#include "ui/models/status_kind.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

const QString& nothing()
{
    static const QString dash = QStringLiteral("–");
    return dash;
}

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("MemberCell", text, nullptr, n);
}

/// Most characters of all left-over tags in one cell; the tooltip has them too.
constexpr qsizetype kTagsLongest = 400;

} // namespace

QString MemberCell::text() const
{
    switch (column.kind) {
    case MemberColumn::Kind::Status: return statusWord(statusKind(row));
    case MemberColumn::Kind::Name: return clusterText(row.facts->name);
    case MemberColumn::Kind::Address:
        return row.facts->endpoint.address.isNone() ? nothing()
                                                    : clusterText(row.facts->endpoint.text());
    case MemberColumn::Kind::Since: return sinceText();
    case MemberColumn::Kind::AccusedBy: return accusers();
    case MemberColumn::Kind::Flaps: return QLocale().toString(flapCount(row));
    case MemberColumn::Kind::Ribbon: return ribbonWords(row, history, span, now.boot);
    case MemberColumn::Kind::Tag: {
        const auto* value = tagValue(*row.facts, column.tag);
        return value == nullptr ? nothing() : clusterText(*value);
    }
    case MemberColumn::Kind::OtherTags: return otherTags();
    case MemberColumn::Kind::Incarnation:
        return row.source == link::RowSource::NameOnly ? nothing()
                                                       : QString::number(row.incarnation.value());
    case MemberColumn::Kind::Rtt: return row.rtt ? rttText(*row.rtt) : nothing();
    case MemberColumn::Kind::Protocol: return versionText(row.facts->versions.protocolCurrent);
    case MemberColumn::Kind::ProtocolMin: return versionText(row.facts->versions.protocolMin);
    case MemberColumn::Kind::ProtocolMax: return versionText(row.facts->versions.protocolMax);
    case MemberColumn::Kind::Delegate: return versionText(row.facts->versions.delegateCurrent);
    case MemberColumn::Kind::DelegateMin: return versionText(row.facts->versions.delegateMin);
    case MemberColumn::Kind::DelegateMax: return versionText(row.facts->versions.delegateMax);
    case MemberColumn::Kind::StatusTime:
        return row.statusTime.value() == 0 ? nothing() : QString::number(row.statusTime.value());
    case MemberColumn::Kind::Cluster: return cluster();
    case MemberColumn::Kind::CoordinateError:
        return row.coordinate ? QLocale().toString(row.coordinate->error, 'f', 3) : nothing();
    }
    return {};
}

QString MemberCell::versionText(std::uint8_t version) const
{
    return announces(row) ? QString::number(version) : nothing();
}

QString MemberCell::flapsHint() const
{
    if (!row.flaps) return say(QT_TRANSLATE_NOOP("MemberCell", "Nothing has happened to it yet."));
    const auto count = [](const char* text, std::uint32_t n) {
        return say(text, static_cast<int>(n));
    };
    QStringList lines{
        count(QT_TRANSLATE_N_NOOP("MemberCell", "suspected %n time(s)"), row.flaps->suspected),
        count(QT_TRANSLATE_N_NOOP("MemberCell", "spoke up against it %n time(s)"),
              row.flaps->refuted),
        count(QT_TRANSLATE_N_NOOP("MemberCell", "failed %n time(s)"), row.flaps->failed),
        count(QT_TRANSLATE_N_NOOP("MemberCell", "came back %n time(s)"), row.flaps->returned)};
    if (row.flaps->lastFlap) {
        lines.append(say(QT_TRANSLATE_NOOP("MemberCell", "last flap %1"))
                         .arg(preciseText(row.flaps->lastFlap->wall)));
    }
    return lines.join(QLatin1Char('\n'));
}

QString MemberCell::sinceText() const
{
    const QString age = ageText(now.boot - row.since.boot);
    return row.sinceFirstLook ? QStringLiteral("> %1").arg(age) : age;
}

QString MemberCell::accusers() const
{
    const auto kind = statusKind(row);
    if (kind != StatusKind::Suspect && !wasAccused(row)) return nothing();
    QString all;
    if (row.accusers) {
        for (const auto& name : *row.accusers) {
            if (!all.isEmpty()) all += QStringLiteral(", ");
            all += clusterText(name, 128);
        }
        if (row.accusers->size() >= link::kAccusersMost) all += QStringLiteral(", …");
    }
    if (all.isEmpty()) all = say(QT_TRANSLATE_NOOP("MemberCell", "not told"));
    if (kind != StatusKind::Suspect || !row.noVerdict) return all;
    return say(QT_TRANSLATE_NOOP("MemberCell", "no verdict · %1")).arg(all);
}

QString MemberCell::accusersHint() const
{
    const bool accused = wasAccused(row);
    if (statusKind(row) != StatusKind::Suspect && !accused) {
        return say(QT_TRANSLATE_NOOP("MemberCell", "Nobody holds it for suspect."));
    }
    QString hint;
    if (row.accusers && !row.accusers->empty()) {
        hint = accused
                   ? say(QT_TRANSLATE_NOOP("MemberCell", "Accusations before it failed, in order:"))
                   : say(QT_TRANSLATE_NOOP("MemberCell",
                                           "Accusations that have reached us, in order:"));
        for (const auto& name : *row.accusers)
            hint += QLatin1Char('\n') + clusterText(name);
        if (row.accusers->size() >= link::kAccusersMost) hint += QStringLiteral("\n…");
    } else {
        hint = say(QT_TRANSLATE_NOOP("MemberCell",
                                     "A member told us of the suspicion, but not who began it."));
    }
    if (row.noVerdict) {
        hint += QLatin1Char('\n') +
                say(QT_TRANSLATE_NOOP("MemberCell",
                                      "Suspect for longer than any suspicion lasts, and nobody "
                                      "has judged. Grapevine never judges by itself."));
    }
    return hint;
}

QString MemberCell::remark() const
{
    if (!own || column.kind != MemberColumn::Kind::Name) return {};
    return say(QT_TRANSLATE_NOOP("MemberCell", "this is Grapevine"));
}

QString MemberCell::cluster() const
{
    return clusters == nullptr ? QString()
                               : QString::fromStdString(clusterName(*clusters, row.key.cluster));
}

QString MemberCell::otherTags() const
{
    QString all;
    for (const auto& [key, value] : row.facts->tags) {
        const std::string& name = key; // clang 14 captures no structured bindings.
        const bool hasColumn =
            std::any_of(columns.begin(), columns.end(), [&name](const auto& other) {
                return other.kind == MemberColumn::Kind::Tag && other.tag == name;
            });
        if (hasColumn) continue;
        if (!all.isEmpty()) all += QStringLiteral("  ");
        all += clusterText(key, 128) + QLatin1Char('=') + clusterText(value, 128);
        if (all.size() > kTagsLongest) return all.left(kTagsLongest) + QStringLiteral("…");
    }
    if (row.facts->tagsBroken) {
        all += (all.isEmpty() ? QString() : QStringLiteral("  ")) +
               say(QT_TRANSLATE_NOOP("MemberCell", "(not readable to the end)"));
    }
    return all.isEmpty() ? nothing() : all;
}

QString MemberCell::hint() const
{
    QString hint;
    switch (column.kind) {
    case MemberColumn::Kind::Status: hint = sentence(); break;
    case MemberColumn::Kind::Since:
        hint =
            row.sinceFirstLook
                ? say(QT_TRANSLATE_NOOP("MemberCell", "so since our first look at %1, or longer"))
                      .arg(preciseText(row.since.wall))
                : say(QT_TRANSLATE_NOOP("MemberCell", "so since %1"))
                      .arg(preciseText(row.since.wall));
        break;
    case MemberColumn::Kind::AccusedBy: hint = accusersHint(); break;
    case MemberColumn::Kind::Flaps: hint = flapsHint(); break;
    case MemberColumn::Kind::Ribbon: hint = ribbonLines(row, history, span, now.boot); break;
    case MemberColumn::Kind::Address:
    case MemberColumn::Kind::Tag:
    case MemberColumn::Kind::OtherTags:
    case MemberColumn::Kind::Incarnation:
    case MemberColumn::Kind::Protocol:
    case MemberColumn::Kind::ProtocolMin:
    case MemberColumn::Kind::ProtocolMax:
    case MemberColumn::Kind::Delegate:
    case MemberColumn::Kind::DelegateMin:
    case MemberColumn::Kind::DelegateMax:
        hint = text();
        if (row.source == link::RowSource::Memory) {
            hint += QLatin1Char('\n') +
                    say(QT_TRANSLATE_NOOP("MemberCell", "Remembered from before: the cluster tells "
                                                        "only this member's name now."));
        } else if (row.source == link::RowSource::NameOnly) {
            hint = say(
                QT_TRANSLATE_NOOP("MemberCell", "The cluster tells only this member's name now."));
        }
        break;
    case MemberColumn::Kind::Name:
        hint = text();
        if (own) hint += QLatin1Char('\n') + remark();
        break;
    case MemberColumn::Kind::Rtt:
    case MemberColumn::Kind::StatusTime:
    case MemberColumn::Kind::Cluster:
    case MemberColumn::Kind::CoordinateError: hint = text(); break;
    }
    if (ghost) {
        hint += QLatin1Char('\n') +
                say(QT_TRANSLATE_NOOP(
                    "MemberCell", "No longer known to anybody asked; goes with the next re-sort."));
    }
    return hint;
}

bool MemberCell::isFaint() const
{
    switch (column.kind) {
    case MemberColumn::Kind::Address:
    case MemberColumn::Kind::Tag:
    case MemberColumn::Kind::OtherTags:
        if (row.source == link::RowSource::Memory || row.source == link::RowSource::NameOnly) {
            return true;
        }
        return text() == nothing();
    case MemberColumn::Kind::AccusedBy: return statusKind(row) != StatusKind::Suspect;
    case MemberColumn::Kind::Incarnation: return row.source == link::RowSource::NameOnly;
    case MemberColumn::Kind::Flaps: return flapCount(row) == 0;
    case MemberColumn::Kind::Protocol:
    case MemberColumn::Kind::ProtocolMin:
    case MemberColumn::Kind::ProtocolMax:
    case MemberColumn::Kind::Delegate:
    case MemberColumn::Kind::DelegateMin:
    case MemberColumn::Kind::DelegateMax:
        return !announces(row) || row.source == link::RowSource::Memory;
    case MemberColumn::Kind::StatusTime: return row.statusTime.value() == 0;
    case MemberColumn::Kind::CoordinateError: return !row.coordinate;
    case MemberColumn::Kind::Cluster: return false;
    case MemberColumn::Kind::Ribbon: return false;
    case MemberColumn::Kind::Rtt: return !row.rtt;
    case MemberColumn::Kind::Status:
    case MemberColumn::Kind::Name:
    case MemberColumn::Kind::Since: return false;
    }
    return false;
}

QString MemberCell::sentence() const
{
    const QString name = clusterText(row.facts->name);
    const QString word = statusWord(statusKind(row));
    const QString age = ageText(now.boot - row.since.boot);
    QString all =
        row.sinceFirstLook
            ? say(QT_TRANSLATE_NOOP("MemberCell", "%1: %2 for more than %3")).arg(name, word, age)
            : say(QT_TRANSLATE_NOOP("MemberCell", "%1: %2 for %3")).arg(name, word, age);
    if (statusKind(row) == StatusKind::Suspect) {
        if (row.accusers && !row.accusers->empty()) {
            all += say(QT_TRANSLATE_N_NOOP("MemberCell", ", %n accuser(s)"),
                       static_cast<int>(row.accusers->size()));
        }
        if (row.noVerdict) all += say(QT_TRANSLATE_NOOP("MemberCell", ", no verdict"));
    }
    if (own) all += say(QT_TRANSLATE_NOOP("MemberCell", "; this is Grapevine"));
    return all;
}

} // namespace grapevine::models
