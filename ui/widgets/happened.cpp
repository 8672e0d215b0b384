#include "ui/widgets/happened.h"

#include <QCoreApplication>

#include "ui/models/cluster_text.h"
#include "ui/models/time_words.h"
#include "ui/widgets/engine_words.h"

namespace grapevine::widgets {

namespace {

using link::EntryKind;
using models::clusterText;

QString say(const char* text)
{
    return QCoreApplication::translate("Notice", text);
}

Notice clash(const link::TimelineEntry& entry)
{
    Notice notice{.kind = NoticeKind::Happened, .warns = true};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Two members claim the name %1."))
                          .arg(clusterText(entry.name, 64));
    QStringList addresses;
    for (const auto& address : entry.addresses)
        addresses.append(clusterText(address, 64));
    notice.detail =
        say(QT_TRANSLATE_NOOP("Notice", "At %1: %2. Rename one of them; until then the "
                                        "cluster knows only the first."))
            .arg(models::clockText(entry.at.wall), addresses.join(QStringLiteral(" · ")));
    return notice;
}

Notice gap(const link::TimelineEntry& entry)
{
    Notice notice{.kind = NoticeKind::Happened};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "Not watching until %1."))
                          .arg(models::clockText(entry.at.wall));
    notice.detail = engineSentence(entry.text);
    return notice;
}

Notice freshStart(const link::TimelineEntry& entry)
{
    Notice notice{.kind = NoticeKind::Happened};
    notice.headline = say(QT_TRANSLATE_NOOP("Notice", "The picture is a fresh one since %1."))
                          .arg(models::clockText(entry.at.wall));
    notice.detail = engineSentence(entry.text);
    return notice;
}

int weight(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Conflict: return 3;
    case EntryKind::Gap: return 2;
    case EntryKind::Resync: return 1;
    case EntryKind::Snapshot:
    case EntryKind::MemberJoin:
    case EntryKind::MemberLeave:
    case EntryKind::MemberFailed:
    case EntryKind::MemberUpdate:
    case EntryKind::MemberReap:
    case EntryKind::MemberSuspect:
    case EntryKind::MemberRefute:
    case EntryKind::User:
    case EntryKind::Stale:
    case EntryKind::Ready:
    case EntryKind::Query:
    case EntryKind::Note: break;
    }
    return 0;
}

} // namespace

std::optional<Notice> happenedIn(const link::ObservationBatch& batch)
{
    const link::TimelineEntry* worst = nullptr;
    for (const auto& entry : batch.entries) {
        const int its = weight(entry.kind);
        if (its > 0 && (worst == nullptr || its >= weight(worst->kind))) worst = &entry;
    }
    if (worst == nullptr) return std::nullopt;
    Notice notice = worst->kind == EntryKind::Conflict ? clash(*worst)
                    : worst->kind == EntryKind::Gap    ? gap(*worst)
                                                       : freshStart(*worst);
    notice.action = NoticeAction::Dismiss;
    notice.actionText = say(QT_TRANSLATE_NOOP("Notice", "Hide"));
    return notice;
}

} // namespace grapevine::widgets
