#pragma once

#include <array>
#include <vector>

#include "core/agent/agent.h"
#include "core/agent/agent_keys.h"
#include "core/agent/leave_steps.h"
#include "core/agent/packet_desk.h"
#include "core/agent/stream_desk.h"

namespace grapevine::agent {

/// What an agent is made of, and the wires between the pieces.
struct Agent::Parts {
    /// Where a member can be told something.
    struct TableMember {
        Endpoint to;
        bool crc = false;
    };

    Parts(AgentOptions given, const swim::Policy& how, AgentShared with, Random& random);

    [[nodiscard]] swim::Self describeSelf() const;
    void route(TimePoint now);
    void routeChanges(TimePoint now);
    void routeOutputs(TimePoint now);
    void routeSerf(TimePoint now);
    void handleOwnPing(const swim::PingAnswered& answered);
    void handleChange(TimePoint now, const swim::MemberChange& change);
    void handlePart(TimePoint now, const Endpoint& from, const wire::PacketPart& part);
    template<class M, class Use> void withMessage(const wire::PacketPart& part, Use use);
    void handleSwim(TimePoint now, const Endpoint& from, const wire::PacketPart& part);
    void gossipTo(const swim::GossipTo& targets);
    void sendUser(const serf::DirectMessage& message);
    [[nodiscard]] Bytes localState(TimePoint now, bool join, bool joiner);
    [[nodiscard]] std::optional<std::string> merge(TimePoint now, std::string_view from,
                                                   bool ourJoin, const RemoteState& state);
    void handleOutcome(TimePoint now, JoinOutcome outcome, bool join);
    void advanceLeave(TimePoint now);
    void repeatLeave(TimePoint now);
    /// Nobody is left who may still take us in without having heard of it.
    [[nodiscard]] bool leaveIntentTold() const { return serf.leaveIntentTold() && !streams.busy(); }
    [[nodiscard]] std::vector<TableMember> others() const;
    void tellDirectly(ByteView message);
    [[nodiscard]] Bytes leaveIntentMessage() const;
    [[nodiscard]] std::array<GossipSource, 4> sources();
    [[nodiscard]] StreamDesk::Host streamHost();
    [[nodiscard]] serf::Serf::Hooks serfHooks();

    AgentOptions options;
    const swim::Policy& policy;
    AgentShared shared;
    Counters counters;
    AgentKeys keys;
    swim::Memberlist memberlist;
    serf::Serf serf;
    serf::CoordinateEngine coordinates;
    PacketDesk packets;
    StreamDesk streams;
    LeaveSteps leaving;
    wire::Scratch scratch;
    std::vector<swim::Output> swimOutputs; ///< Of no use between calls; kept for its memory.
    std::vector<AgentOutput> outputs;
    std::vector<AgentNews> news;
    std::optional<TimePoint> lastInbound;
    std::vector<Endpoint> reconnects; ///< Dialled by ourselves: their outcome is no news.
    /// Who was there when our picture last started afresh: told of a leave while nobody else is
    /// known again.
    std::vector<TableMember> before;
    bool joinAnnounced = false;
};

} // namespace grapevine::agent
