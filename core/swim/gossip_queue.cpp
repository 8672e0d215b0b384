#include "core/swim/gossip_queue.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "core/swim/scales.h"

namespace grapevine::swim {

GossipQueue::GossipQueue(unsigned retransmitMult, std::size_t mostEntries)
    : m_retransmitMult(retransmitMult)
    , m_mostEntries(mostEntries)
{
}

void GossipQueue::put(std::string_view key, Bytes message)
{
    m_finished.clear();
    const Rank rank{0, message.size(), m_nextNumber++};
    if (!key.empty()) {
        const auto [at, fresh] = m_keyed.try_emplace(std::string{key}, rank);
        if (!fresh) {
            m_entries.erase(at->second);
            at->second = rank;
        }
    }
    m_entries.emplace(rank, Entry{std::string{key}, std::move(message)});
    if (m_entries.size() <= m_mostEntries) return;
    auto last = std::prev(m_entries.end());
    if (last->first.number == rank.number && last != m_entries.begin()) --last;
    erase(last);
    ++m_dropped;
}

void GossipQueue::take(std::vector<ByteView>& out, std::size_t overhead, std::size_t room,
                       std::size_t members)
{
    m_finished.clear();
    if (m_entries.empty()) return;
    if (m_limitMembers != members) {
        m_limitMembers = members;
        m_limit = retransmitLimit(m_retransmitMult, members);
    }
    const auto limit = m_limit;
    std::size_t used = 0;
    auto at = m_entries.begin();
    while (at != m_entries.end() && room > used + overhead) {
        const auto free = room - used - overhead;
        const auto sends = at->first.sends;
        at = m_entries.lower_bound({sends, free, std::numeric_limits<std::uint64_t>::max()});
        if (at == m_entries.end() || at->first.sends != sends) continue; // The next tier.
        auto next = std::next(at);
        auto node = m_entries.extract(at);
        const auto& message = node.mapped().message;
        used += overhead + message.size();
        out.push_back(message);
        if (sends + 1 >= limit) {
            if (!node.mapped().key.empty()) m_keyed.erase(node.mapped().key);
            m_finished.push_back(std::move(node));
        } else {
            ++node.key().sends;
            m_sent.push_back(std::move(node));
        }
        // `next` may be of a higher tier: then this one is exhausted.
        at = next;
    }
    for (auto& node : m_sent) {
        if (!node.mapped().key.empty()) m_keyed.find(node.mapped().key)->second = node.key();
        m_entries.insert(std::move(node));
    }
    m_sent.clear();
}

void GossipQueue::prune(std::size_t most)
{
    while (m_entries.size() > most) {
        erase(std::prev(m_entries.end()));
        ++m_dropped;
    }
}

void GossipQueue::clear()
{
    m_entries.clear();
    m_keyed.clear();
    m_finished.clear();
}

void GossipQueue::dropAllBut(std::span<const std::string_view> keys)
{
    for (auto at = m_entries.begin(); at != m_entries.end();) {
        const auto& key = at->second.key;
        const bool kept = !key.empty() && std::find(keys.begin(), keys.end(), key) != keys.end();
        const auto next = std::next(at);
        if (!kept) erase(at);
        at = next;
    }
    m_finished.clear();
}

void GossipQueue::erase(Entries::iterator at)
{
    if (!at->second.key.empty()) m_keyed.erase(at->second.key);
    m_entries.erase(at);
}

} // namespace grapevine::swim
