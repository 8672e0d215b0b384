#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/expected.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/swim/awareness.h"
#include "core/swim/gossip_queue.h"
#include "core/swim/member_change.h"
#include "core/swim/member_table.h"
#include "core/swim/policy.h"
#include "core/swim/record_pool.h"
#include "core/swim/remote_node.h"
#include "core/swim/running_suspicions.h"
#include "core/swim/self.h"
#include "core/swim/timing.h"
#include "core/wire/messages.h"

namespace grapevine::swim {

/// What alive, suspect and dead do to the table, whoever says so: by gossip, in a push/pull, we of
/// ourselves, or a suspicion whose time is up. The only one to change the table.
///
///              alive, newer                 suspect
///     +-------------------------+   +--------------------+
///     v                         |   |                    v
///   alive ---- dead -----> dead or left <-- dead ---- suspect
///     ^                                                  |
///     +------------------ alive, newer ------------------+
///
/// Every statement that changes something goes into the queue, byte for byte as it came, so it is
/// passed on once by each member. Refused are: names longer than kNameLongest or empty
/// (`swim.name-refused`), versions of 1 to 5 bytes, which kill released agents
/// (`swim.versions-short`), ranges that cannot be (`swim.versions-invalid`), incarnation 0, which
/// in Go leaves an entry that nobody sees (`swim.incarnation-zero`), and accusations of ourselves
/// that no incarnation can beat (`swim.incarnation-unbeatable`); our own never wraps to 0. Not
/// passed on is what fits no packet (`swim.relay-too-large`). Source: memberlist, state.go;
/// `tests/vectors/data/swim-state.json`.
class Membership {
public:
    /// A packet holds no longer name together with anything else.
    static constexpr std::size_t kNameLongest = 1024;

    struct Surroundings {
        const Timing& timing;
        const Policy& policy;
        NameTable& names;
        RecordPool& records;
        Random& random;
        Counters& counters;
        GossipQueue& queue;
        Awareness& awareness;
    };

    explicit Membership(Surroundings surroundings);

    // About ourselves: see Memberlist.
    void announce(TimePoint now, Self self, Incarnation first);
    void updateMeta(TimePoint now, Bytes meta);
    void leave(TimePoint now);
    [[nodiscard]] bool announced() const { return m_announced; }
    [[nodiscard]] bool leaving() const { return m_leaving; }
    [[nodiscard]] const Self& self() const { return m_self; }
    [[nodiscard]] MemberId selfId() const { return m_selfId; }
    [[nodiscard]] Incarnation incarnation() const { return m_incarnation; }
    [[nodiscard]] bool isSelf(const MemberEntry& entry) const { return entry.member == m_selfId; }

    // Gossip about anybody; `verbatim` is the message as it came, type byte first.
    void handleAlive(TimePoint now, const wire::Alive& alive, ByteView verbatim);
    void handleSuspect(TimePoint now, const wire::Suspect& suspect, ByteView verbatim);
    void handleDead(TimePoint now, const wire::Dead& dead, ByteView verbatim);
    /// Our own pings were lost: a suspicion of ours. Only for AfterSilence::Accuse (asserted).
    void accuse(TimePoint now, MemberId member, Incarnation incarnation);
    /// What the rows of a push/pull mean is the policy's; a refused merge changes nothing.
    [[nodiscard]] Expected<void, MergeRefusal> merge(TimePoint now, std::string_view from,
                                                     std::span<const RemoteNode> nodes);
    /// The same, whatever versions they speak. memberlist's mergeState.
    void mergeRows(TimePoint now, std::string_view from, std::span<const RemoteNode> nodes);

    /// Everybody has been probed: forgets who is long dead or left, and shuffles.
    void endRound(TimePoint now);
    void restartSuspicions(TimePoint now) { m_suspicions.restartAll(now); }
    void forgetOthers();

    [[nodiscard]] std::optional<TimePoint> nextTimeout() const
    {
        return m_suspicions.nextTimeout();
    }
    void handleTimeout(TimePoint now);

