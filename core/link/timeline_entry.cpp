#include "core/link/timeline_entry.h"

namespace grapevine::link {

std::string_view word(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Snapshot: return "snapshot";
    case EntryKind::MemberJoin: return "member-join";
    case EntryKind::MemberLeave: return "member-leave";
    case EntryKind::MemberFailed: return "member-failed";
    case EntryKind::MemberUpdate: return "member-update";
    case EntryKind::MemberReap: return "member-reap";
    case EntryKind::MemberSuspect: return "member-suspect";
    case EntryKind::MemberRefute: return "member-refute";
    case EntryKind::User: return "user";
    case EntryKind::Stale: return "stale";
    case EntryKind::Ready: return "ready";
    case EntryKind::Conflict: return "conflict";
    case EntryKind::Query: return "query";
    case EntryKind::Gap: return "gap";
    case EntryKind::Resync: return "resync";
    case EntryKind::Note: return "note";
    }
    return "resync";
}

} // namespace grapevine::link
