#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/counters.h"
#include "core/base/ids.h"
#include "core/base/name_table.h"
#include "core/base/random.h"
#include "core/serf/intent_buffer.h"
#include "core/serf/lamport_clock.h"
#include "core/serf/outbox.h"
#include "core/serf/serf_member.h"
#include "core/serf/serf_options.h"
#include "core/swim/node_record.h"

namespace grapevine::serf {

/// What an intent came to.
enum class IntentVerdict : std::uint8_t {
    Ignored, ///< Nothing new.
    News,    ///< Worth gossiping onward.
    Refute,  ///< It says that we leave, and we do not: say that we are here.
};

/// Serf's status of every member: what memberlist sees happen, put together with the intents.
///
///     none --join--> alive --leave intent--> leaving --gone--> left
///                    ^  |                      |                ^
///                    |  +---gone--> failed     |                |
///                    +---- join ------|--------+                |
///                                     +------ leave intent -----+
///
/// A member left only if its leave intent came before it went; memberlist's own "left" does not
/// decide. Nothing but memberlist's join makes a failed or left member alive again.
/// Source: serf, serf.go; `tests/vectors/data/serf-state.json`.
class MemberStatuses {
public:
    MemberStatuses(const SerfOptions& options, std::string self, const NameTable& names,
                   LamportClock& clock, Outbox& out, Counters& counters);

    /// The row of a name that is no longer ours is dropped without an event.
    void rename(std::string self);
    /// Whether leave intents about us are true.
    void setLeaving(bool leaving) { m_leaving = leaving; }
    [[nodiscard]] bool leaving() const { return m_leaving; }
    [[nodiscard]] const std::string& self() const { return m_self; }

    // What memberlist sees.
    void handleJoin(MemberId member, swim::NodeRecordPtr record);
    void handleLeave(TimePoint now, MemberId member);
    void handleUpdate(MemberId member, swim::NodeRecordPtr record);
    /// An observer learns a dead or left row by push/pull, perhaps of a member it never saw.
    void handleGone(TimePoint now, MemberId member, swim::NodeRecordPtr record, bool left);

    // What members say. A time that the clock refuses is no time (`serf.clock-poison`).
    /// `hearsay`: a status time of a push/pull, which merging takes for a join.
    [[nodiscard]] IntentVerdict handleJoinIntent(TimePoint now, LamportTime time,
                                                 std::string_view node, bool hearsay = false);
    [[nodiscard]] IntentVerdict handleLeaveIntent(TimePoint now, LamportTime time,
                                                  std::string_view node, bool prune);

    /// Erases members that failed or left long ago, and intents that waited too long.
    void reap(TimePoint now);
    /// A failed member to dial, by the odds of failed to alive ones.
    [[nodiscard]] std::optional<MemberId> reconnectChoice(Random& random) const;
    /// Drops every row but our own, and the waiting intents, silently.
    void forgetOthers();

    [[nodiscard]] const SerfMember* find(MemberId member) const;
    [[nodiscard]] const SerfMember* find(std::string_view name) const;
    [[nodiscard]] std::span<const SerfMember> all() const { return m_rows; }
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }
    [[nodiscard]] std::size_t failed() const { return m_failed; }
    [[nodiscard]] std::size_t left() const { return m_left; }
    [[nodiscard]] bool anybodyElseAlive() const;
    [[nodiscard]] const IntentBuffer& intents() const { return m_intents; }

private:
    [[nodiscard]] SerfMember* row(MemberId member);
    [[nodiscard]] SerfMember* row(std::string_view name);
    [[nodiscard]] bool isSelf(MemberId member) const { return m_names.name(member) == m_self; }
    [[nodiscard]] bool witness(LamportTime time);
    SerfMember& create(MemberId member, swim::NodeRecordPtr record);
    void setStatus(SerfMember& row, Status status);
    void erase(MemberId member);
    void tell(MemberEvent::Kind kind, MemberId member) { m_out.tell(MemberEvent{kind, member}); }

    const SerfOptions& m_options;
    std::string m_self;
    const NameTable& m_names;
    LamportClock& m_clock;
    Outbox& m_out;
    Counters& m_counters;
    IntentBuffer m_intents;
    std::vector<SerfMember> m_rows;      ///< No order: an erased row's place goes to the last one.
    std::vector<std::uint32_t> m_places; ///< By MemberId: place in m_rows plus 1; 0 is none.
    std::size_t m_failed = 0;
    std::size_t m_left = 0;
    bool m_leaving = false;
};

} // namespace grapevine::serf