    [[nodiscard]] const MemberTable& table() const { return m_table; }
    [[nodiscard]] const Suspicion* suspicion(MemberId member) const
    {
        return m_suspicions.find(member);
    }
    /// In order; `into` is emptied first, and its memory used on.
    void takeChanges(std::vector<MemberChange>& into);

private:
    /// How a statement that changed something goes on.
    struct Onward {
        enum class How : std::uint8_t {
            Verbatim, ///< The bytes as they came.
            Encoded,  ///< A statement of our own, or Go's of a push/pull's row.
            Never,    ///< Learnt by push/pull, and not ours to say.
        };
        How how = How::Encoded;
        ByteView bytes;
    };

    /// `record`: what `alive` announces, where it is at hand already.
    void takeAlive(TimePoint now, const wire::Alive& alive, Onward onward,
                   NodeRecordPtr record = nullptr);
    // `accuser` is whom we tell of when it is about ourselves.
    void takeSuspect(TimePoint now, const wire::Suspect& suspect, Onward onward,
                     std::string_view accuser);
    void takeDead(TimePoint now, const wire::Dead& dead, Onward onward, std::string_view accuser);
    [[nodiscard]] bool isOldNews(TimePoint now, const RemoteNode& node);
    void takeAsGo(TimePoint now, std::string_view from, const RemoteNode& node);
    void takeAtWord(TimePoint now, std::string_view from, const RemoteNode& node);
    void suspectAtWord(TimePoint now, MemberEntry& entry);
    [[nodiscard]] bool versionsFit(std::span<const RemoteNode> nodes) const;
    [[nodiscard]] bool roomFor(std::span<const RemoteNode> nodes) const;

    void takeAliveOfSelf(MemberEntry& entry, const wire::Alive& alive);
    /// False when nothing can beat it.
    bool refute(MemberEntry& entry, Incarnation accused);
    [[nodiscard]] Incarnation nextIncarnation();
    /// What m_self says now, in the table.
    void setOwnRecord(MemberEntry& entry);
    void tellAlive(const MemberEntry& entry, State before, const NodeRecordPtr& oldRecord);

    [[nodiscard]] bool acceptable(const wire::Alive& alive);
    [[nodiscard]] bool mayMove(TimePoint now, const MemberEntry& entry) const;
    /// Whether an observer lets a dead member be alive again at the incarnation that it died with:
    /// once the dead row is past its time. Members forget it at the end of their round of pings,
    /// and those who still hold it suspect, and so get a refutation. An observer does not.
    [[nodiscard]] bool mayReturn(TimePoint now, const MemberEntry& entry, Incarnation alive) const;
    [[nodiscard]] NodeRecordPtr recordFor(const wire::Alive& alive, const MemberEntry* known);
    void startSuspicion(TimePoint now, MemberEntry& entry, std::string_view accuser);

    [[nodiscard]] MemberEntry* find(std::string_view name);
    [[nodiscard]] MemberEntry* find(MemberId member);
    /// A dead entry at a random place; nothing, and counted, when it would be one too many.
    [[nodiscard]] MemberEntry* create(TimePoint now, std::string_view name, NodeRecordPtr record);
    void setState(TimePoint now, MemberEntry& entry, State state);
    void forget(std::size_t place);
    void swapPlaces(std::size_t a, std::size_t b);
    template<class Message> void queue(std::string_view key, const Message& message, Onward onward);
    void tell(MemberChange::Kind kind, const MemberEntry& entry, std::string_view from = {});
    void tellSelfAccused(const MemberEntry& entry, std::string_view from, Incarnation accused,
                         bool verdict);

    Surroundings m_with;
    MemberTable m_table;
    RunningSuspicions m_suspicions;
    std::vector<MemberChange> m_changes;
    Self m_self;
    MemberId m_selfId;
    Incarnation m_incarnation;
    bool m_announced = false;
    bool m_leaving = false;
};

} // namespace grapevine::swim
