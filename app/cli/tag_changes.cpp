#include "app/cli/tag_changes.h"

namespace grapevine::cli {

using link::EntryKind;

TagChange changeBetween(const Tags& before, const Tags& after)
{
    TagChange out;
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        if (now == after.end() || (old != before.end() && old->first < now->first)) {
            out.removed.push_back(*old++);
        } else if (old == before.end() || now->first < old->first) {
            out.added.push_back(*now++);
        } else {
            if (old->second != now->second)
                out.changed.push_back({now->first, old->second, now->second});
            ++old;
            ++now;
        }
    }
    return out;
}

std::map<std::string, TagChange> TagMemory::handleEntry(const link::TimelineEntry& entry)
{
    std::map<std::string, TagChange> out;
    if (entry.kind == EntryKind::Snapshot || entry.kind == EntryKind::Resync) m_facts.clear();
    for (const auto& row : entry.members) {
        const auto& name = row->facts->name;
        if (entry.kind == EntryKind::MemberReap) {
            m_facts.erase(name);
            continue;
        }
        const auto known = m_facts.find(name);
        if (known != m_facts.end()) {
            if (entry.kind == EntryKind::MemberUpdate)
                out[name] = changeBetween(known->second->tags, row->facts->tags);
            known->second = row->facts;
        } else if (m_facts.size() < kMembersMost) {
            m_facts.emplace(name, row->facts);
        }
    }
    return out;
}

} // namespace grapevine::cli
