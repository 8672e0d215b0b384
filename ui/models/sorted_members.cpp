#include "ui/models/sorted_members.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace grapevine::models {

namespace {

/// More changes than one in so many members: then all are sorted anew.
constexpr std::size_t kMergedLeast = 8;
/// How many members ahead of the one that is weighed memory is asked for.
constexpr Slot kAhead = 12;

/// Where texts may settle what comes first, items alone do not tell enough to merge by.
bool hasTexts(MemberColumn::Kind kind)
{
    return kind == MemberColumn::Kind::Tag || kind == MemberColumn::Kind::OtherTags ||
           kind == MemberColumn::Kind::Address || kind == MemberColumn::Kind::Cluster;
}

} // namespace

/// Makes and compares items.
class SortedMembers::Weigher {
public:
    Weigher(MemberStore& members, const MemberOrder& order, const SortContext& context)
        : m_order(order)
        , m_maker(members, order.column, context)
        , m_ranks(members.nameRanks())
        , m_turned(order.turnsNames())
    {
    }

    [[nodiscard]] std::uint32_t rankOf(Slot slot) const
    {
        return m_turned ? ~m_ranks[slot] : m_ranks[slot];
    }

    void weigh(Slot slot, Lists& lists)
    {
        const auto key = m_maker.keyOf(slot);
        auto& list = key.missing ? lists.missing : lists.present;
        const auto number = key.missing ? 0 : m_order.descending ? ~key.number : key.number;
        list.push_back({number, rankOf(slot), slot});
        if (!key.text.empty()) m_hasTexts = true;
    }

    [[nodiscard]] bool operator()(const Item& a, const Item& b) const
    {
        return a.number != b.number ? a.number < b.number : a.rank < b.rank;
    }

    /// Puts those in order whose numbers are the same but whose texts may differ.
    void sortTexts(std::vector<Item>& items)
    {
        if (!m_hasTexts) return;
        for (auto first = items.begin(); first != items.end();) {
            const auto past = std::find_if(
                first, items.end(), [&](const Item& item) { return item.number != first->number; });
            if (past - first > 1) sortRun(first, past);
            first = past;
        }
    }

private:
    using Place = std::vector<Item>::iterator;

    void sortRun(Place first, Place past)
    {
        std::vector<std::pair<SortKey, Item>> keyed;
        keyed.reserve(static_cast<std::size_t>(past - first));
        bool texts = false;
        for (auto at = first; at != past; ++at) {
            keyed.emplace_back(m_maker.keyOf(at->slot), *at);
            texts = texts || !keyed.back().first.text.empty();
        }
        if (!texts) return;
        std::sort(keyed.begin(), keyed.end(), [this](const auto& a, const auto& b) {
            const int order = compareKeys(a.first, b.first, m_order.descending);
            return order != 0 ? order < 0 : a.second.rank < b.second.rank;
        });
        std::transform(keyed.begin(), keyed.end(), first,
                       [](const auto& one) { return one.second; });
    }

    const MemberOrder& m_order;
    SortKeyMaker m_maker;
    const std::vector<std::uint32_t>& m_ranks;
    bool m_turned;
    bool m_hasTexts = false;
};

void SortedMembers::touch(Slot slot)
{
    if (!m_order) return;
    if (slot >= m_isTouched.size()) m_isTouched.resize(slot + std::size_t{1}, 0);
    if (std::exchange(m_isTouched[slot], 1) == 0) m_touched.push_back(slot);
    if (m_touched.size() > m_slots.size() / kMergedLeast + kMergedLeast) clear();
}

void SortedMembers::clear()
{
    m_order.reset();
    m_touched.clear();
    m_isTouched.clear();
}

const std::vector<Slot>& SortedMembers::slots(MemberStore& members, const MemberOrder& order,
                                              const SortContext& context)
{
    Weigher weigher(members, order, context);
    // A ribbon moves on by itself.
    const bool isKept = m_order && m_order->column == order.column &&
                        m_order->descending == order.descending &&
                        order.column.kind != MemberColumn::Kind::Ribbon;
    if (isKept && m_touched.empty() && m_nameRevision == members.nameRevision()) return m_slots;
    if (isKept && !hasTexts(order.column.kind)) {
        mergeTouched(members, weigher);
    } else {
        sortAll(members, weigher);
    }
    m_order = order;
    m_nameRevision = members.nameRevision();
    m_touched.clear();
    m_isTouched.assign(members.entries().size(), 0);
    m_slots.clear();
    m_slots.reserve(m_lists.present.size() + m_lists.missing.size());
    for (const auto* list : {&m_lists.present, &m_lists.missing}) {
        for (const auto& item : *list)
            m_slots.push_back(item.slot);
    }
    return m_slots;
}

void SortedMembers::sortAll(MemberStore& members, Weigher& weigher)
{
    m_lists.present.clear();
    m_lists.missing.clear();
    const auto& entries = members.entries();
    const auto end = static_cast<Slot>(entries.size());
    for (Slot slot = 0; slot < end; ++slot) {
        // Rows lie all over the memory: waiting for each in turn would take longer than sorting.
        if (end - slot > 2 * kAhead) {
            __builtin_prefetch(entries[slot + 2 * kAhead].row.get());
            if (const auto* row = entries[slot + kAhead].row.get())
                __builtin_prefetch(row->facts.get());
        }
        if (entries[slot].row) weigher.weigh(slot, m_lists);
    }
    std::sort(m_lists.present.begin(), m_lists.present.end(), weigher);
    std::sort(m_lists.missing.begin(), m_lists.missing.end(), weigher);
    weigher.sortTexts(m_lists.present);
}

void SortedMembers::mergeTouched(MemberStore& members, Weigher& weigher)
{
    const bool renamed = m_nameRevision != members.nameRevision();
    m_isTouched.resize(members.entries().size(), 0);
    Lists touched;
    for (const Slot slot : m_touched) {
        if (members.at(slot).row) weigher.weigh(slot, touched);
    }
    const auto merge = [&](std::vector<Item>& into, std::vector<Item>& fresh) {
        std::sort(fresh.begin(), fresh.end(), weigher);
        std::vector<Item> all;
        all.reserve(into.size() + fresh.size());
        auto next = fresh.begin();
        for (auto& item : into) {
            if (m_isTouched[item.slot] != 0) continue;
            if (renamed) item.rank = weigher.rankOf(item.slot);
            for (; next != fresh.end() && weigher(*next, item); ++next)
                all.push_back(*next);
            all.push_back(item);
        }
        all.insert(all.end(), next, fresh.end());
        into = std::move(all);
    };
    merge(m_lists.present, touched.present);
    merge(m_lists.missing, touched.missing);
}

} // namespace grapevine::models
