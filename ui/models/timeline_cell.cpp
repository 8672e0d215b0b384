#include "ui/models/timeline_cell.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <unordered_set>

#include "ui/models/answer_text.h"
#include "ui/models/cluster_text.h"
#include "ui/models/facts_change.h"
#include "ui/models/time_words.h"

namespace grapevine::models {

namespace {

QString say(const char* text, int n = -1)
{
    return QCoreApplication::translate("TimelineCell", text, nullptr, n);
}

constexpr std::size_t kNamesInLine = 8;
constexpr std::size_t kNamesInStory = 2000;

/// `a, b, c and 9 more`.
QString listed(const QStringList& names, std::size_t all)
{
    const auto more = all - static_cast<std::size_t>(names.size());
    if (more == 0) return names.join(QStringLiteral(", "));
    return say(QT_TRANSLATE_N_NOOP("TimelineCell", "%1 and %n more"), static_cast<int>(more))
        .arg(names.join(QStringLiteral(", ")));
}

QString namesOf(const TimelineContent& content, std::size_t most)
{
    QStringList names;
    for (const auto& member : content.members) {
        if (static_cast<std::size_t>(names.size()) == most) break;
        names.append(clusterText(member.facts->name, 128));
    }
    return listed(names, content.members.size());
}

QString membersWord(std::size_t count)
{
    return say(QT_TRANSLATE_N_NOOP("TimelineCell", "%n member(s)"), static_cast<int>(count));
}

bool isPicture(TimelineKind kind)
{
    return kind == TimelineKind::Snapshot || kind == TimelineKind::Resync;
}

} // namespace

QString TimelineCell::text(TimelineColumn column, Moment now) const
{
    const auto& content = m_store.content(m_row.first);
    switch (column) {
    case TimelineColumn::Time: return when(now);
    case TimelineColumn::Kind: return what();
    case TimelineColumn::Who: return who();
    case TimelineColumn::Detail: return detail(QStringLiteral("  "));
    case TimelineColumn::Lamport: return lamport();
    case TimelineColumn::Size:
        if (m_store.kind(m_row.first) != TimelineKind::User &&
            m_store.kind(m_row.first) != TimelineKind::Query)
            return {};
        return QLocale().toString(static_cast<qulonglong>(content.payload.size()));
    case TimelineColumn::Cluster:
        return m_words.cluster ? m_words.cluster(content.cluster) : QString();
    }
    return {};
}

QString TimelineCell::when(Moment now) const
{
    const auto at = QDateTime::fromMSecsSinceEpoch(m_store.record(m_row.first).wall().milliseconds);
    const bool today = at.date() == QDateTime::fromMSecsSinceEpoch(now.wall.milliseconds).date();
    return at.toString(today ? QStringLiteral("HH:mm:ss.zzz")
                             : QStringLiteral("yyyy-MM-dd HH:mm:ss.zzz"));
}

QString TimelineCell::what() const
{
    const auto kind = m_store.kind(m_row.first);
    // To a program that handles events both are a leave.
    if (m_words.asApplication && kind == TimelineKind::MemberFailed)
        return kindWord(TimelineKind::MemberLeave);
    return kindWord(kind);
}

QString TimelineCell::who() const
{
    if (m_row.isFold()) {
        const auto members = static_cast<std::size_t>(foldMembers());
        return members == 1 ? foldNames(1) : membersWord(members);
    }
    const auto& content = m_store.content(m_row.first);
    const auto kind = m_store.kind(m_row.first);
    if (isPicture(kind)) return membersWord(content.memberCount);
    if (!content.name.empty()) return clusterText(content.name, 128);
    if (content.members.size() > 1) return membersWord(content.members.size());
    return namesOf(content, 1);
}

QString TimelineCell::changeOf(const TimelineMember& member, const QString& between) const
{
    if (!member.before) return {};
    return factsChange(*member.before, *member.facts, between);
}

QString TimelineCell::detail(const QString& between) const
{
    const auto kind = m_store.kind(m_row.first);
    if (m_row.isFold()) {
        // Several lines about one member are several accusers: those are the news.
        const bool accused = kind == TimelineKind::MemberSuspect && foldMembers() == 1;
        return accused ? foldAccusers(kNamesInLine) : foldWords(kNamesInLine);
    }
    const auto& content = m_store.content(m_row.first);
    QStringList parts;
    switch (kind) {
    case TimelineKind::User:
        if (!content.payload.empty()) parts.append(answerLine(content.payload));
        if (content.coalesce)
            parts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "(may be coalesced)")));
        break;
    case TimelineKind::Query:
        if (!content.payload.empty()) parts.append(answerLine(content.payload));
        if (content.from)
            parts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "asked by %1"))
                             .arg(clusterText(*content.from)));
        break;
    case TimelineKind::MemberSuspect:
        parts.append(content.from ? say(QT_TRANSLATE_NOOP("TimelineCell", "accused by %1"))
                                        .arg(clusterText(*content.from))
                                  : say(QT_TRANSLATE_NOOP("TimelineCell", "accuser not known")));
        break;
    case TimelineKind::MemberRefute:
        if (content.members.size() == 1)
            parts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "incarnation %1"))
                             .arg(m_store.record(m_row.first).incarnation().value()));
        break;
    case TimelineKind::Conflict: {
        QStringList addresses;
        for (const auto& address : content.addresses)
            addresses.append(clusterText(address, 128));
        parts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "is claimed from %1"))
                         .arg(addresses.join(QStringLiteral(" · "))));
        break;
    }
    case TimelineKind::MemberLeave:
    case TimelineKind::MemberFailed:
    case TimelineKind::MemberReap:
    case TimelineKind::MemberLeaving:
    case TimelineKind::MemberJoin:
    case TimelineKind::MemberUpdate:
    case TimelineKind::Ready:
        if (content.members.size() > 1) {
            parts.append(namesOf(content, kNamesInLine));
        } else if (content.members.size() == 1) {
            const auto& member = content.members.front();
            const auto change = changeOf(member, between);
            if (!change.isEmpty())
                parts.append(change);
            else if (!member.facts->endpoint.address.isNone())
                parts.append(clusterText(member.facts->endpoint.text()));
            if (change.isEmpty() && kind == TimelineKind::MemberUpdate)
                parts.append(
                    say(QT_TRANSLATE_NOOP("TimelineCell", "(what it was before is not known)")));
        }
        break;
    case TimelineKind::Note: parts.append(clusterText(content.text)); break;
    case TimelineKind::Snapshot:
    case TimelineKind::Stale:
    case TimelineKind::Gap:
    case TimelineKind::Resync:
        if (content.text.empty()) break;
        parts.append(m_words.engine ? m_words.engine(content.text) : clusterText(content.text));
        break;
    }
    return parts.join(between);
}

