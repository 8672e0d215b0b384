#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace grapevine::swim {

/// Messages to be told to random members, each so many times: fewest sends first, then the largest
/// that fits, then the newest. Source: memberlist, queue.go; `tests/vectors/data/queue.json`.
class GossipQueue {
public:
    /// `mostEntries`: beyond it those sent most often give way, counted in dropped().
    GossipQueue(unsigned retransmitMult, std::size_t mostEntries);

    /// A message under a key replaces the older one with that key; the empty key is unique. What
    /// is put last never gives way itself.
    void put(std::string_view key, Bytes message);

    /// Appends what fits into `room` bytes, `overhead` charged for each, and counts the sends.
    /// `members` is n for the retransmit limit. The views stay good until the next put, take or
    /// letGo.
    void take(std::vector<ByteView>& out, std::size_t overhead, std::size_t room,
              std::size_t members);

    /// Frees what take() handed out for the last time. A message may carry a key, so nothing that
    /// is done with may wait for the next one, which may never come.
    void letGo() { m_finished.clear(); }

    /// Drops those sent most often until at most `most` are left.
    void prune(std::size_t most);
    void clear();
    /// Keeps what stands under one of `keys` and drops the rest: news that has become old.
    void dropAllBut(std::span<const std::string_view> keys);

    [[nodiscard]] bool empty() const { return size() == 0; }
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// True while a message under `key` has not used up its sends; how a leave knows it was told.
    [[nodiscard]] bool holds(std::string_view key) const { return m_keyed.contains(key); }
    [[nodiscard]] std::uint64_t dropped() const { return m_dropped; }

private:
    /// Orders as messages are sent.
    struct Rank {
        std::size_t sends = 0;
        std::size_t length = 0;
        std::uint64_t number = 0; ///< The newest has the highest.

        [[nodiscard]] bool operator<(const Rank& other) const
        {
            if (sends != other.sends) return sends < other.sends;
            if (length != other.length) return length > other.length;
            return number > other.number;
        }
    };
    struct Entry {
        std::string key;
        Bytes message;
    };
    using Entries = std::map<Rank, Entry>;

    void erase(Entries::iterator at);

    unsigned m_retransmitMult;
    std::size_t m_mostEntries;
    Entries m_entries;
    std::map<std::string, Rank, std::less<>> m_keyed;
    std::vector<Entries::node_type> m_sent;     ///< Taken in this call, to be sent again later.
    std::vector<Entries::node_type> m_finished; ///< Kept for the views into them.
    std::size_t m_limitMembers = 0;             ///< Whom m_limit, which takes a logarithm, is for.
    std::size_t m_limit = 0;
    std::uint64_t m_nextNumber = 0;
    std::uint64_t m_dropped = 0;
};

} // namespace grapevine::swim
