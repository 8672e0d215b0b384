#include "ui/models/timeline_kind.h"

#include <QCoreApplication>

namespace grapevine::models {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(TimelineKind)
};

} // namespace

std::optional<link::EntryKind> entryKind(TimelineKind kind)
{
    if (kind == TimelineKind::MemberLeaving) return std::nullopt;
    return static_cast<link::EntryKind>(kind);
}

std::string_view filterWord(TimelineKind kind)
{
    if (kind == TimelineKind::MemberLeaving) return "member-leaving";
    return link::word(static_cast<link::EntryKind>(kind));
}

QString kindWord(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::Snapshot: return Words::tr("first picture");
    case TimelineKind::MemberJoin: return Words::tr("joined");
    case TimelineKind::MemberLeave: return Words::tr("left");
    case TimelineKind::MemberFailed: return Words::tr("failed");
    case TimelineKind::MemberUpdate: return Words::tr("updated");
    case TimelineKind::MemberReap: return Words::tr("forgotten");
    case TimelineKind::MemberSuspect: return Words::tr("suspect");
    case TimelineKind::MemberRefute: return Words::tr("refuted");
    case TimelineKind::User: return Words::tr("event");
    case TimelineKind::Stale: return Words::tr("no word");
    case TimelineKind::Ready: return Words::tr("we joined");
    case TimelineKind::Conflict: return Words::tr("name clash");
    case TimelineKind::Query: return Words::tr("query");
    case TimelineKind::Gap: return Words::tr("gap");
    case TimelineKind::Resync: return Words::tr("fresh picture");
    case TimelineKind::MemberLeaving: return Words::tr("leaving");
    case TimelineKind::Note: return Words::tr("note");
    }
    return {};
}

QString manyWords(TimelineKind kind, int members)
{
    switch (kind) {
    case TimelineKind::MemberJoin: return Words::tr("%n member(s) joined", nullptr, members);
    case TimelineKind::MemberLeave: return Words::tr("%n member(s) left", nullptr, members);
    case TimelineKind::MemberFailed: return Words::tr("%n member(s) failed", nullptr, members);
    case TimelineKind::MemberUpdate: return Words::tr("%n member(s) updated", nullptr, members);
    case TimelineKind::MemberReap: return Words::tr("%n member(s) forgotten", nullptr, members);
    case TimelineKind::MemberSuspect:
        return Words::tr("%n member(s) turned suspect", nullptr, members);
    case TimelineKind::MemberRefute: return Words::tr("%n member(s) refuted", nullptr, members);
    case TimelineKind::MemberLeaving: return Words::tr("%n member(s) leaving", nullptr, members);
    case TimelineKind::Snapshot:
    case TimelineKind::User:
    case TimelineKind::Stale:
    case TimelineKind::Ready:
    case TimelineKind::Conflict:
    case TimelineKind::Query:
    case TimelineKind::Gap:
    case TimelineKind::Resync:
    case TimelineKind::Note: break;
    }
    return kindWord(kind);
}

ChangeClass changeClass(TimelineKind kind)
{
    switch (kind) {
    case TimelineKind::MemberFailed: return ChangeClass::Failed;
    case TimelineKind::MemberSuspect:
    case TimelineKind::Conflict: return ChangeClass::Suspect;
    case TimelineKind::MemberLeave:
    case TimelineKind::MemberLeaving:
    case TimelineKind::MemberReap: return ChangeClass::Gone;
    case TimelineKind::MemberJoin:
    case TimelineKind::MemberRefute: return ChangeClass::Back;
    case TimelineKind::MemberUpdate: return ChangeClass::Changed;
    case TimelineKind::User:
    case TimelineKind::Query: return ChangeClass::Heard;
    case TimelineKind::Snapshot:
    case TimelineKind::Stale:
    case TimelineKind::Ready:
    case TimelineKind::Gap:
    case TimelineKind::Resync:
    case TimelineKind::Note: break;
    }
    return ChangeClass::Other;
}

QString changeClassWords(ChangeClass of, int count)
{
    switch (of) {
    case ChangeClass::Failed: return Words::tr("%n failed", nullptr, count);
    case ChangeClass::Suspect: return Words::tr("%n suspect", nullptr, count);
    case ChangeClass::Gone: return Words::tr("%n left", nullptr, count);
    case ChangeClass::Back: return Words::tr("%n joined or back", nullptr, count);
    case ChangeClass::Changed: return Words::tr("%n updated", nullptr, count);
    case ChangeClass::Heard: return Words::tr("%n event(s) and queries", nullptr, count);
    case ChangeClass::Other: return Words::tr("%n other", nullptr, count);
    }
    return {};
}

bool isMemberChange(TimelineKind kind)
{
    switch (changeClass(kind)) {
    case ChangeClass::Failed:
    case ChangeClass::Gone:
    case ChangeClass::Back:
    case ChangeClass::Changed: return true;
    case ChangeClass::Suspect: return kind == TimelineKind::MemberSuspect;
    case ChangeClass::Heard:
    case ChangeClass::Other: break;
    }
    return false;
}

std::optional<StatusKind> statusAfter(TimelineKind kind)
{
    switch (changeClass(kind)) {
    case ChangeClass::Failed: return StatusKind::Failed;
    case ChangeClass::Suspect:
        if (kind == TimelineKind::MemberSuspect) return StatusKind::Suspect;
        break;
    case ChangeClass::Gone:
        if (kind == TimelineKind::MemberLeaving) return StatusKind::Leaving;
        if (kind == TimelineKind::MemberReap) return StatusKind::NoData;
        return StatusKind::Left;
    case ChangeClass::Back:
    case ChangeClass::Changed: return StatusKind::Alive;
    case ChangeClass::Heard:
    case ChangeClass::Other: break;
    }
    return std::nullopt;
}

std::optional<StatusKind> statusBefore(TimelineKind kind)
{
    switch (changeClass(kind)) {
    case ChangeClass::Failed: return StatusKind::Suspect;
    case ChangeClass::Suspect:
    case ChangeClass::Changed:
        if (isMemberChange(kind)) return StatusKind::Alive;
        break;
    case ChangeClass::Gone:
        if (kind == TimelineKind::MemberReap) return StatusKind::Left;
        return StatusKind::Alive;
    case ChangeClass::Back:
        if (kind == TimelineKind::MemberRefute) return StatusKind::Suspect;
        break;
    case ChangeClass::Heard:
    case ChangeClass::Other: break;
    }
    return std::nullopt;
}

bool isBreak(TimelineKind kind)
{
    return kind == TimelineKind::Gap || kind == TimelineKind::Stale || kind == TimelineKind::Resync;
}

} // namespace grapevine::models