QString TimelineCell::lamport() const
{
    if (m_row.isFold()) return {};
    const auto time = m_store.lamport(m_row.first);
    return time ? QString::number(time->value()) : QString();
}

int TimelineCell::foldMembers() const
{
    std::unordered_set<std::string_view> names;
    for (std::size_t at = 0; at < m_row.lines; ++at) {
        for (const auto& member : m_store.content(lineOf(at)).members)
            names.insert(member.facts->name);
    }
    return static_cast<int>(names.size());
}

QString TimelineCell::foldWords(std::size_t namesMost) const
{
    auto kind = m_store.kind(m_row.first);
    if (m_words.asApplication && kind == TimelineKind::MemberFailed)
        kind = TimelineKind::MemberLeave;
    return say(QT_TRANSLATE_NOOP("TimelineCell", "%1 within %2: %3"))
        .arg(manyWords(kind, foldMembers()), foldSpan(), foldNames(namesMost));
}

QString TimelineCell::foldNames(std::size_t most) const
{
    QStringList shown;
    std::unordered_set<std::string_view> names;
    for (std::size_t at = 0; at < m_row.lines; ++at) {
        for (const auto& member : m_store.content(lineOf(at)).members) {
            if (!names.insert(member.facts->name).second) continue;
            if (static_cast<std::size_t>(shown.size()) < most)
                shown.append(clusterText(member.facts->name, 128));
        }
    }
    return listed(shown, names.size());
}

