#include "ui/models/member_store.h"

#include <algorithm>
#include <cassert>
#include <string_view>
#include <unordered_set>

#include "ui/models/natural_key.h"

namespace grapevine::models {

namespace {

std::string haystackOf(const NodeFacts& facts)
{
    // A line feed between the parts keeps a word from matching across two of them.
    std::string text = facts.name;
    text += '\n';
    if (!facts.endpoint.address.isNone()) text += facts.endpoint.text();
    for (const auto& [key, value] : facts.tags) {
        text += '\n';
        text += key;
        text += '=';
        text += value;
    }
    return foldCase(text);
}

} // namespace

MemberStore::Put MemberStore::put(const link::MemberRowPtr& row)
{
    assert(row && row->facts && "a link never hands out a row without facts");
    const auto known = m_slots.find(row->key);
    if (known != m_slots.end()) {
        Entry& entry = m_entries[known->second];
        if (entry.row == row && !entry.ghost) return {.slot = known->second};
        if (!entry.ghost) count(entry, false);
        if (entry.ghost) ++m_factsRevision;
        entry.ghost = false;
        if (entry.row->facts != row->facts) {
            entry.haystack = haystackOf(*row->facts);
            ++m_factsRevision;
            if (entry.row->facts->name != row->facts->name) {
                entry.nameKey = naturalKey(row->facts->name);
                m_ranksValid = false;
            }
        }
        entry.row = row;
        count(entry, true);
        return {.slot = known->second, .changed = true};
    }
    Slot slot = static_cast<Slot>(m_entries.size());
    if (m_free.empty()) {
        m_entries.emplace_back();
    } else {
        slot = m_free.back();
        m_free.pop_back();
    }
    Entry& entry = m_entries[slot];
    entry = {.row = row,
             .haystack = haystackOf(*row->facts),
             .nameKey = naturalKey(row->facts->name),
             .fresh = true};
    m_slots.emplace(row->key, slot);
    ++m_fresh;
    m_ranksValid = false;
    ++m_factsRevision;
    count(entry, true);
    return {.slot = slot, .inserted = true, .changed = true};
}

std::optional<Slot> MemberStore::vanish(const MemberKey& key)
{
    const auto known = m_slots.find(key);
    if (known == m_slots.end() || m_entries[known->second].ghost) return std::nullopt;
    Entry& entry = m_entries[known->second];
    count(entry, false);
    entry.ghost = true;
    entry.ghostNumber = ++m_ghostNumber;
    ++m_factsRevision;
    return known->second;
}

void MemberStore::settle()
{
    if (!hasFresh() && !hasGhosts()) return;
    m_fresh = 0;
    for (Slot slot = 0; slot < m_entries.size(); ++slot) {
        Entry& entry = m_entries[slot];
        entry.fresh = false;
        if (entry.ghost) free(slot);
    }
}

void MemberStore::free(Slot slot)
{
    Entry& entry = m_entries[slot];
    assert(entry.row && entry.ghost && "only who has gone is forgotten");
    m_slots.erase(entry.row->key);
    entry = {};
    m_free.push_back(slot);
    m_ranksValid = false;
}

std::vector<Slot> MemberStore::oldestGhosts(std::size_t count) const
{
    std::vector<Slot> out;
    for (Slot slot = 0; slot < m_entries.size(); ++slot)
        if (m_entries[slot].row && m_entries[slot].ghost) out.push_back(slot);
    std::sort(out.begin(), out.end(), [this](Slot a, Slot b) {
        return m_entries[a].ghostNumber < m_entries[b].ghostNumber;
    });
    out.resize(std::min(count, out.size()));
    return out;
}

std::optional<MemberKey> MemberStore::named(std::string_view name) const
{
    for (const auto& entry : m_entries) {
        if (entry.row && !entry.ghost && entry.row->facts->name == name) return entry.row->key;
    }
    return std::nullopt;
}

std::optional<Slot> MemberStore::find(const MemberKey& key) const
{
    const auto known = m_slots.find(key);
    return known == m_slots.end() ? std::nullopt : std::optional(known->second);
}

const std::vector<std::uint32_t>& MemberStore::nameRanks()
{
    if (m_ranksValid) return m_ranks;
    std::vector<Slot> byName;
    byName.reserve(m_slots.size());
    for (Slot slot = 0; slot < m_entries.size(); ++slot) {
        if (m_entries[slot].row) byName.push_back(slot);
    }
    std::sort(byName.begin(), byName.end(), [this](Slot a, Slot b) { return nameBefore(a, b); });
    m_ranks.assign(m_entries.size(), 0);
    for (std::size_t at = 0; at < byName.size(); ++at) {
        m_ranks[byName[at]] = static_cast<std::uint32_t>(at);
    }
    m_ranksValid = true;
    ++m_nameRevision;
    return m_ranks;
}

bool MemberStore::nameBefore(Slot a, Slot b) const
{
    const Entry& left = m_entries[a];
    const Entry& right = m_entries[b];
    const int order = left.nameKey.compare(right.nameKey);
    return order != 0 ? order < 0 : left.row->key < right.row->key;
}

void MemberStore::count(const Entry& entry, bool up)
{
    auto& kind = m_tally.byKind[static_cast<std::size_t>(statusKind(*entry.row))];
    kind = up ? kind + 1 : kind - 1;
    m_tally.total = up ? m_tally.total + 1 : m_tally.total - 1;
}

std::vector<MemberKey> absentFrom(const MemberStore& members, const link::ObservationBatch& batch)
{
    std::unordered_set<MemberKey> listed;
    listed.reserve(batch.changed.size());
    for (const auto& row : batch.changed)
        listed.insert(row->key);
    std::vector<MemberKey> absent;
    for (const auto& entry : members.entries()) {
        if (!entry.row || entry.ghost || entry.row->key.cluster != batch.cluster) continue;
        if (!listed.contains(entry.row->key)) absent.push_back(entry.row->key);
    }
    return absent;
}

std::unordered_map<MemberKey, MemberKey> successorsOf(const MemberStore& before,
                                                      const MemberStore& after)
{
    std::unordered_map<std::string_view, MemberKey> byName;
    for (const auto& entry : after.entries()) {
        if (entry.row) byName.emplace(entry.row->facts->name, entry.row->key);
    }
    std::unordered_map<MemberKey, MemberKey> successors;
    for (const auto& entry : before.entries()) {
        if (!entry.row) continue;
        const auto same = byName.find(entry.row->facts->name);
        if (same != byName.end()) successors.emplace(entry.row->key, same->second);
    }
    return successors;
}

std::unordered_map<MemberKey, MemberKey>
followed(std::unordered_map<MemberKey, MemberKey> before,
         const std::unordered_map<MemberKey, MemberKey>& next)
{
    for (auto at = before.begin(); at != before.end();) {
        const auto further = next.find(at->second);
        if (further == next.end()) {
            at = before.erase(at); // Nobody of that name is there any more.
        } else {
            at->second = further->second;
            ++at;
        }
    }
    before.insert(next.begin(), next.end());
    return before;
}

} // namespace grapevine::models
