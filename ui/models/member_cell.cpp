#include "ui/models/member_cell.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

#include "ui/models/cluster_text.h"
#include "ui/models/status_kind.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

const QString& nothing()
{
    static const QString dash = QStringLiteral("–");
    return dash;
}

QString say(const char* text)
{
    return QCoreApplication::translate("MemberCell", text);
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
    case MemberColumn::Kind::Tag: {
        const auto* value = tagValue(*row.facts, column.tag);
        return value == nullptr ? nothing() : clusterText(*value);
    }
    case MemberColumn::Kind::OtherTags: return otherTags();
    case MemberColumn::Kind::Incarnation:
        return row.source == link::RowSource::NameOnly ? nothing()
                                                       : QString::number(row.incarnation.value());
    case MemberColumn::Kind::Rtt: return row.rtt ? rttText(*row.rtt) : nothing();
    }
    return {};
}

QString MemberCell::sinceText() const
{
    const QString age = ageText(now.boot - row.since.boot);
    return row.sinceFirstLook ? QStringLiteral("> %1").arg(age) : age;
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
    case MemberColumn::Kind::Address:
    case MemberColumn::Kind::Tag:
    case MemberColumn::Kind::OtherTags:
    case MemberColumn::Kind::Incarnation:
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
    case MemberColumn::Kind::Rtt: hint = text(); break;
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
    case MemberColumn::Kind::Incarnation: return row.source == link::RowSource::NameOnly;
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
    return row.sinceFirstLook
               ? say(QT_TRANSLATE_NOOP("MemberCell", "%1: %2 for more than %3"))
                     .arg(name, word, age)
               : say(QT_TRANSLATE_NOOP("MemberCell", "%1: %2 for %3")).arg(name, word, age);
}

} // namespace grapevine::models