QString TimelineCell::foldAccusers(std::size_t most) const
{
    QStringList shown;
    std::unordered_set<std::string_view> names;
    for (std::size_t at = 0; at < m_row.lines; ++at) {
        const auto& from = m_store.content(lineOf(at)).from;
        if (!from || !names.insert(*from).second) continue;
        if (static_cast<std::size_t>(shown.size()) < most) shown.append(clusterText(*from));
    }
    if (shown.isEmpty()) return say(QT_TRANSLATE_NOOP("TimelineCell", "accuser not known"));
    return say(QT_TRANSLATE_NOOP("TimelineCell", "accused by %1")).arg(listed(shown, names.size()));
}

QString TimelineCell::foldSpan() const
{
    const auto last = m_store.record(lineOf(m_row.lines - 1)).boot();
    return spanText(last - m_store.record(m_row.first).boot());
}

QString TimelineCell::hint(TimelineColumn column) const
{
    switch (column) {
    case TimelineColumn::Time: return preciseText(m_store.record(m_row.first).wall());
    case TimelineColumn::Kind: {
        const auto word = filterWord(m_store.kind(m_row.first));
        return QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()));
    }
    case TimelineColumn::Who:
    case TimelineColumn::Detail: return story();
    case TimelineColumn::Lamport:
    case TimelineColumn::Size:
    case TimelineColumn::Cluster: break;
    }
    return {};
}

QString TimelineCell::sentence() const
{
    const auto detailed = detail(QStringLiteral(", "));
    const auto head = m_row.isFold()
                          ? clockText(m_store.record(m_row.first).wall())
                          : QStringLiteral("%1, %2 %3")
                                .arg(clockText(m_store.record(m_row.first).wall()), who(), what());
    return detailed.isEmpty() ? head : QStringLiteral("%1, %2").arg(head, detailed);
}

QString TimelineCell::story() const
{
    const auto& content = m_store.content(m_row.first);
    const auto kind = m_store.kind(m_row.first);
    QStringList lines;
    const auto word = filterWord(kind);
    lines.append(QStringLiteral("%1   %2").arg(
        preciseText(m_store.record(m_row.first).wall()),
        QString::fromLatin1(word.data(), static_cast<qsizetype>(word.size()))));
    if (m_row.isFold()) {
        lines.append(foldWords(kNamesInStory));
        return lines.join(QLatin1Char('\n'));
    }
    QStringList facts;
    if (!content.name.empty()) facts.append(clusterText(content.name));
    if (const auto time = m_store.lamport(m_row.first))
        facts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "Lamport time %1")).arg(time->value()));
    if (content.queryId)
        facts.append(
            say(QT_TRANSLATE_NOOP("TimelineCell", "query %1")).arg(content.queryId->value()));
    if (content.members.size() == 1 && isMemberChange(kind)) {
        facts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "incarnation %1"))
                         .arg(m_store.record(m_row.first).incarnation().value()));
    }
    if (content.coalesce) facts.append(say(QT_TRANSLATE_NOOP("TimelineCell", "may be coalesced")));
    if (kind == TimelineKind::User || kind == TimelineKind::Query)
        facts.append(say(QT_TRANSLATE_N_NOOP("TimelineCell", "%n byte(s)"),
                         static_cast<int>(content.payload.size())));
    if (!facts.isEmpty()) lines.append(facts.join(QStringLiteral(" · ")));
    if (kind == TimelineKind::User || kind == TimelineKind::Query) {
        if (content.from)
            lines.append(say(QT_TRANSLATE_NOOP("TimelineCell", "asked by %1"))
                             .arg(clusterText(*content.from)));
        if (!content.payload.empty()) lines.append(answerLines(content.payload));
        return lines.join(QLatin1Char('\n'));
    }
    if (isPicture(kind)) lines.append(membersWord(content.memberCount));
    std::size_t told = 0;
    for (const auto& member : content.members) {
        if (isPicture(kind)) break;
        if (++told > kNamesInStory) break;
        QString line = clusterText(member.facts->name);
        if (!member.facts->endpoint.address.isNone())
            line += QStringLiteral("  ") + clusterText(member.facts->endpoint.text());
        lines.append(line);
        const auto change = changeOf(member, QStringLiteral("\n    "));
        if (!change.isEmpty()) lines.append(QStringLiteral("    ") + change);
    }
    const bool hasMore = kind == TimelineKind::MemberSuspect || kind == TimelineKind::Conflict ||
                         !content.text.empty();
    if (hasMore) lines.append(detail(QStringLiteral("\n")));
    return lines.join(QLatin1Char('\n'));
}

} // namespace grapevine::models
